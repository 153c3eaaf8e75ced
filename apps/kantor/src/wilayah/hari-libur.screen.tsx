import type { HariLiburBaris } from '@simpul/contract/kantor.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import type { FieldProblem } from '@simpul/ui/error-summary.tsx'
import { Field } from '@simpul/ui/field.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { Form, useForm } from '../app/form.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pick, useFilters } from '../app/list-parts.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { hariTanggal } from '../app/tanggal.pesan.ts'
import { PESAN } from './wilayah.pesan.ts'

/** Free days of a year: national ones as they are, the kabupaten's own to add and take away. */
export function HariLiburScreen() {
  const me = useMe()
  const filters = useFilters()
  const thisYear = Number(todayOf(me).slice(0, 4))
  const tahun = filters.get('tahun') || String(thisYear)
  const loaded = useLoaded<readonly HariLiburBaris[]>('/api/kantor/hari-libur', { tahun })
  const [draft, setDraft] = useState({ tanggal: '', nama: '' })
  const form = useForm()
  const canManage = me.izin.includes('kalender.manage')

  async function add() {
    const found: FieldProblem[] = []
    if (!isTanggal(draft.tanggal)) found.push({ field: 'libur-tanggal', text: PESAN.isiTanggal })
    if (draft.nama.trim() === '') found.push({ field: 'libur-nama', text: PESAN.isiNama })
    if (found.length > 0) return form.refuse(found)
    await form.send(
      () => sendJson('/api/kantor/hari-libur', draft, 'PUT'),
      () => {
        setDraft({ tanggal: '', nama: '' })
        showToast(PESAN.tersimpan)
        loaded.reload()
      },
    )
  }

  async function drop(tanggal: string) {
    await form.send(
      () => sendJson('/api/kantor/hari-libur/hapus', { tanggal }),
      () => {
        showToast(PESAN.terhapus)
        loaded.reload()
      },
    )
  }

  return (
    <>
      <Heading title={PESAN.libur} subtitle={PESAN.liburSub} />
      <FilterBar label={UMUM.saring}>
        <Pick
          id="tahun"
          label={PESAN.tahun}
          value={tahun}
          options={[-1, 0, 1, 2].map((n) => ({
            value: String(thisYear + n),
            label: String(thisYear + n),
          }))}
          onChange={(value) => filters.set({ tahun: value })}
        />
      </FilterBar>
      {canManage && (
        <Form
          form={form}
          className="ui-kartu tidak-dicetak"
          onSubmit={add}
          intro={<h2>{PESAN.tambah}</h2>}
        >
          <div className="ui-baris" style={{ alignItems: 'flex-end' }}>
            <Field
              id="libur-tanggal"
              label={PESAN.tanggal}
              type="date"
              value={draft.tanggal}
              onChange={(tanggal) => setDraft({ ...draft, tanggal })}
            />
            <Field
              id="libur-nama"
              label={PESAN.nama}
              maxLength={120}
              value={draft.nama}
              onChange={(nama) => setDraft({ ...draft, nama })}
            />
            <Button kind="utama" type="submit" isDisabled={form.isBusy}>
              {UMUM.simpan}
            </Button>
          </div>
        </Form>
      )}
      <WhenLoaded loaded={loaded}>
        {(rows) => (
          <Table
            onNarrow="tumpuk_berlabel"
            caption={`${PESAN.libur} ${tahun}`}
            columns={[
              {
                key: 'tanggal',
                head: PESAN.tanggal,
                isRowHead: true,
                cell: (row) => hariTanggal(row.tanggal),
              },
              { key: 'nama', head: PESAN.nama, cell: (row) => row.nama },
              {
                key: 'asal',
                head: PESAN.asal,
                cell: (row) =>
                  row.isNasional ? PESAN.nasional : sesuaiWilayah(PESAN.setempat, me.kabupatenKode),
              },
              {
                key: 'hapus',
                head: '',
                cell: (row) =>
                  canManage &&
                  !row.isNasional && (
                    <Button kind="polos" onTap={() => void drop(row.tanggal)}>
                      {PESAN.hapus}
                    </Button>
                  ),
              },
            ]}
            rows={rows}
            rowKey={(row) => `${row.tanggal}${row.isNasional}`}
          />
        )}
      </WhenLoaded>
    </>
  )
}
