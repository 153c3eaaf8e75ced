import type { PilihanWilayah, SisaPindah } from '@simpul/contract/kantor.ts'
import type { PosyanduTercatat } from '@simpul/contract/posyandu.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Select } from '@simpul/ui/field.tsx'
import { Notice } from '@simpul/ui/notice.tsx'
import { ProgressBar } from '@simpul/ui/progress-bar.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { FailureNotice } from '../app/states.tsx'
import { PESAN } from './posyandu.pesan.ts'

interface Props {
  readonly posyandu: PosyanduTercatat
  readonly onClose: () => void
}

/** Everybody goes to one other posyandu, a part at a time; closing the window in the middle loses nothing. */
export function PindahSemuaDialog({ posyandu, onClose }: Props) {
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const [target, setTarget] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [moved, setMoved] = useState<SisaPindah | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isDone = moved?.sisa === 0
  const choices = (places.value?.posyandu ?? []).filter(
    (one) => !one.isDitutup && one.id !== posyandu.id && one.desaKode === posyandu.desaKode,
  )

  async function move() {
    setAsked(true)
    if (target === '') return
    setBusy(true)
    setFailure(null)
    let done = 0
    for (;;) {
      const part = await sendJson<SisaPindah>('/api/kantor/sasaran/pindah-semua', {
        dariPosyanduId: posyandu.id,
        kePosyanduId: target,
      })
      if (!part.ok) {
        setFailure(part.error)
        break
      }
      done += part.value.pindah
      setMoved({ pindah: done, sisa: part.value.sisa })
      if (part.value.sisa === 0) break
    }
    setBusy(false)
  }

  return (
    <Dialog
      title={PESAN.pindahSemuaDari(posyandu.nama)}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isDone && (
            <Button kind="utama" isDisabled={isBusy} onTap={() => void move()}>
              {PESAN.pindahSemua}
            </Button>
          )}
          <Button onTap={onClose}>{isDone ? UMUM.tutup : UMUM.batal}</Button>
        </>
      }
    >
      {isDone ? (
        <Notice tone="baik">{PESAN.semuaPindah(moved.pindah, posyandu.nama)}</Notice>
      ) : (
        <>
          <p>{PESAN.pindahSemuaArti}</p>
          {places.value && choices.length === 0 ? (
            <Notice tone="awas">{PESAN.tanpaTujuan}</Notice>
          ) : (
            <Select
              id="ke-posyandu"
              label={PESAN.kePosyandu}
              value={target}
              error={isAsked && target === '' ? UMUM.periksaIsian(PESAN.kePosyandu) : null}
              options={[
                { value: '', label: PESAN.pilih },
                ...choices.map((one) => ({ value: one.id as string, label: one.nama })),
              ]}
              onChange={setTarget}
            />
          )}
          {moved && (
            <ProgressBar
              label={PESAN.sudahPindah(moved.pindah, moved.pindah + moved.sisa)}
              value={moved.pindah / (moved.pindah + moved.sisa)}
            />
          )}
        </>
      )}
      {failure && <FailureNotice failure={failure} />}
    </Dialog>
  )
}
