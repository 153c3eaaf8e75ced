import type { KantorBaris } from '@simpul/contract/kantor.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Field, Select } from '@simpul/ui/field.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson, useLoaded } from '../app/api.ts'
import { useForm } from '../app/form.tsx'
import { FormDialog } from '../app/form-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { jam } from '../app/tanggal.pesan.ts'
import { NAMA_JENIS_KANTOR, PESAN } from './wilayah.pesan.ts'

/** Every office with its opening hours: what the clock of working days reads. */
export function KantorScreen() {
  const loaded = useLoaded<readonly KantorBaris[]>('/api/kantor/kantor')
  const [editing, setEditing] = useState<KantorBaris | null>(null)
  return (
    <>
      <Heading title={PESAN.kantor} subtitle={PESAN.kantorSub} />
      <WhenLoaded loaded={loaded}>
        {(rows) => (
          <Table
            onNarrow="tumpuk_berlabel"
            caption={PESAN.kantor}
            isCaptionHidden
            columns={[
              { key: 'nama', head: PESAN.nama, isRowHead: true, cell: (row) => row.nama },
              {
                key: 'jenis',
                head: PESAN.jenis,
                cell: (row) => NAMA_JENIS_KANTOR[row.jenis] ?? row.jenis,
              },
              {
                key: 'bidang',
                head: PESAN.bidang,
                cell: (row) => row.bidang.map((one) => NAMA_BIDANG[one]).join(', '),
              },
              { key: 'hari', head: PESAN.hariKerja, cell: (row) => PESAN.seminggu(row.hariKerja) },
              {
                key: 'jam',
                head: PESAN.jam,
                cell: (row) => `${jam(row.bukaMenit)}–${jam(row.tutupMenit)}`,
              },
              { key: 'telepon', head: PESAN.telepon, cell: (row) => row.telepon ?? '' },
              {
                key: 'ubah',
                head: '',
                cell: (row) => (
                  <Button
                    kind="polos"
                    onTap={() => setEditing(row)}
                    label={`${PESAN.ubah} ${row.nama}`}
                  >
                    {PESAN.ubah}
                  </Button>
                ),
              },
            ]}
            rows={rows}
            rowKey={(row) => row.id}
          />
        )}
      </WhenLoaded>
      {editing && (
        <EditDialog
          kantor={editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            showToast(PESAN.tersimpan)
            loaded.reload()
          }}
        />
      )}
    </>
  )
}

interface EditProps {
  readonly kantor: KantorBaris
  readonly onClose: () => void
  readonly onSaved: () => void
}

function EditDialog({ kantor, onClose, onSaved }: EditProps) {
  const [texts, setTexts] = useState({
    telepon: kantor.telepon ?? '',
    hari: String(kantor.hariKerja),
    buka: clockText(kantor.bukaMenit),
    tutup: clockText(kantor.tutupMenit),
  })
  const form = useForm()
  const isWrong = minutesOf(texts.buka) >= minutesOf(texts.tutup)

  async function save() {
    if (isWrong) return
    await form.send(
      () =>
        sendJson(
          '/api/kantor/kantor',
          {
            id: kantor.id,
            telepon: texts.telepon.trim() === '' ? null : texts.telepon.trim(),
            hariKerja: texts.hari === '6' ? 6 : 5,
            bukaMenit: minutesOf(texts.buka),
            tutupMenit: minutesOf(texts.tutup),
            basedOnVersion: kantor.version,
          },
          'PUT',
        ),
      onSaved,
    )
  }

  return (
    <FormDialog title={kantor.nama} form={form} onSubmit={save} onClose={onClose}>
      <Select
        id="kantor-hari"
        label={PESAN.hariKerja}
        value={texts.hari}
        options={['5', '6'].map((n) => ({ value: n, label: PESAN.seminggu(Number(n)) }))}
        onChange={(hari) => setTexts({ ...texts, hari })}
      />
      <Field
        id="kantor-buka"
        label={PESAN.buka}
        type="time"
        value={texts.buka}
        onChange={(buka) => setTexts({ ...texts, buka })}
      />
      <Field
        id="kantor-tutup"
        label={PESAN.tutup}
        type="time"
        value={texts.tutup}
        error={isWrong ? PESAN.jamSalah : null}
        onChange={(tutup) => setTexts({ ...texts, tutup })}
      />
      <Field
        id="kantor-telepon"
        label={PESAN.telepon}
        type="tel"
        maxLength={20}
        value={texts.telepon}
        onChange={(telepon) => setTexts({ ...texts, telepon })}
      />
    </FormDialog>
  )
}

function clockText(minutes: number): string {
  return jam(Math.min(minutes, 1439)).replace('.', ':')
}

/** NaN when no time was picked, and then nothing is before it. */
function minutesOf(text: string): number {
  const [hours = '', minutes = ''] = text.split(':')
  return text === '' ? Number.NaN : Number(hours) * 60 + Number(minutes)
}
