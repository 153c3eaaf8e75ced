interface Props {
  readonly label: string
  /** 0 to 1; null while nobody can say. */
  readonly value: number | null
}

export function ProgressBar({ label, value }: Props) {
  const percent = value === null ? null : Math.round(Math.min(Math.max(value, 0), 1) * 100)
  return (
    <div>
      <span>{label}</span>
      <div
        className="ui-kemajuan"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <span style={{ width: `${percent ?? 30}%` }} />
      </div>
    </div>
  )
}
