import type { Result } from '@simpul/domain/shared/result.ts'
import type { Children } from '@simpul/ui/children.ts'
import { ErrorSummary, type FieldProblem } from '@simpul/ui/error-summary.tsx'
import { useState } from 'react'
import type { Failure } from './api.ts'
import { PESAN } from './app.pesan.ts'
import { FailureNotice } from './states.tsx'

/** What stands between a form and its being saved: fields to mend, or what the server said. */
export interface FormState {
  readonly problems: readonly FieldProblem[]
  readonly failure: Failure | null
  readonly isBusy: boolean
  /** The sentence beside a field, by its id. */
  readonly errorOf: (field: string) => string | null
  /** Says what to mend, and sends nothing. */
  readonly refuse: (problems: readonly FieldProblem[], failure?: Failure) => void
  /** Sends; answers why not, or null when it went well. */
  readonly send: <T>(
    ask: () => Promise<Result<T, Failure>>,
    done: (value: T) => void,
  ) => Promise<Failure | null>
}

interface State {
  readonly problems: readonly FieldProblem[]
  readonly failure: Failure | null
  readonly isBusy: boolean
}
const AT_REST: State = { problems: [], failure: null, isBusy: false }

export function useForm(): FormState {
  const [state, setState] = useState(AT_REST)
  return {
    ...state,
    errorOf: (field) => state.problems.find((one) => one.field === field)?.text ?? null,
    refuse: (problems, failure) => setState({ ...AT_REST, problems, failure: failure ?? null }),
    async send(ask, done) {
      setState({ ...AT_REST, isBusy: true })
      const result = await ask()
      if (!result.ok) {
        setState({ ...AT_REST, failure: result.error })
        return result.error
      }
      setState(AT_REST)
      done(result.value)
      return null
    },
  }
}

export interface FormProps {
  readonly form: FormState
  readonly onSubmit: () => unknown
  /** Before what is wrong: a heading. */
  readonly intro?: Children
  /** Where more is to be said than the code does. */
  readonly renderFailure?: ((failure: Failure) => Children) | undefined
  readonly children?: Children
}

/** Fields, and above them what is wrong with them. */
export function Form({
  form,
  onSubmit,
  intro,
  renderFailure = (failure) => <FailureNotice failure={failure} />,
  children,
  className = '',
  width,
}: FormProps & { readonly className?: string; readonly width?: string }) {
  return (
    <form
      className={`ui-tumpuk ${className}`}
      style={{ maxWidth: width }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {intro}
      <ErrorSummary title={PESAN.masalah} problems={form.problems} />
      {form.failure && renderFailure(form.failure)}
      {children}
    </form>
  )
}
