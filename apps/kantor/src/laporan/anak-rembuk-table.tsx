import type { AnakRembuk } from '@simpul/contract/laporan.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { namaStatusGizi } from './laporan.pesan.ts'
import { PESAN } from './rembuk.pesan.ts'

interface AnakProps {
  readonly caption: string
  readonly anak: readonly AnakRembuk[]
}

/** The children of a list: who and where, and what a nakes confirmed. */
export function AnakTable({ caption, anak }: AnakProps) {
  return (
    <Table
      onNarrow="tumpuk_berlabel"
      caption={caption}
      columns={ANAK_COLUMNS}
      rows={anak}
      rowKey={(row) => row.sasaranId}
      empty={
        <EmptyState icon="centang" title={PESAN.calonKosong}>
          <p>{PESAN.calonKosongSaran}</p>
        </EmptyState>
      }
    />
  )
}

const ANAK_COLUMNS: readonly Column<AnakRembuk>[] = [
  {
    key: 'nama',
    head: PESAN.nama,
    isRowHead: true,
    cell: (row) => `${row.nama} (${row.jenisKelamin})`,
  },
  { key: 'lahir', head: PESAN.lahir, cell: (row) => tanggalPendek(row.tanggalLahir) },
  { key: 'ibu', head: PESAN.ibu, cell: (row) => row.namaIbu },
  {
    key: 'rt',
    head: PESAN.rt,
    cell: (row) => [row.rt, row.rw].filter((part) => part !== '').join('/'),
  },
  { key: 'posyandu', head: PESAN.posyandu, cell: (row) => row.posyanduNama },
  { key: 'diukur', head: PESAN.diukur, cell: (row) => tanggalPendek(row.measuredOn) },
  { key: 'status', head: PESAN.status, cell: (row) => namaStatusGizi(row.statusTinggi) },
]
