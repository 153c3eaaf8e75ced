import type { DaftarAnak } from '@simpul/contract/indikator.ts'
import type {
  CakupanTimbangRow,
  CakupanTimbangView,
  PecahanView,
} from '@simpul/contract/proyeksi.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { Table } from '@simpul/ui/table.tsx'
import type { z } from 'zod/mini'
import { linkTo } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Angka } from '../app/list-parts.tsx'
import { useMe } from '../app/me.ts'
import { FailureNotice } from '../app/states.tsx'
import { persen } from '../app/tanggal.pesan.ts'
import { PESAN } from './proyeksi.pesan.ts'
import { anakLink } from './tautan-angka.ts'

interface Props {
  readonly wilayah: string
  readonly bulan: string
}

/** Weighed, held against both denominators. A reader for whom it is not sees nothing of it. */
export function CakupanTimbang({ wilayah, bulan }: Props) {
  const me = useMe()
  const loaded = useLoaded<CakupanTimbangView>('/api/kantor/cakupan-timbang', { wilayah, bulan })
  if (loaded.failure?.kode === 'tidak_ditemukan' || loaded.failure?.kode === 'tidak_berwenang')
    return null
  if (loaded.failure) return <FailureNotice failure={loaded.failure} onRetry={loaded.reload} />
  if (!loaded.value) return null
  const { rows, total, tingkat } = loaded.value
  const anak = (row: CakupanTimbangRow, daftar: DaftarAnak) =>
    anakLink(
      row === total ? { kode: wilayah, tingkat: 'desa' } : { kode: row.kode, tingkat },
      bulan,
      daftar,
      row.daftar,
    )
  const isPart = (row: CakupanTimbangRow) => tingkat === 'posyandu' && row !== total
  return (
    <section className="ui-tumpuk" data-jarak="rapat" aria-label={PESAN.judulCakupan}>
      <Table
        caption={PESAN.judulCakupan}
        columns={[
          {
            key: 'wilayah',
            head: PESAN.wilayah,
            isRowHead: true,
            cell: (row) => (row === total ? PESAN.seluruh : namaWilayah(row.kode, row.nama)),
          },
          {
            key: 'd',
            head: PESAN.d,
            align: 'kanan',
            cell: (row) => <Angka angka={row.d} href={anak(row, 'hadir')} />,
          },
          {
            key: 'riil',
            head: PESAN.riil,
            align: 'kanan',
            cell: (row) => <Angka angka={row.riil.dari} href={anak(row, 'semua')} />,
          },
          {
            key: 'd_riil',
            head: PESAN.dPerRiil,
            align: 'kanan',
            cell: (row) => <Persen of={row.riil} />,
          },
          {
            key: 'proyeksi',
            head: PESAN.proyeksi,
            align: 'kanan',
            cell: (row) =>
              isPart(row) ? (
                <span className="redup kecil">{PESAN.untukDesa}</span>
              ) : row.proyeksi ? (
                <Angka angka={row.proyeksi.dari} />
              ) : (
                <span className="redup kecil">{PESAN.belumAda}</span>
              ),
          },
          {
            key: 'd_proyeksi',
            head: PESAN.dPerProyeksi,
            align: 'kanan',
            cell: (row) =>
              row.proyeksi ? (
                <>
                  <Persen of={row.proyeksi} />
                  {row.desaTanpaProyeksi > 0 && (
                    <span className="redup kecil"> {PESAN.kurangDesa(row.desaTanpaProyeksi)}</span>
                  )}
                </>
              ) : (
                '–'
              ),
          },
        ]}
        rows={[...rows, total]}
        rowKey={(row) => row.kode || 'jumlah'}
      />
      <p className="redup kecil">
        {PESAN.arti} {PESAN.bukanCapaian}
      </p>
      {me.izin.includes('proyeksi.write') && (
        <div className="tidak-dicetak">
          <ButtonLink href={linkTo('/proyeksi', { tahun: bulan.slice(0, 4) })}>
            {PESAN.isi}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function Persen({ of }: { readonly of: z.infer<typeof PecahanView> }) {
  return (
    <span className="angka">{of.persen === null ? UMUM.tidakDitampilkan : persen(of.persen)}</span>
  )
}
