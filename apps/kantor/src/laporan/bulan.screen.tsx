import type { AngkaView } from '@simpul/contract/indikator.ts'
import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import type { BulanPosyandu, SaringanBalita } from '@simpul/contract/laporan.ts'
import { isBulan } from '@simpul/domain/shared/tanggal.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { linkTo, type Query } from '../app/address.ts'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { Angka, FilterBar, MonthPick, Pick, useFilters } from '../app/list-parts.tsx'
import { thisMonth, useMe } from '../app/me.ts'
import { WhenLoaded } from '../app/states.tsx'
import { hariTanggal, namaBulan } from '../app/tanggal.pesan.ts'
import { CakupanTimbang } from '../indikator/cakupan-timbang.tsx'
import { PrevalensiTable } from '../indikator/prevalensi-table.tsx'
import { PESAN, SKDN } from './laporan.pesan.ts'
import { TutupBulan } from './tutup-bulan.tsx'

const FIGURES = ['s', 'k', 'd', 'n', 't', 'o', 'b', 'bgm', 'duaT', 'sweeping', 'tamu'] as const

const LIST: Readonly<Partial<Record<(typeof FIGURES)[number], SaringanBalita>>> = {
  s: 'semua',
  k: 'punya_kms',
  d: 'hadir',
  n: 'n',
  t: 't',
  o: 'o',
  b: 'b',
  bgm: 'bgm',
  duaT: 'dua_t',
  sweeping: 'sweeping',
  tamu: 'tamu',
}

/** SKDN of one posyandu in one month; each number leads to the children behind it, for who may see them. */
export function BulanScreen() {
  const me = useMe()
  const filters = useFilters()
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const posyandu = filters.get('posyandu') || (places.value?.posyandu[0]?.id ?? '')
  const asked = filters.get('bulan')
  const bulan = isBulan(asked) ? asked : thisMonth(me)
  const loaded = useLoaded<BulanPosyandu>(posyandu === '' ? null : '/api/kantor/bulan', {
    posyandu,
    bulan,
  })
  return (
    <>
      <Heading
        title={loaded.value ? PESAN.posyanduBernama(loaded.value.posyanduNama) : PESAN.judul}
        subtitle={
          loaded.value
            ? `${namaBulan(bulan)} · ${namaWilayah(loaded.value.desaKode, loaded.value.desaNama)}`
            : namaBulan(bulan)
        }
        actions={
          <Button icon="cetak" onTap={() => window.print()}>
            {UMUM.cetak}
          </Button>
        }
      />
      <FilterBar label={UMUM.saring}>
        <Pick
          id="posyandu"
          label={PESAN.posyandu}
          value={posyandu}
          options={(places.value?.posyandu ?? []).map((one) => ({
            value: one.id,
            label: `${one.isDitutup ? UMUM.sudahDitutup(one.nama) : one.nama} · ${places.value?.desa.find((desa) => desa.kode === one.desaKode)?.nama ?? ''}`,
          }))}
          onChange={(value) => filters.set({ posyandu: value, bulan })}
        />
        <MonthPick
          id="bulan"
          label={PESAN.bulan}
          value={bulan}
          onChange={(value) => filters.set({ posyandu, bulan: value })}
        />
      </FilterBar>
      {posyandu === '' && !places.isLoading && (
        <EmptyState icon="cari" title={PESAN.pilih}>
          <p>{PESAN.pilihSaran}</p>
        </EmptyState>
      )}
      <WhenLoaded loaded={loaded}>{(value) => <Month value={value} />}</WhenLoaded>
    </>
  )
}

