import {
  HITUNGAN_URUSAN,
  type HitunganKotak,
  KOTAK,
  type Lembar,
  type PilihanWilayah,
  type RujukanRow,
} from '@simpul/contract/kantor.ts'
import { jenisKebutuhanOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { linkTo } from '../app/address.ts'
import { useLoaded, useSearched } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import {
  FilterBar,
  Pager,
  Pick,
  posyanduOptions,
  SearchBox,
  useFilters,
} from '../app/list-parts.tsx'
import { todayOf, useMe } from '../app/me.ts'
import { usePencarian } from '../app/pencarian.ts'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { NAMA_HITUNGAN, NAMA_KOTAK, namaAlasan, PESAN } from './rujukan.pesan.ts'
import { StatusBadge, UrgensiBadge, WhenText } from './status-badge.tsx'
import { UnduhUrusan } from './unduh-urusan.tsx'

/** The inbox of a desa, a Puskesmas or an office: what each sees is decided by the server. */
export function KotakScreen() {
  const me = useMe()
  const filters = useFilters()
  const kotak = KOTAK.find((one) => one === filters.get('kotak')) ?? 'menunggu_saya'
  const counts = useLoaded<HitunganKotak>('/api/kantor/rujukan/hitungan')
  const pencarian = usePencarian()
  const list = useSearched<Lembar<RujukanRow>>(
    '/api/kantor/rujukan',
    { ...filters.query, kotak },
    pencarian.text,
  )
  const wilayah = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const areas = [...(wilayah.value?.kecamatan ?? []), ...(wilayah.value?.desa ?? [])]
  const area = areas.find((one) => one.kode === filters.get('wilayah'))
  const hitungan = HITUNGAN_URUSAN.find((one) => one === filters.get('hitungan'))
  const isHealth = me.izin.includes('rujukan.kesehatan.answer')
  const isDinas = me.penugasan.some((one) => one.peran === 'petugas_dinas')
  const title = isHealth ? PESAN.judulPuskesmas : isDinas ? PESAN.judulDinas : PESAN.judulDesa

  return (
    <>
      <Heading
        title={title}
        subtitle={me.penugasan[0]?.kantorNama ?? undefined}
        actions={
          me.izin.includes('ekspor.write') && (
            <UnduhUrusan query={{ ...filters.query, kotak }} text={pencarian.text} />
          )
        }
      />
      <nav className="kotak" aria-label={title}>
        {KOTAK.map((one) => (
          <a
            key={one}
            href={linkTo('/urusan', { kotak: one })}
            aria-current={one === kotak ? 'page' : undefined}
          >
            {NAMA_KOTAK[one]} {counts.value && <b>({counts.value[one]})</b>}
          </a>
        ))}
      </nav>
      {hitungan && (
        <p className="ui-baris">
          <span>
            {PESAN.dariRingkasan(
              NAMA_HITUNGAN[hitungan],
              hitungan === 'dijawab' ? filters.get('bulan') : '',
              area ? namaWilayah(area.kode, area.nama) : '',
            )}
          </span>
          <a href={linkTo('/urusan', { kotak })}>{PESAN.lepasSaringan}</a>
        </p>
      )}
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={PESAN.cari}
          value={pencarian.text}
          onSearch={pencarian.search}
        />
        {!isHealth && !isDinas && (
          <Pick
            id="bidang"
            label={PESAN.bidang}
            value={filters.get('bidang')}
            all={PESAN.semuaBidang}
            options={BIDANG.filter((one) => one !== 'kesehatan').map((one) => ({
              value: one,
              label: NAMA_BIDANG[one],
            }))}
            onChange={(bidang) => filters.set({ bidang })}
          />
        )}
        {(wilayah.value?.posyandu.length ?? 0) > 1 && (
          <Pick
            id="posyandu"
            label={PESAN.posyandu}
            value={filters.get('posyandu')}
            all={PESAN.semuaPosyandu}
            options={posyanduOptions(wilayah.value)}
            onChange={(posyandu) => filters.set({ posyandu })}
          />
        )}
      </FilterBar>
      <WhenLoaded loaded={list}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={`${NAMA_KOTAK[kotak]}: ${page.total}`}
              columns={columns(isHealth, todayOf(me))}
              rows={page.rows}
              rowKey={(row) => row.id}
              {...(filters.sort
                ? { sort: filters.sort }
                : { sort: { key: 'tenggat', isDescending: false } })}
              onSort={filters.setSort}
              empty={
                kotak === 'menunggu_saya' && pencarian.text === '' ? (
                  <EmptyState icon="centang" title={PESAN.kosongMenunggu}>
                    <p>{PESAN.kosongMenungguSaran}</p>
                  </EmptyState>
                ) : (
                  <EmptyState icon="cari" title={UMUM.kosong}>
                    <p>{UMUM.kosongSaran}</p>
                  </EmptyState>
                )
              }
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
    </>
  )
}

function columns(isHealth: boolean, today: Tanggal): Column<RujukanRow>[] {
  return [
    {
      key: 'urusan',
      head: PESAN.urusan,
      isRowHead: true,
      cell: (row) => (
        <>
          <a href={linkTo(`/urusan/${row.id}`)}>
            {isHealth ? (row.orangNama ?? row.id) : judulUrusan(row)}
          </a>{' '}
          <UrgensiBadge urgensi={row.urgensi} />
          <div className="redup kecil">
            {isHealth ? row.alasan.map(namaAlasan).join(', ') : NAMA_BIDANG[row.bidang]}
          </div>
        </>
      ),
    },
    ...(isHealth
      ? []
      : [{ key: 'siapa', head: PESAN.siapa, cell: (row: RujukanRow) => row.orangNama ?? '' }]),
    {
      key: 'di',
      head: PESAN.di,
      cell: (row) => (
        <>
          {[row.lokasi, row.rt === '' || row.lokasi.includes('RT') ? '' : PESAN.rt(row.rt)]
            .filter((part) => part !== '')
            .join(', ')}
          <div className="redup kecil">
            {row.posyanduNama}, {row.desaNama}
          </div>
        </>
      ),
    },
    {
      key: 'status',
      head: PESAN.status,
      cell: (row) => (
        <>
          <StatusBadge row={row} />
          {row.kantorNama && <div className="redup kecil">{row.kantorNama}</div>}
        </>
      ),
    },
    {
      key: 'tenggat',
      head: PESAN.tenggat,
      isSortable: true,
      cell: (row) => <WhenText row={row} today={today} />,
    },
    {
      key: 'dibuka',
      head: PESAN.dibuka,
      isSortable: true,
      cell: (row) => tanggalPendek(row.openedOn),
    },
  ]
}

/** What it is about, as the kader picked it; a newer catalogue's code is shown as it is. */
export function judulUrusan(row: Pick<RujukanRow, 'jenis' | 'uraian'>): string {
  if (row.jenis === null) return row.uraian
  return jenisKebutuhanOf(row.jenis)?.nama ?? row.jenis.replaceAll('_', ' ')
}
