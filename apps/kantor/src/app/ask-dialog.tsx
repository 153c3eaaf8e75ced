import { Button } from '@simpul/ui/button.tsx'
import type { Children } from '@simpul/ui/children.ts'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { useState } from 'react'
import type { Failure } from './api.ts'
import { PESAN } from './app.pesan.ts'
import { FailureNotice } from './states.tsx'

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
export function AskDialog({
  title,
  question,
  isDanger = false,
  onYes,
  onClose,
  renderFailure = (failure) => <FailureNotice failure={failure} />,
}: Props) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function answer() {
    setBusy(true)
    const refused = await onYes()
    setBusy(false)
    if (refused) setFailure(refused)
    else onClose()
  }

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind={isDanger ? 'bahaya' : 'utama'}
            isDisabled={isBusy}
            onTap={() => void answer()}
          >
            {PESAN.ya}, {title.toLowerCase()}
          </Button>
          <Button onTap={onClose}>{PESAN.batal}</Button>
        </>
      }
    >
      <p>{question}</p>
      {failure && renderFailure(failure)}
    </Dialog>
  )
}
