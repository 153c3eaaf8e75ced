import { describedBy, FieldFrame } from './field.tsx'

interface Props {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  /** What stood here last time, beside the box: a slip is seen at once. */
  readonly beside?: { readonly label: string; readonly value: string } | null
  /** The keyboard's enter key goes on to the next box. */
  readonly onEnter?: () => void
}

/** A large number with its unit. Text, not type=number: 8,4 and 8.4 are both typed here. */
export function AngkaField({
  id,
  label,
  unit,
  value,
  onChange,
  hint,
  error,
  beside,
  onEnter,
}: Props) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="ui-angka">
        <div className="ui-angka__kotak">
          <input
            className="ui-isian__kotak"
            id={id}
            type="text"
            inputMode="decimal"
            enterKeyHint="next"
            autoComplete="off"
            maxLength={12}
            value={value}
            aria-describedby={describedBy(id, hint, error)}
            aria-invalid={error ? true : undefined}
            onInput={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !onEnter) return
              event.preventDefault()
              onEnter()
            }}
          />
          <span className="ui-angka__satuan" aria-hidden="true">
            {unit}
          </span>
        </div>
        {beside && (
          <span className="ui-angka__samping">
            {beside.label}
            <strong>{beside.value}</strong>
          </span>
        )}
      </div>
    </FieldFrame>
  )
}
