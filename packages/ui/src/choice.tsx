import { Icon, type IconName } from './icon.tsx'

interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
}

interface Common<T extends string> {
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly error?: string | null
  readonly options: readonly ChoiceOption<T>[]
  readonly columns?: 1 | 2 | 3
}

interface ChoiceProps<T extends string> extends Common<T> {
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** Big radio buttons: one tap, nothing hidden in a list. */
export function Choice<T extends string>({ value, onChange, ...group }: ChoiceProps<T>) {
  return (
    <Group
      {...group}
      type="radio"
      isChosen={(option) => option === value}
      onPick={(option) => onChange(option)}
    />
  )
}

interface CheckListProps<T extends string> extends Common<T> {
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
}

/** Big check boxes: any number of them. */
export function CheckList<T extends string>({ values, onChange, ...group }: CheckListProps<T>) {
  return (
    <Group
      {...group}
      type="checkbox"
      isChosen={(option) => values.includes(option)}
      onPick={(option) =>
        onChange(
          values.includes(option) ? values.filter((one) => one !== option) : [...values, option],
        )
      }
    />
  )
}

interface GroupProps<T extends string> extends Common<T> {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (value: T) => boolean
  readonly onPick: (value: T) => void
}

function Group<T extends string>({
  id,
  legend,
  hint,
  error,
  options,
  columns = 1,
  type,
  isChosen,
  onPick,
}: GroupProps<T>) {
  return (
    <fieldset className="ui-isian" data-salah={error ? '' : undefined}>
      <legend className="ui-isian__label">{legend}</legend>
      {hint && <span className="ui-isian__petunjuk">{hint}</span>}
      {error && (
        <span className="ui-isian__salah" id={`${id}-salah`}>
          <Icon name="awas" />
          <span>{error}</span>
        </span>
      )}
      <div className="ui-pilihan" data-kolom={columns}>
        {options.map((option, i) => (
          <label key={option.value} className="ui-pilihan__satu">
            <input
              type={type}
              id={i === 0 ? id : `${id}-${option.value}`}
              name={id}
              checked={isChosen(option.value)}
              onChange={() => onPick(option.value)}
            />
            {option.icon && <Icon name={option.icon} size={28} />}
            <span>
              {option.label}
              {option.hint && <span className="ui-pilihan__petunjuk">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
