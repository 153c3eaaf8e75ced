import type { PilihanWilayah, RegisterRow } from '@simpul/contract/kantor.ts'
import { Select } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { sendJson } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { PESAN } from './sasaran.pesan.ts'

interface Props {
  readonly row: RegisterRow
  readonly posyandu: PilihanWilayah['posyandu']
  readonly onMoved: () => void
  readonly onClose: () => void
}

/** Which posyandu somebody goes to; her history goes with her. */
export function PindahDialog({ row, posyandu, onMoved, onClose }: Props) {
  const [kePosyanduId, setTarget] = useState('')
  const form = useForm()

  async function move() {
    if (kePosyanduId === '')
      return form.refuse([{ field: 'ke-posyandu', text: UMUM.periksaIsian(PESAN.kePosyandu) }])
    await form.send(
      () =>
        sendJson('/api/kantor/sasaran/pindah', {
          sasaranId: row.id,
          dariPosyanduId: row.posyanduId,
          kePosyanduId,
        }),
      onMoved,
    )
  }

  return (
    <FormDialog
      title={PESAN.pindahkanSiapa(row.nama)}
      submit={PESAN.pindahkan}
      form={form}
      onSubmit={move}
      onClose={onClose}
      intro={<p>{PESAN.pindahkanArti(row.posyanduNama)}</p>}
    >
      <Select
        id="ke-posyandu"
        label={PESAN.kePosyandu}
        value={kePosyanduId}
        error={form.errorOf('ke-posyandu')}
        options={[
          { value: '', label: PESAN.pilihPosyandu },
          ...posyandu
            .filter((one) => one.id !== row.posyanduId)
            .map((one) => ({ value: one.id as string, label: one.nama })),
        ]}
        onChange={setTarget}
      />
    </FormDialog>
  )
}
