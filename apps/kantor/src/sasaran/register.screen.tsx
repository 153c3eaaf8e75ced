import type { Lembar, PilihanWilayah, RegisterRow } from '@simpul/contract/kantor.ts'
import { KELOMPOK_SASARAN } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { useState } from 'react'
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
import { useMe } from '../app/me.ts'
import { usePencarian } from '../app/pencarian.ts'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { PindahDialog } from './pindah-dialog.tsx'
import { NAMA_KELOMPOK, PESAN } from './sasaran.pesan.ts'

const COLUMNS: readonly Column<RegisterRow>[] = [
  {
    key: 'nama',
    head: PESAN.nama,
    isRowHead: true,
    isSortable: true,
    cell: (row) => (
      <>
        {row.nama} {row.isTamu && `(${PESAN.tamu})`}
        {row.namaPanggilan !== '' && <div className="redup kecil">{row.namaPanggilan}</div>}
      </>
    ),
  },
  { key: 'jk', head: 'L/P', cell: (row) => row.jenisKelamin },
  {
    key: 'lahir',
    head: PESAN.lahir,
    isSortable: true,
    cell: (row) => tanggalPendek(row.tanggalLahir),
  },
  { key: 'kelompok', head: PESAN.kelompok, cell: (row) => NAMA_KELOMPOK[row.kelompok] },
  { key: 'ibu', head: PESAN.ibu, cell: (row) => row.namaIbu },
  { key: 'rt', head: 'RT/RW', isSortable: true, cell: (row) => `${row.rt}/${row.rw}` },
  {
    key: 'nik',
    head: PESAN.nik,
    cell: (row) =>
      row.nikTersamar === '' ? PESAN.tanpaNik : <span className="angka">{row.nikTersamar}</span>,
  },
  { key: 'posyandu', head: PESAN.posyandu, cell: (row) => row.posyanduNama },
]

/** The register of the reader's posyandu: search, filters and order in the address. */
export function RegisterScreen() {
  const filters = useFilters()
  const pencarian = usePencarian()
  const loaded = useSearched<Lembar<RegisterRow>>(
    '/api/kantor/register',
    filters.query,
    pencarian.text,
  )
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const [moving, setMoving] = useState<RegisterRow | null>(null)
  const posyandu = (places.value?.posyandu ?? []).filter((one) => !one.isDitutup)
  const canMove = useMe().izin.includes('sasaran.write') && posyandu.length > 1
  return (
    <>
      <Heading
        title={PESAN.judul}
        subtitle={PESAN.sub}
        actions={
          <ButtonLink
            icon="qr"
            href={linkTo('/kartu', {
              posyandu: filters.get('posyandu'),
              rt: filters.get('rt'),
              kelompok: filters.get('kelompok'),
            })}
          >
            {PESAN.kartu}
          </ButtonLink>
        }
      />
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={PESAN.cari}
          value={pencarian.text}
          onSearch={pencarian.search}
        />
        <PlaceFilters places={places.value} />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk_berlabel"
              caption={`${PESAN.judul}: ${page.total}`}
              columns={canMove ? [...COLUMNS, moveColumn(setMoving)] : COLUMNS}
              rows={page.rows}
              rowKey={(row) => row.id}
              sort={filters.sort ?? { key: 'nama', isDescending: false }}
              onSort={filters.setSort}
              empty={
                <EmptyState icon="cari" title={UMUM.kosong}>
                  <p>{UMUM.kosongSaran}</p>
                </EmptyState>
              }
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
      {moving && (
        <PindahDialog
          row={moving}
          posyandu={posyandu}
          onMoved={() => {
            setMoving(null)
            loaded.reload()
          }}
          onClose={() => setMoving(null)}
        />
      )}
    </>
  )
}

function moveColumn(onMove: (row: RegisterRow) => void): Column<RegisterRow> {
  return {
    key: 'pindah',
    head: '',
    cell: (row) => <Button onTap={() => onMove(row)}>{PESAN.pindahkan}</Button>,
  }
}

export function PlaceFilters({ places }: { readonly places: PilihanWilayah | null }) {
  const filters = useFilters()
  return (
    <>
      <Pick
        id="posyandu"
        label={PESAN.posyandu}
        value={filters.get('posyandu')}
        all={UMUM.semua}
        options={posyanduOptions(places)}
        onChange={(posyandu) => filters.set({ posyandu })}
      />
      <Pick
        id="kelompok"
        label={PESAN.kelompok}
        value={filters.get('kelompok')}
        all={UMUM.semua}
        options={KELOMPOK_SASARAN.map((one) => ({ value: one, label: NAMA_KELOMPOK[one] }))}
        onChange={(kelompok) => filters.set({ kelompok })}
      />
      <label className="saringan__satu" htmlFor="rt" style={{ flex: '0 1 6rem' }}>
        <span>{PESAN.rt}</span>
        <input
          id="rt"
          className="ui-isian__kotak"
          inputMode="numeric"
          maxLength={5}
          value={filters.get('rt')}
          onChange={(event) => filters.set({ rt: event.currentTarget.value })}
        />
      </label>
    </>
  )
}
