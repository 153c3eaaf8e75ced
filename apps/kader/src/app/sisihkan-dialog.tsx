import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { openStore } from '../local/open-store.ts'
import { SIMPAN_PESAN } from '../posyandu/simpan.pesan.ts'
import { setAside, useStandingOn } from '../sync/sisihan.ts'
import type { OutboxItem } from '../sync/status.ts'
import { useTitle } from './judul-catatan.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

const PESAN = KIRIM_PESAN

interface Props {
  readonly commandId: CommandId
  readonly title: string
  /** what becomes of it, when it is not simply kept */
  readonly note?: string
  readonly onClose: () => void
}

/** Puts a refused command aside, with a reason; it stays on the phone. What goes with it is named. */
export function SisihkanDialog({ commandId, title, note = PESAN.sisihkanKet, onClose }: Props) {
  const standing = useStandingOn(commandId)
  const [alasan, setAlasan] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  async function submit() {
    if (alasan.trim() === '') return setProblem(PESAN.sisihkanKurang)
    const store = openStore()
    if (!store) return setProblem(SIMPAN_PESAN.gagal.terkunci)
    const done = await setAside(store, commandId, alasan.trim())
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
          <Button
            kind={standing.length > 0 ? 'bahaya' : 'utama'}
            isWide
            onTap={() => void submit()}
          >
            {standing.length > 0 ? PESAN.sisihkanSemua(standing.length + 1) : PESAN.sisihkan}
          </Button>
          <Button isWide onTap={onClose}>
            {SIMPAN_PESAN.batal}
          </Button>
        </>
      }
    >
      <p>{title}</p>
      <p className="redup">{note}</p>
      {standing.length > 0 && <GoesAlong items={standing} />}
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

/** Every person leaves five marks behind: they are counted, not listed. */
function GoesAlong({ items }: { readonly items: readonly OutboxItem[] }) {
  const named = items.filter((item) => item.kind !== 'kehadiran.mark')
  const marks = items.length - named.length
  return (
    <>
      <p>
        <strong>{PESAN.ikutSisih(items.length)}</strong>
      </p>
      <ul className="butir">
        {named.map((item) => (
          <Title key={item.commandId} item={item} />
        ))}
        {marks > 0 && <li>{PESAN.tanda(marks)}</li>}
      </ul>
    </>
  )
}

function Title({ item }: { readonly item: OutboxItem }) {
  return <li>{useTitle(item)}</li>
}
