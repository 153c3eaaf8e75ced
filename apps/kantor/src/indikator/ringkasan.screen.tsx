import type { DaftarAnak, Ringkasan, RingkasanRow } from '@simpul/contract/indikator.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { linkTo, searchOf } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { Angka, FilterBar, MonthPick, Pick, useFilters } from '../app/list-parts.tsx'
import { thisMonth, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { namaBulan } from '../app/tanggal.pesan.ts'
import { AngkaUrusan } from './angka-urusan.tsx'
import { CakupanTimbang } from './cakupan-timbang.tsx'
import { PESAN } from './indikator.pesan.ts'
import { anakLink, type TempatAngka, urusanLink } from './tautan-angka.ts'

/** The kabupaten by its parts: kecamatan, then desa, then posyandu, then the month of one. */
export function RingkasanScreen() {
  const me = useMe()
  const filters = useFilters()
  const ask = {
    bulan: filters.get('bulan') || thisMonth(me),
    wilayah: filters.get('wilayah'),
    bidang: filters.get('bidang'),
  }
  const loaded = useLoaded<Ringkasan>('/api/kantor/ringkasan', ask)
  const bidang = (loaded.value?.perBidang ?? []).map((row) => row.bidang)
  return (
    <>
      <Heading
        title={
          loaded.value
            ? `${PESAN.judul}: ${namaWilayah(loaded.value.wilayah.kode, loaded.value.wilayah.nama)}`
            : PESAN.judul
        }
        subtitle={namaBulan(ask.bulan)}
        actions={
          <>
            {loaded.value && loaded.value.total.balitaDiukur !== null && (
              <ButtonLink href={linkTo('/prevalensi', { sampai: ask.bulan, wilayah: ask.wilayah })}>
                {PESAN.lihatPrevalensi}
              </ButtonLink>
            )}
            {me.izin.includes('ekspor.write') && (
              <ButtonLink
                href={`/api/kantor/ringkasan.csv${searchOf(ask)}`}
                download={`ringkasan-${ask.bulan}.csv`}
              >
                {UMUM.unduhCsv}
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar label={UMUM.saring}>
        <MonthPick
          id="bulan"
          label={PESAN.bulan}
          value={ask.bulan}
          onChange={(bulan) => filters.set({ bulan })}
        />
        {/* An office of one bidang has nothing to choose. */}
        {bidang.length > 1 && (
          <Pick
            id="bidang"
            label={PESAN.bidang}
            value={ask.bidang}
            all={bidang.length === BIDANG.length ? PESAN.limaBidang : UMUM.semua}
            options={bidang.map((one) => ({ value: one, label: NAMA_BIDANG[one] }))}
            onChange={(one) => filters.set({ bidang: one })}
          />
        )}
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(value) => (
          <>
            {value.jejak.length > 1 && (
              <nav aria-label={PESAN.wilayah} className="ui-baris">
                {value.jejak.map((one, i) => (
                  <span key={one.kode}>
                    {i > 0 && '› '}
                    <a href={linkTo('/ringkasan', { ...filters.query, wilayah: one.kode })}>
                      {namaWilayah(one.kode, one.nama)}
                    </a>
                  </span>
                ))}
              </nav>
            )}
            <Table
              caption={`${PESAN.judul}: ${namaWilayah(value.wilayah.kode, value.wilayah.nama)}, ${namaBulan(value.bulan)}`}
              isCaptionHidden
              columns={columns(filters.query, value)}
              rows={[...value.rows, { ...value.total, kode: 'jumlah', nama: PESAN.jumlah }]}
              rowKey={(row) => row.kode}
              empty={<EmptyState icon="cari" title={UMUM.kosong} />}
            />
            {value.total.balitaDiukur !== null && (
              <CakupanTimbang wilayah={value.wilayah.kode} bulan={value.bulan} />
            )}
            <Table
              caption={PESAN.perBidang}
              columns={[
                {
                  key: 'bidang',
                  head: PESAN.bidang,
                  isRowHead: true,
                  cell: (row) => NAMA_BIDANG[row.bidang],
                },
                {
                  key: 'terbuka',
                  head: PESAN.terbuka,
                  align: 'kanan',
                  cell: (row) => (
                    <AngkaUrusan
                      angka={row.terbuka}
                      tautan={urusanLink(seluruh(value), 'terbuka', row.terbaca, {
                        bulan: value.bulan,
                        bidang: row.bidang,
                      })}
                    />
                  ),
                },
                {
                  key: 'telat',
                  head: PESAN.telat,
                  align: 'kanan',
                  cell: (row) => (
                    <AngkaUrusan
                      angka={row.telat}
                      tautan={urusanLink(seluruh(value), 'telat', row.terbaca, {
                        bulan: value.bulan,
                        bidang: row.bidang,
                      })}
                    />
                  ),
                },
                {
                  key: 'dijawab',
                  head: PESAN.dijawab,
                  align: 'kanan',
                  cell: (row) => (
                    <AngkaUrusan
                      angka={row.dijawab}
                      tautan={urusanLink(seluruh(value), 'dijawab', row.terbaca, {
                        bulan: value.bulan,
                        bidang: row.bidang,
                      })}
                    />
                  ),
                },
              ]}
              rows={value.perBidang}
              rowKey={(row) => row.bidang}
            />
            <div className="redup kecil">
              <p>{PESAN.urusanSekarang}</p>
              {value.total.balitaDiukur !== null && <p>{PESAN.metodePmk}</p>}
              <p>
                {PESAN.bukanCapaian} {PESAN.selKecil}
              </p>
            </div>
          </>
        )}
      </WhenLoaded>
    </>
  )
}

function columns(
  query: Readonly<Record<string, string>>,
  value: Ringkasan,
): Column<RingkasanRow>[] {
  const hasGrowth = value.total.balitaDiukur !== null
  const anak = (row: RingkasanRow, daftar: DaftarAnak) =>
    anakLink(tempatOf(row, value), value.bulan, daftar, row.daftar)
  return [
    {
      key: 'nama',
      head: PESAN.wilayah,
      isRowHead: true,
      cell: (row) =>
        row.kode === 'jumlah' ? (
          row.nama
        ) : (
          <a href={below(row, query, value.bulan)}>{namaWilayah(row.kode, row.nama)}</a>
        ),
    },
    { key: 'posyandu', head: PESAN.posyandu, align: 'kanan', cell: (row) => row.posyandu },
    {
      key: 'hari',
      head: PESAN.hariBuka,
      align: 'kanan',
      cell: (row) => (
        <>
          {row.hariBuka}
          <div className="redup kecil">{PESAN.posyanduBuka(row.posyanduBuka, row.posyandu)}</div>
        </>
      ),
    },
    ...(['terbuka', 'telat', 'dijawab'] as const).map(
      (hitungan): Column<RingkasanRow> => ({
        key: hitungan,
        head: PESAN[hitungan],
        align: 'kanan',
        cell: (row) => (
          <AngkaUrusan
            angka={row[hitungan]}
            tautan={urusanLink(tempatOf(row, value), hitungan, row.terbaca, {
              bulan: value.bulan,
              bidang: query['bidang'] ?? '',
            })}
          />
        ),
      }),
    ),
    ...(hasGrowth
      ? ([
          {
            key: 'diukur',
            head: PESAN.diukur,
            align: 'kanan',
            cell: (row) => <Angka angka={row.balitaDiukur} href={anak(row, 'diukur')} />,
          },
          {
            key: 'dugaan',
            head: PESAN.dugaan,
            align: 'kanan',
            cell: (row) => <Angka angka={row.dugaanStunting} href={anak(row, 'dugaan_stunting')} />,
          },
          {
            key: 'pasti',
            head: PESAN.dikonfirmasi,
            align: 'kanan',
            cell: (row) => (
              <Angka angka={row.stuntingDikonfirmasi} href={anak(row, 'stunting_dikonfirmasi')} />
            ),
          },
        ] satisfies Column<RingkasanRow>[])
      : []),
  ]
}

/** The last row is of the whole area. */
function tempatOf(row: RingkasanRow, value: Ringkasan): TempatAngka {
  return row.kode === 'jumlah' ? seluruh(value) : row
}

function seluruh({ wilayah }: Ringkasan): TempatAngka {
  return { kode: wilayah.kode, tingkat: 'desa' }
}

/** A number leads to its list: an area to its parts, a posyandu to its month. */
function below(row: RingkasanRow, query: Readonly<Record<string, string>>, bulan: string): string {
  return row.tingkat === 'posyandu'
    ? linkTo('/bulan', { posyandu: row.kode, bulan })
    : linkTo('/ringkasan', { ...query, wilayah: row.kode })
}
