import {
  type BalitaRow,
  STATUS_BERAT,
  STATUS_GIZI,
  STATUS_TINGGI,
} from '@simpul/contract/laporan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Dialog } from '@simpul/ui/dialog.tsx'
import { Select, TextArea } from '@simpul/ui/field.tsx'
import { useState } from 'react'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { kataStatus, namaStatusGizi, PESAN } from './laporan.pesan.ts'

/** null: not decided. */
export interface KeputusanGizi {
  readonly statusTinggi: string | null
  readonly statusGizi: string | null
  readonly statusBerat: string | null
  readonly catatan: string
}

interface DialogProps {
  readonly row: BalitaRow
  readonly onClose: () => void
  readonly onSave: (chosen: KeputusanGizi) => void
}

/** What a nakes decides of one child; what was computed stands beside it and stays. */
export function KonfirmasiDialog({ row, onClose, onSave }: DialogProps) {
  const [texts, setTexts] = useState({
    tinggi: row.konfirmasi?.statusTinggi ?? row.statusTinggi ?? '',
    gizi: row.konfirmasi?.statusGizi ?? row.statusGizi ?? '',
    berat: row.konfirmasi?.statusBerat ?? row.statusBerat ?? '',
    catatan: '',
  })
  const select = (key: 'tinggi' | 'gizi' | 'berat', label: string, values: readonly string[]) => (
    <Select
      id={`konfirmasi-${key}`}
      label={label}
      value={texts[key]}
      options={[
        { value: '', label: PESAN.tidakDinilai },
        ...values.map((one) => ({ value: one, label: namaStatusGizi(one) })),
      ]}
      onChange={(value) => setTexts({ ...texts, [key]: value })}
    />
  )
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <Dialog
      title={`${PESAN.konfirmasi}: ${row.nama}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="utama"
            onTap={() =>
              onSave({
                statusTinggi: orNull(texts.tinggi),
                statusGizi: orNull(texts.gizi),
                statusBerat: orNull(texts.berat),
                catatan: texts.catatan,
              })
            }
          >
            {PESAN.konfirmasi}
          </Button>
          <Button onTap={onClose}>{UMUM.batal}</Button>
        </>
      }
    >
      <p className="redup kecil">
        {PESAN.kesan}: {kataStatus(row)}. {PESAN.sesuaiHitungan}
      </p>
      {select('tinggi', PESAN.tinggi, STATUS_TINGGI)}
      {select('gizi', PESAN.gizi, STATUS_GIZI)}
      {select('berat', PESAN.beratU, STATUS_BERAT)}
      <TextArea
        id="konfirmasi-catatan"
        label={PESAN.catatan}
        value={texts.catatan}
        maxLength={300}
        onChange={(catatan) => setTexts({ ...texts, catatan })}
      />
    </Dialog>
  )
}
