import type { HadirRow, LembarHadir } from '@simpul/contract/laporan.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { linkTo } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { Pager, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { hariTanggal, tanggalPendek } from '../app/tanggal.pesan.ts'
import { namaTempat, PESAN } from './laporan.pesan.ts'

/** Who came on one hari buka, in the order of the queue. */
export function HadirScreen() {
  const { query, get } = useFilters()
  const loaded = useLoaded<LembarHadir>('/api/kantor/bulan/hadir', query)
  const tanggal = get('tanggal')
  return (
    <>
      <Heading
        title={PESAN.yangHadir(isTanggal(tanggal) ? hariTanggal(tanggal) : '')}
        subtitle={loaded.value ? namaTempat(loaded.value) : undefined}
      />
      <p className="tidak-dicetak">
        <a href={linkTo('/bulan', { posyandu: get('posyandu'), bulan: tanggal.slice(0, 7) })}>
          {PESAN.kembaliKeBulan}
        </a>
      </p>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk_berlabel"
              caption={PESAN.hadir(page.total)}
              columns={COLUMNS}
              rows={page.rows}
              rowKey={(row) => row.sasaranId}
              empty={<EmptyState icon="cari" title={UMUM.kosong} />}
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
    </>
  )
}

const COLUMNS: readonly Column<HadirRow>[] = [
  {
    key: 'nama',
    head: PESAN.nama,
    isRowHead: true,
    cell: (row) => (
      <>
        {row.nama} <span className="redup">({row.jenisKelamin})</span>
        {row.isTamu && <div className="redup kecil">{PESAN.tamu}</div>}
      </>
    ),
  },
  { key: 'nomor', head: PESAN.nomorAntrean, cell: (row) => row.nomorAntrean },
  { key: 'lahir', head: PESAN.lahir, cell: (row) => tanggalPendek(row.tanggalLahir) },
  { key: 'rt', head: PESAN.rt, cell: (row) => row.rt || UMUM.tidakDitampilkan },
]
