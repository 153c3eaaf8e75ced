import type { Lembar } from '@simpul/contract/kantor.ts'
import type { PosyanduTercatat } from '@simpul/contract/posyandu.ts'
import { KEADAAN } from '@simpul/contract/wilayah.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { type Column, Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, SearchBox, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { PESAN as KANTOR } from '../wilayah/daftar-kantor.pesan.ts'
import { TutupDialog } from '../wilayah/tutup-dialog.tsx'
import { PESAN } from './posyandu.pesan.ts'
import { PosyanduDialog } from './posyandu-dialog.tsx'

type Open =
  | { readonly kind: 'tambah' }
  | { readonly kind: 'ubah'; readonly posyandu: PosyanduTercatat }
  | { readonly kind: 'tutup'; readonly posyandu: PosyanduTercatat }

/** The posyandu in a person's hand: an operator those of the own desa. */
export function PosyanduScreen() {
  const filters = useFilters()
  const { buka, ...listed } = filters.query
  const loaded = useLoaded<Lembar<PosyanduTercatat>>('/api/kantor/posyandu', listed)
  const [open, setOpen] = useState<Open | null>(buka === 'tambah' ? { kind: 'tambah' } : null)
  const close = () => setOpen(null)
  const saved = () => {
    showToast(PESAN.tersimpan)
    close()
    loaded.reload()
  }

  async function setClosed(posyandu: PosyanduTercatat): Promise<Failure | null> {
    const result = await sendJson('/api/kantor/posyandu/tutup', {
      id: posyandu.id,
      basedOnVersion: posyandu.version,
      isDitutup: posyandu.ditutupPada === null,
    })
    if (!result.ok) return result.error
    loaded.reload()
    return null
  }

  return (
    <>
      <Heading
        title={PESAN.judul}
        subtitle={PESAN.sub}
        actions={
          <Button kind="utama" icon="tambah" onTap={() => setOpen({ kind: 'tambah' })}>
            {PESAN.tambah}
          </Button>
        }
      />
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={PESAN.cari}
          value={filters.get('cari')}
          onSearch={(cari) => filters.set({ cari })}
        />
        <Pick
          id="keadaan"
          label={KANTOR.keadaan}
          value={filters.get('keadaan') || 'aktif'}
          options={KEADAAN.map((one) => ({ value: one, label: KANTOR.keadaanPilihan[one] }))}
          onChange={(keadaan) => filters.set({ keadaan })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <div className="tumpuk-di-hp">
              <Table
                caption={`${PESAN.judul}: ${page.total}`}
                columns={columns(setOpen)}
                rows={page.rows}
                rowKey={(row) => row.id}
                empty={<Nothing isFiltered={filters.get('cari') !== ''} />}
              />
            </div>
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
      {(open?.kind === 'tambah' || open?.kind === 'ubah') && (
        <PosyanduDialog
          posyandu={open.kind === 'ubah' ? open.posyandu : null}
          onClose={close}
          onSaved={saved}
        />
      )}
      {open?.kind === 'tutup' && (
        <TutupDialog
          title={open.posyandu.ditutupPada === null ? PESAN.tutupJudul : PESAN.buka}
          question={
            open.posyandu.ditutupPada === null
              ? PESAN.tutupTanya(open.posyandu.nama)
              : PESAN.bukaTanya(open.posyandu.nama)
          }
          isDanger={open.posyandu.ditutupPada === null}
          onClose={close}
          onYes={() => setClosed(open.posyandu)}
        />
      )}
    </>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState icon="rumah" title={isFiltered ? UMUM.kosong : PESAN.kosong}>
      <p>{isFiltered ? UMUM.kosongSaran : PESAN.kosongSaran}</p>
    </EmptyState>
  )
}

function columns(onOpen: (open: Open) => void): readonly Column<PosyanduTercatat>[] {
  return [
    {
      key: 'nama',
      head: PESAN.label.nama,
      isRowHead: true,
      cell: (row) => (
        <>
          {row.nama}
          {row.ditutupPada !== null && (
            <div className="redup kecil">{PESAN.ditutup(tanggalPendek(row.ditutupPada))}</div>
          )}
          {row.alamat !== '' && <div className="redup kecil">{row.alamat}</div>}
        </>
      ),
    },
    {
      key: 'desa',
      head: PESAN.desa,
      cell: (row) => (
        <>
          {row.desaNama}
          <div className="redup kecil">{row.kecamatanNama}</div>
        </>
      ),
    },
    { key: 'puskesmas', head: PESAN.puskesmas, cell: (row) => row.puskesmasNama },
    {
      key: 'nomor',
      head: PESAN.nomor,
      cell: (row) =>
        row.nomorRegistrasi === '' ? (
          <span className="redup">{PESAN.belumAda}</span>
        ) : (
          <span className="angka">{row.nomorRegistrasi}</span>
        ),
    },
    {
      key: 'kader',
      head: PESAN.kader,
      align: 'kanan',
      cell: (row) =>
        row.jumlahKader === 0 ? (
          <ButtonLink kind="polos" href={linkTo('/akun')}>
            {PESAN.buatAkun}
          </ButtonLink>
        ) : (
          <a className="angka" href={linkTo('/akun', { posyandu: row.id })}>
            {row.jumlahKader}
          </a>
        ),
    },
    {
      key: 'tindakan',
      head: '',
      cell: (row) => (
        <div className="ui-baris tidak-dicetak">
          {row.ditutupPada === null && (
            <Button
              kind="polos"
              label={`${PESAN.ubah} ${row.nama}`}
              onTap={() => onOpen({ kind: 'ubah', posyandu: row })}
            >
              {PESAN.ubah}
            </Button>
          )}
          <Button
            kind="polos"
            label={sesuaiWilayah(
              `${row.ditutupPada === null ? PESAN.tutup : PESAN.buka} ${row.nama}`,
              row.desaKode,
            )}
            onTap={() => onOpen({ kind: 'tutup', posyandu: row })}
          >
            {row.ditutupPada === null ? PESAN.tutup : PESAN.buka}
          </Button>
        </div>
      ),
    },
  ]
}
