import { createElement } from 'react'
import type { Children } from './children.ts'
import { Icon } from './icon.tsx'

interface FrameProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  readonly children?: Children
}

/** Label above, hint, one error sentence beside the field (GOV.UK pattern). */
export function FieldFrame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div className="ui-isian" data-salah={error ? '' : undefined}>
      <label className="ui-isian__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="ui-isian__petunjuk" id={`${id}-petunjuk`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="ui-isian__salah" id={`${id}-salah`}>
          <Icon name="awas" />
          <span>{error}</span>
        </span>
      )}
      {children}
    </div>
  )
}

/** The ids a field is described by, for `aria-describedby`. */
export function describedBy(id: string, hint?: string, error?: string | null): string | undefined {
  const ids = [hint ? `${id}-petunjuk` : '', error ? `${id}-salah` : ''].filter(
    (part) => part !== '',
  )
  return ids.length > 0 ? ids.join(' ') : undefined
}

interface FieldProps {
  /** The id of the input: an ErrorSummary points at it. */
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'tel' | 'date' | 'search' | 'time' | 'month'
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search'
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly min?: string
  readonly max?: string
  readonly isReadOnly?: boolean
  readonly autoCapitalize?: 'none' | 'words' | 'sentences'
}

// Preact's types know each type of input apart; a field that may be any of them is made by name.
export function Field(props: FieldProps) {
  const { id, label, hint, error, value, onChange } = props
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {createElement('input' as string, {
        className: 'ui-isian__kotak',
        id,
        type: props.type ?? 'text',
        inputMode: props.inputMode,
        autoComplete: props.autoComplete ?? 'off',
        autoCapitalize: props.autoCapitalize,
        maxLength: props.maxLength,
        min: props.min,
        max: props.max,
        readOnly: props.isReadOnly,
        value,
        'aria-describedby': describedBy(id, hint, error),
        'aria-invalid': error ? true : undefined,
        onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
          onChange(event.currentTarget.value),
      })}
    </FieldFrame>
  )
}

interface TextAreaProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
}

export function TextArea({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  rows = 3,
  maxLength,
}: TextAreaProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        className="ui-isian__kotak"
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

interface SelectProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

export function Select({ id, label, hint, error, value, options, onChange }: SelectProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        className="ui-isian__kotak"
        id={id}
        value={value}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
