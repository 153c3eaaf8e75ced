import { err, ok } from '@simpul/domain/shared/result.ts'
import type { Children } from '@simpul/ui/children.ts'
import type { Failure } from './api.ts'
import { PESAN } from './app.pesan.ts'
import { useForm } from './form.tsx'
import { FormDialog } from './form-dialog.tsx'

interface Props {
  readonly title: string
  readonly question: string
  readonly isDanger?: boolean
  /** null when it went well. */
  readonly onYes: () => Promise<Failure | null>
  readonly onClose: () => void
  /** What stands in the way, where more is to be said than the code does. */
  readonly renderFailure?: (failure: Failure) => Children
}

/** A question before something that is not undone by a click. */
export function AskDialog({ question, onYes, ...props }: Props) {
  const form = useForm()
  const answer = async () => {
    const refused = await onYes()
    return refused ? err(refused) : ok(null)
  }
  return (
    <FormDialog
      {...props}
      form={form}
      submit={`${PESAN.ya}, ${props.title.toLowerCase()}`}
      onSubmit={() => form.send(answer, props.onClose)}
      intro={<p>{question}</p>}
    />
  )
}
