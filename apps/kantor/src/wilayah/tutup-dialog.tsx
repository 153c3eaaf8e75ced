import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { useState } from 'react'
import type { Failure } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './daftar-kantor.pesan.ts'

interface Props {
  readonly title: string
  readonly question: string
  readonly isDanger: boolean
  /** null when it went well. */
  readonly onYes: () => Promise<Failure | null>
  readonly onClose: () => void
}

/** A question before an office or a posyandu is closed, and why it cannot be. */
export function TutupDialog({ title, question, isDanger, onYes, onClose }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null)
  async function answer() {
    const refused = await onYes()
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
          <Button kind={isDanger ? 'bahaya' : 'utama'} onTap={() => void answer()}>
            {PESAN.ya}, {title.toLowerCase()}
          </Button>
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p>{question}</p>
      {failure && <SaveFailure failure={failure} />}
    </Dialog>
  )
}

/** What stands in the way of a change, by what it is. */
export function SaveFailure({ failure }: { readonly failure: Failure }) {
  const sentence = 'field' in failure ? inTheWay(failure.kode, failure.field) : null
  if (sentence === null) return <FailureNotice failure={failure} />
  return (
    <Notice tone="bahaya" isAlert>
      {sentence}
    </Notice>
  )
}

function inTheWay(kode: string, field: string | undefined): string | null {
  if (kode === 'sudah_ada' && field === 'wilayahKode') return PESAN.sudahAda
  if (kode !== 'masih_dipakai' || field === undefined) return null
  const known: Readonly<Record<string, string>> = PESAN.masihDipakai
  return known[field] ?? null
}