function Month({ value }: { readonly value: BulanPosyandu }) {
  const listOf = (saring: SaringanBalita | undefined, part: Query = {}) =>
    saring && value.daftar.includes(saring)
      ? linkTo('/bulan/anak', { posyandu: value.posyanduId, bulan: value.bulan, saring, ...part })
      : undefined
  return (
    <>
      <dl className="angka-besar">
        {FIGURES.map((key) => (
          <div key={key}>
            <dt>{SKDN[key]}</dt>
            <dd>
              <Angka angka={value.skdn[key]} href={listOf(LIST[key])} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="redup kecil">
        {PESAN.sk(hariTanggal(value.pada))} {value.daftar.length === 0 && PESAN.tanpaNama}
      </p>
      {value.daftar.includes('semua') && (
        <div className="tidak-dicetak">
          <ButtonLink icon="orang_banyak" href={listOf('semua') ?? ''}>
            {PESAN.lihatDaftar}
          </ButtonLink>
        </div>
      )}
      <section className="ui-kartu ui-tumpuk" data-jarak="rapat" aria-label={PESAN.hariBuka}>
        <h2>{PESAN.hariBuka}</h2>
        {value.hariBuka.length === 0 && <p>{PESAN.belumBuka}</p>}
        <ul>
          {value.hariBuka.map((day) => (
            <li key={day.tanggal}>
              {hariTanggal(day.tanggal)} · {day.status} ·{' '}
              {value.daftar.includes('hadir') && day.hadir > 0 ? (
                <a
                  href={linkTo('/bulan/hadir', {
                    posyandu: value.posyanduId,
                    tanggal: day.tanggal,
                  })}
                >
                  {PESAN.hadir(day.hadir)}
                </a>
              ) : (
                PESAN.hadir(day.hadir)
              )}
            </li>
          ))}
        </ul>
      </section>
      {value.penutupan && <Penutupan skdn={value.skdn} penutupan={value.penutupan} />}
      <TutupBulan posyandu={value.posyanduId} bulan={value.bulan} />
      <CakupanTimbang wilayah={value.desaKode} bulan={value.bulan} />
      <section className="ui-tumpuk" data-jarak="rapat" aria-label={PESAN.status}>
        <Table
          onNarrow="tumpuk_berlabel"
          caption={PESAN.status}
          columns={[
            { key: 'nama', head: '', isRowHead: true, cell: (row) => row.nama },
            {
              key: 'dugaan',
              head: PESAN.dugaan,
              align: 'kanan',
              cell: (row) => <Angka angka={row.dugaan} href={listOf(row.saring)} />,
            },
            {
              key: 'pasti',
              head: PESAN.dikonfirmasi,
              align: 'kanan',
              cell: (row) => <Angka angka={row.pasti} href={listOf(row.saringPasti)} />,
            },
          ]}
          rows={statusRows(value)}
          rowKey={(row) => row.nama}
        />
        <p className="redup kecil">{PESAN.dugaanArti}</p>
        {value.canConfirm && value.daftar.includes('belum_dikonfirmasi') && (
          <div className="tidak-dicetak">
            <ButtonLink kind="utama" href={listOf('belum_dikonfirmasi') ?? ''}>
              {PESAN.konfirmasi}
            </ButtonLink>
          </div>
        )}
      </section>
      <PrevalensiTable
        rows={value.prevalensi}
        bagian={value.bagianPrevalensi}
        rentang={{ dari: value.bulan, sampai: value.bulan, posyandu: value.posyanduId }}
      />
      {value.rincian.length > 0 && (
        <Table
          caption={PESAN.rincian}
          columns={[
            {
              key: 'umur',
              head: PESAN.umur,
              isRowHead: true,
              cell: (row) => `${row.kelompokUmur} ${row.jenisKelamin}`,
            },
            ...(['s', 'k', 'd', 'n', 't', 'o', 'b', 'bgm', 'duaT'] as const).map((key) => ({
              key,
              head: key === 'duaT' ? '2T' : key.toUpperCase(),
              align: 'kanan' as const,
              cell: (row: BulanPosyandu['rincian'][number]) => (
                <Angka
                  angka={row[key]}
                  href={listOf(LIST[key], { umur: row.kelompokUmur, jk: row.jenisKelamin })}
                />
              ),
            })),
          ]}
          rows={value.rincian}
          rowKey={(row) => `${row.kelompokUmur}${row.jenisKelamin}`}
        />
      )}
    </>
  )
}

/** What changed since the last day was closed, figure by figure. */
function Penutupan({
  skdn,
  penutupan,
}: {
  readonly skdn: BulanPosyandu['skdn']
  readonly penutupan: NonNullable<BulanPosyandu['penutupan']>
}) {
  const { hp, server } = penutupan
  const pada = hariTanggal(penutupan.tanggal)
  const rows = FIGURES.filter((key) => {
    const now = skdn[key]
    const then = [hp[key], server?.[key]].filter((count) => count !== undefined)
    return !now.isHidden && then.some((count) => count !== now.value)
  })
  if (rows.length === 0) return <p className="redup kecil">{PESAN.penutupanSama(pada)}</p>
  return (
    <section className="ui-tumpuk" data-jarak="rapat" aria-label={PESAN.penutupan(pada)}>
      <Table
        caption={PESAN.penutupan(pada)}
        columns={[
          { key: 'angka', head: PESAN.angka, isRowHead: true, cell: (key) => SKDN[key] },
          { key: 'hp', head: PESAN.diHp, align: 'kanan', cell: (key) => hp[key] ?? '–' },
          {
            key: 'server',
            head: PESAN.diServer,
            align: 'kanan',
            cell: (key) => server?.[key] ?? '–',
          },
          {
            key: 'sekarang',
            head: PESAN.sekarang,
            align: 'kanan',
            cell: (key) => <Angka angka={skdn[key]} />,
          },
        ]}
        rows={rows}
        rowKey={(key) => key}
      />
      <p className="redup kecil">{PESAN.penutupanArti}</p>
    </section>
  )
}

interface StatusRow {
  readonly nama: string
  readonly dugaan: AngkaView
  readonly pasti: AngkaView
  readonly saring: SaringanBalita
  readonly saringPasti: SaringanBalita
}

function statusRows(value: BulanPosyandu): StatusRow[] {
  return [
    {
      nama: PESAN.stunting,
      dugaan: value.dugaan.stunting,
      pasti: value.dikonfirmasi.stunting,
      saring: 'dugaan_stunting',
      saringPasti: 'stunting_dikonfirmasi',
    },
    {
      nama: PESAN.wasting,
      dugaan: value.dugaan.wasting,
      pasti: value.dikonfirmasi.wasting,
      saring: 'dugaan_wasting',
      saringPasti: 'wasting_dikonfirmasi',
    },
    {
      nama: PESAN.beratKurang,
      dugaan: value.dugaan.beratKurang,
      pasti: value.dikonfirmasi.beratKurang,
      saring: 'dugaan_berat_kurang',
      saringPasti: 'berat_kurang_dikonfirmasi',
    },
  ]
}
