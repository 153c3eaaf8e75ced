import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { PESAN as UMUM } from '../app/app.pesan.ts'

interface Props {
  readonly title: string
  readonly forWhom: string
  readonly codes: readonly string[]
  readonly notes: readonly string[]
  readonly onClose: () => void
}

/** What goes onto paper, once: a code for a new password, or the ten codes of a door. */
export function KodeKertas({ title, forWhom, codes, notes, onClose }: Props) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="utama" icon="cetak" onTap={() => window.print()}>
            {UMUM.cetak}
          </Button>
          <Button onTap={onClose}>{UMUM.tutup}</Button>
        </>
      }
    >
      <p>
        <strong>{forWhom}</strong>
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code} className="kode-besar">
            {code}
          </li>
        ))}
      </ol>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Dialog>
  )
}
