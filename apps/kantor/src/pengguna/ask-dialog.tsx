import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { useState } from 'react'
import type { Failure } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './akun.pesan.ts'

interface Props {
  readonly title: string
  readonly question: string
  readonly isDanger?: boolean
  /** null when it went well. */
  readonly onYes: () => Promise<Failure | null>
  readonly onClose: () => void
}

/** A question before something that is not undone by a click. */
export function AskDialog({ title, question, isDanger = false, onYes, onClose }: Props) {
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
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p>{question}</p>
      {failure && <FailureNotice failure={failure} />}
    </Dialog>
  )
}
