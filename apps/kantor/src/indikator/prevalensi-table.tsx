import type { BagianPrevalensi, PrevalensiView } from '@simpul/contract/indikator.ts'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Angka } from '../app/list-parts.tsx'
import { persen } from '../app/tanggal.pesan.ts'
import { namaIndikator, PESAN } from './indikator.pesan.ts'
import { prevalensiLink, type RentangPrevalensi } from './tautan-angka.ts'

interface Props {
  readonly rows: readonly PrevalensiView[]
  /** The lists behind the numbers that open for this reader. */
  readonly bagian: readonly BagianPrevalensi[]
  readonly rentang: RentangPrevalensi
}

const ANGKA = [
  ['numerator', 'kasus', PESAN.jumlahAnak],
  ['denominator', 'dihitung', PESAN.dihitung],
  ['flagged', 'ditandai', PESAN.ditandai],
  ['empty', 'tanpa_z', PESAN.tanpaZ],
] as const

/** Prevalence with its method, and with what was left out of it. */
export function PrevalensiTable({ rows, bagian, rentang }: Props) {
  const columns: readonly Column<PrevalensiView>[] = [
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
    ...ANGKA.map(
      ([key, one, head]): Column<PrevalensiView> => ({
        key,
        head,
        align: 'kanan',
        cell: (row) => (
          <Angka angka={row[key]} href={prevalensiLink(rentang, row.indikator, one, bagian)} />
        ),
      }),
    ),
  ]
  return (
    <section className="ui-tumpuk" data-jarak="rapat" aria-label={PESAN.prevalensi}>
      <Table
        onNarrow="tumpuk_berlabel"
        caption={PESAN.prevalensi}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.indikator}
      />
      <p className="redup kecil">{PESAN.metodeWho}</p>
    </section>
  )
}
