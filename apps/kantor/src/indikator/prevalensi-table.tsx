import type { PrevalensiView } from '@simpul/contract/indikator.ts'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Angka } from '../app/list-parts.tsx'
import { persen } from '../app/tanggal.pesan.ts'
import { namaIndikator, PESAN } from './indikator.pesan.ts'

const COLUMNS: readonly Column<PrevalensiView>[] = [
  {
    key: 'nama',
    head: PESAN.prevalensi,
    isRowHead: true,
    cell: (row) => namaIndikator(row.indikator),
  },
  {
    key: 'persen',
    head: PESAN.persen,
    align: 'kanan',
    cell: (row) => (row.persen === null ? UMUM.tidakDitampilkan : persen(row.persen)),
  },
  {
    key: 'n',
    head: PESAN.jumlahAnak,
    align: 'kanan',
    cell: (row) => <Angka angka={row.numerator} />,
  },
  {
    key: 'd',
    head: PESAN.dihitung,
    align: 'kanan',
    cell: (row) => <Angka angka={row.denominator} />,
  },
  {
    key: 'flagged',
    head: PESAN.ditandai,
    align: 'kanan',
    cell: (row) => <Angka angka={row.flagged} />,
  },
  { key: 'empty', head: PESAN.tanpaZ, align: 'kanan', cell: (row) => <Angka angka={row.empty} /> },
]

/** Prevalence with its method, and with what was left out of it. */
export function PrevalensiTable({ rows }: { readonly rows: readonly PrevalensiView[] }) {
  return (
    <section className="ui-tumpuk" data-jarak="rapat" aria-label={PESAN.prevalensi}>
      <Table
        onNarrow="tumpuk_berlabel"
        caption={PESAN.prevalensi}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.indikator}
      />
      <p className="redup kecil">{PESAN.metodeWho}</p>
    </section>
  )
}
