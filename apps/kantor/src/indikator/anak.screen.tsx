import type { AnakRow, LembarAnak } from '@simpul/contract/indikator.ts'
import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { linkTo } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { Pager, useFilters } from '../app/list-parts.tsx'
import { useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { desimal, namaBulan, tanggalPendek } from '../app/tanggal.pesan.ts'
import {
  namaBagian,
  namaDaftar,
  namaIndikator,
  namaStatusTinggi,
  PESAN,
} from './indikator.pesan.ts'

/** The children behind a number of an area, posyandu by posyandu. */
export function AnakWilayahScreen() {
  const me = useMe()
  const { query, get } = useFilters()
  const loaded = useLoaded<LembarAnak>('/api/kantor/anak', query)
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const areas = [...(places.value?.kecamatan ?? []), ...(places.value?.desa ?? [])]
  const area = areas.find((one) => one.kode === get('wilayah'))
  const namaTempat =
    get('wilayah') === me.kabupatenKode
      ? me.kabupatenNama
      : area
        ? namaWilayah(area.kode, area.nama)
        : ''
  const daftar = get('daftar')
  const isStunting = daftar.includes('stunting')
  return (
    <>
      <Heading
        title={namaDaftar(daftar)}
        subtitle={[namaBulan(get('bulan')), namaTempat].filter((part) => part !== '').join(' · ')}
      />
      <p className="tidak-dicetak">
        {me.izin.includes('overview.kecamatan.read') ? (
          <a href={linkTo('/ringkasan', { bulan: get('bulan'), wilayah: get('wilayah') })}>
            {PESAN.kembaliKeRingkasan}
          </a>
        ) : (
          <a href={linkTo('/bulan', { bulan: get('bulan') })}>{PESAN.kembaliKeBulan}</a>
        )}
      </p>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <DaftarAnak
            page={page}
            caption={namaDaftar(daftar)}
            z={isStunting ? PESAN.zTbuPmk : null}
            hasStatus={isStunting}
          />
        )}
      </WhenLoaded>
    </>
  )
}

/** The children behind a number of the prevalence. */
export function AnakPrevalensiScreen() {
  const { query, get } = useFilters()
  const loaded = useLoaded<LembarAnak>('/api/kantor/prevalensi/anak', query)
  const { dari, sampai, wilayah, posyandu } = query
  const bagian = get('bagian')
  return (
    <>
      <Heading
        title={`${PESAN.prevalensi}: ${namaIndikator(get('indikator'))}`}
        subtitle={`${namaBagian(bagian)} · ${dari === sampai ? namaBulan(get('dari')) : `${namaBulan(get('dari'))} – ${namaBulan(get('sampai'))}`}`}
      />
      <p className="tidak-dicetak">
        <a href={linkTo('/prevalensi', { dari, sampai, wilayah, posyandu })}>
          {PESAN.kembaliKePrevalensi}
        </a>
      </p>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <DaftarAnak
            page={page}
            caption={namaBagian(bagian)}
            z={PESAN.zHarian}
            hasStatus={false}
            // A case without a z is there by its oedema alone (GIZI-16).
            noZ={bagian === 'tanpa_z' ? PESAN.tidakTerhitung : PESAN.edema}
          />
        )}
      </WhenLoaded>
    </>
  )
}

interface Props {
  readonly page: LembarAnak
  readonly caption: string
  /** The head of the column of z; null: the list is not about one. */
  readonly z: string | null
  readonly hasStatus: boolean
  readonly noZ?: string
}

function DaftarAnak({ page, caption, z, hasStatus, noZ = UMUM.tidakDitampilkan }: Props) {
  const weights: readonly Column<AnakRow>[] = [
    {
      key: 'berat',
      head: PESAN.berat,
      align: 'kanan',
      cell: (row) => ukuran(row.weightGram, 1_000, 2),
    },
    {
      key: 'panjang',
      head: PESAN.panjang,
      align: 'kanan',
      cell: (row) => ukuran(row.lengthMm, 10, 1),
    },
    ...(z
      ? [
          {
            key: 'z',
            head: z,
            align: 'kanan' as const,
            cell: (row: AnakRow) => (row.z === null ? noZ : desimal(row.z, 2)),
          },
        ]
      : []),
  ]
  return (
    <>
      <Table
        onNarrow="tumpuk_berlabel"
        caption={PESAN.jumlahDiDaftar(caption, page.total)}
        columns={[...WHO, ...(page.seesWeights ? weights : []), ...(hasStatus ? [STATUS] : [])]}
        rows={page.rows}
        rowKey={(row) => row.sasaranId}
        empty={<EmptyState icon="centang" title={UMUM.kosong} />}
      />
      <Pager {...page} />
    </>
  )
}

const WHO: readonly Column<AnakRow>[] = [
  {
    key: 'nama',
    head: PESAN.nama,
    isRowHead: true,
    cell: (row) => (
      <>
        {row.nama} <span className="redup">({row.jenisKelamin})</span>
        {row.namaIbu !== '' && <div className="redup kecil">{PESAN.ibu(row.namaIbu)}</div>}
      </>
    ),
  },
  { key: 'lahir', head: PESAN.lahir, cell: (row) => tanggalPendek(row.tanggalLahir) },
  {
    key: 'di',
    head: PESAN.posyandu,
    cell: (row) => (
      <>
        {row.posyanduNama}
        <div className="redup kecil">
          {[row.rt === '' ? '' : PESAN.rt(row.rt), row.desaNama]
            .filter((part) => part !== '')
            .join(', ')}
        </div>
      </>
    ),
  },
  {
    key: 'diukur',
    head: PESAN.diukurPada,
    cell: (row) => (row.measuredOn === null ? PESAN.belumDiukur : tanggalPendek(row.measuredOn)),
  },
]

const STATUS: Column<AnakRow> = {
  key: 'status',
  head: PESAN.dikonfirmasi,
  cell: (row) =>
    row.statusTinggi === null ? PESAN.belumDikonfirmasi : namaStatusTinggi(row.statusTinggi),
}

function ukuran(value: number | null, unit: number, places: number): string {
  return value === null ? UMUM.tidakDitampilkan : desimal(value / unit, places)
}
