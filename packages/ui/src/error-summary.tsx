import { useEffect, useRef } from 'react'

export interface FieldProblem {
  /** The id of the field it is about. */
  readonly field: string
  readonly text: string
}

interface Props {
  readonly title: string
  readonly problems: readonly FieldProblem[]
}

/** On top of a form that was refused: takes the focus and leads to each field (GOV.UK pattern). */
export function ErrorSummary({ title, problems }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [problems])
  if (problems.length === 0) return null
  return (
    <div ref={ref} className="ui-ringkasan-salah" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a
              href={`#${problem.field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(problem.field)?.focus()
              }}
            >
              {problem.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
