import type { PilihanWilayah, RegisterRow } from '@simpul/contract/kantor.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Select } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { type Failure, sendJson } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { FailureNotice } from '../app/states.tsx'
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
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function move() {
    setAsked(true)
    if (kePosyanduId === '') return
    setBusy(true)
    const moved = await sendJson('/api/kantor/sasaran/pindah', {
      sasaranId: row.id,
      dariPosyanduId: row.posyanduId,
      kePosyanduId,
    })
    setBusy(false)
    if (!moved.ok) return setFailure(moved.error)
    onMoved()
  }

  return (
    <Dialog
      title={PESAN.pindahkanSiapa(row.nama)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="utama" isDisabled={isBusy} onTap={() => void move()}>
            {PESAN.pindahkan}
          </Button>
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p>{PESAN.pindahkanArti(row.posyanduNama)}</p>
      <Select
        id="ke-posyandu"
        label={PESAN.kePosyandu}
        value={kePosyanduId}
        error={isAsked && kePosyanduId === '' ? UMUM.periksaIsian(PESAN.kePosyandu) : null}
        options={[
          { value: '', label: PESAN.pilihPosyandu },
          ...posyandu
            .filter((one) => one.id !== row.posyanduId)
            .map((one) => ({ value: one.id as string, label: one.nama })),
        ]}
        onChange={setTarget}
      />
      {failure && <FailureNotice failure={failure} />}
    </Dialog>
  )
}
