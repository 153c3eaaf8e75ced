import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { setAside } from '../sync/status.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

const PESAN = KIRIM_PESAN

interface Props {
  readonly commandId: CommandId
  readonly title: string
  /** what becomes of it, when it is not simply kept */
  readonly note?: string
  readonly onClose: () => void
}

/** Puts a refused command aside, with a reason; it stays on the phone. */
export function SisihkanDialog({ commandId, title, note = PESAN.sisihkanKet, onClose }: Props) {
  const [alasan, setAlasan] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  async function submit() {
    if (alasan.trim() === '') return setProblem(PESAN.sisihkanKurang)
    const done = await setAside(commandId, alasan.trim())
    if (!done.ok) return setProblem(SIMPAN_PESAN.gagal[done.error.kode])
    onClose()
  }

  return (
    <Dialog
      title={PESAN.sisihkan}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="utama" isWide onTap={() => void submit()}>
            {PESAN.sisihkan}
          </Button>
          <Button isWide onTap={onClose}>
            {SIMPAN_PESAN.batal}
          </Button>
        </>
      }
    >
      <p>{title}</p>
      <p className="redup">{note}</p>
      <Field
        id="alasan-sisih"
        label={PESAN.sisihkanTanya}
        error={problem}
        maxLength={200}
        value={alasan}
        onChange={setAlasan}
      />
    </Dialog>
  )
}
