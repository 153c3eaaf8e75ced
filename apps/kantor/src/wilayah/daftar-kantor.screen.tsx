import type { Lembar } from '@simpul/contract/kantor.ts'
import { type KantorTercatat, KEADAAN } from '@simpul/contract/wilayah.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { JENIS_KANTOR } from '@simpul/domain/wilayah/jenis-kantor.ts'
import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { NAMA_BIDANG, PESAN as UMUM } from '../app/app.pesan.ts'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, SearchBox, useFilters } from '../app/list-parts.tsx'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { NAMA_JENIS, PESAN } from './daftar-kantor.pesan.ts'
import { KantorDesaDialog } from './kantor-desa-dialog.tsx'
import { KantorDialog } from './kantor-dialog.tsx'
import { TutupDialog } from './tutup-dialog.tsx'

type Open =
  | { readonly kind: 'tambah' }
  | { readonly kind: 'desa' }
  | { readonly kind: 'ubah'; readonly kantor: KantorTercatat }
  | { readonly kind: 'tutup'; readonly kantor: KantorTercatat }

/** Every office of the kabupaten; made, changed and closed by DPMD and an admin. */
export function DaftarKantorScreen() {
  const { buka, bidang, ...filters } = useAsked()
  const loaded = useLoaded<Lembar<KantorTercatat>>('/api/kantor/daftar-kantor', filters.listed)
  const [open, setOpen] = useState<Open | null>(buka)
  const close = () => setOpen(null)
  const saved = () => {
    showToast(PESAN.tersimpan)
    close()
    loaded.reload()
  }

  async function setClosed(kantor: KantorTercatat): Promise<Failure | null> {
    const result = await sendJson('/api/kantor/daftar-kantor/tutup', {
      id: kantor.id,
      basedOnVersion: kantor.version,
      isDitutup: kantor.ditutupPada === null,
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
          <>
            <Button onTap={() => setOpen({ kind: 'desa' })}>{PESAN.buatDesa}</Button>
            <Button kind="utama" icon="tambah" onTap={() => setOpen({ kind: 'tambah' })}>
              {PESAN.tambah}
            </Button>
          </>
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
          id="jenis-saring"
          label={PESAN.jenis}
          value={filters.get('jenis')}
          all={UMUM.semua}
          options={JENIS_KANTOR.map((one) => ({ value: one, label: NAMA_JENIS[one] }))}
          onChange={(jenis) => filters.set({ jenis })}
        />
        <Pick
          id="keadaan"
          label={PESAN.keadaan}
          value={filters.get('keadaan') || 'aktif'}
          options={KEADAAN.map((one) => ({ value: one, label: PESAN.keadaanPilihan[one] }))}
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
                empty={
                  <EmptyState icon="rumah" title={UMUM.kosong}>
                    <p>{UMUM.kosongSaran}</p>
                  </EmptyState>
                }
              />
            </div>
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
      {open?.kind === 'tambah' && (
        <KantorDialog
          kantor={null}
          asked={{
            jenis: filters.get('jenis'),
            bidang: BIDANG.filter((one) => one === bidang),
          }}
          onClose={close}
          onSaved={saved}
        />
      )}
      {open?.kind === 'ubah' && (
        <KantorDialog kantor={open.kantor} onClose={close} onSaved={saved} />
      )}
      {open?.kind === 'desa' && (
        <KantorDesaDialog
          onClose={close}
          onSaved={() => {
            close()
            loaded.reload()
          }}
        />
      )}
      {open?.kind === 'tutup' && (
        <TutupDialog
          title={open.kantor.ditutupPada === null ? PESAN.tutupJudul : PESAN.buka}
          question={
            open.kantor.ditutupPada === null
              ? PESAN.tutupTanya(open.kantor.nama)
              : PESAN.bukaTanya(open.kantor.nama)
          }
          isDanger={open.kantor.ditutupPada === null}
          onClose={close}
          onYes={() => setClosed(open.kantor)}
        />
      )}
    </>
  )
}

/** The filters of the address; `buka` and `bidang` say what a line of the first steps wants opened. */
function useAsked() {
  const filters = useFilters()
  const { buka, bidang, ...listed } = filters.query
  const first: Open | null =
    buka === 'tambah' ? { kind: 'tambah' } : buka === 'desa' ? { kind: 'desa' } : null
  return { ...filters, listed, bidang, buka: first }
}

function columns(onOpen: (open: Open) => void) {
  return [
    {
      key: 'nama',
      head: PESAN.label.nama,
      isRowHead: true,
      cell: (row: KantorTercatat) => (
        <>
          {row.nama}
          <div className="redup kecil">
            {row.ditutupPada === null
              ? jenisNama(row)
              : PESAN.ditutup(tanggalPendek(row.ditutupPada))}
          </div>
        </>
      ),
    },
    { key: 'wilayah', head: PESAN.wilayah, cell: (row: KantorTercatat) => row.wilayah.nama },
    {
      key: 'melayani',
      head: PESAN.melayani,
      cell: (row: KantorTercatat) =>
        [
          ...row.bidang.map((one) => NAMA_BIDANG[one]),
          ...row.desaDilayani.map((one) => one.nama),
        ].join(', '),
    },
    { key: 'telepon', head: 'Telepon', cell: (row: KantorTercatat) => row.telepon },
    {
      key: 'akun',
      head: PESAN.pengguna,
      align: 'kanan' as const,
      cell: (row: KantorTercatat) => <span className="angka">{row.jumlahPengguna}</span>,
    },
    {
      key: 'tindakan',
      head: '',
      cell: (row: KantorTercatat) => (
        <div className="ui-baris tidak-dicetak">
          {row.ditutupPada === null && (
            <Button
              kind="polos"
              label={`${PESAN.ubah} ${row.nama}`}
              onTap={() => onOpen({ kind: 'ubah', kantor: row })}
            >
              {PESAN.ubah}
            </Button>
          )}
          <Button
            kind="polos"
            label={`${row.ditutupPada === null ? PESAN.tutup : PESAN.buka} ${row.nama}`}
            onTap={() => onOpen({ kind: 'tutup', kantor: row })}
          >
            {row.ditutupPada === null ? PESAN.tutup : PESAN.buka}
          </Button>
        </div>
      ),
    },
  ]
}

/** A kelurahan is called one. */
function jenisNama(row: KantorTercatat): string {
  return row.jenis === 'desa' ? sebutan(row.wilayah.kode).desa : NAMA_JENIS[row.jenis]
}
