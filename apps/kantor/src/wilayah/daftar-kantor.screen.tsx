import type { Lembar } from '@simpul/contract/kantor.ts'
import type { KantorTercatat } from '@simpul/contract/wilayah.ts'
import { BIDANG, NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { JENIS_KANTOR } from '@simpul/domain/wilayah/jenis-kantor.ts'
import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import type { Column } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { Pick, useFilters } from '../app/list-parts.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { NAMA_JENIS, PESAN } from './daftar-kantor.pesan.ts'
import { DaftarLembaga } from './daftar-lembaga.tsx'
import { KantorDesaDialog } from './kantor-desa-dialog.tsx'
import { KantorDialog } from './kantor-dialog.tsx'

type Open =
  | { readonly kind: 'tambah' }
  | { readonly kind: 'desa' }
  | { readonly kind: 'ubah'; readonly kantor: KantorTercatat }

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
  return (
    <>
      <DaftarLembaga
        loaded={loaded}
        words={PESAN}
        actions={
          <>
            <Button onTap={() => setOpen({ kind: 'desa' })}>{PESAN.buatDesa}</Button>
            <Button kind="utama" icon="tambah" onTap={() => setOpen({ kind: 'tambah' })}>
              {PESAN.tambah}
            </Button>
          </>
        }
        filters={
          <Pick
            id="jenis-saring"
            label={PESAN.jenis}
            value={filters.get('jenis')}
            all={UMUM.semua}
            options={JENIS_KANTOR.map((one) => ({ value: one, label: NAMA_JENIS[one] }))}
            onChange={(jenis) => filters.set({ jenis })}
          />
        }
        columns={COLUMNS}
        empty={
          <EmptyState icon="rumah" title={UMUM.kosong}>
            <p>{UMUM.kosongSaran}</p>
          </EmptyState>
        }
        closePath="/api/kantor/daftar-kantor/tutup"
        areaOf={(row) => row.wilayah.kode}
        onEdit={(kantor) => setOpen({ kind: 'ubah', kantor })}
      />
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

const COLUMNS: readonly Column<KantorTercatat>[] = [
  {
    key: 'nama',
    head: PESAN.label.nama,
    isRowHead: true,
    cell: (row) => (
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
  { key: 'wilayah', head: PESAN.wilayah, cell: (row) => row.wilayah.nama },
  {
    key: 'melayani',
    head: PESAN.melayani,
    cell: (row) =>
      [
        ...row.bidang.map((one) => NAMA_BIDANG[one]),
        ...row.desaDilayani.map((one) => one.nama),
      ].join(', '),
  },
  { key: 'telepon', head: PESAN.telepon, cell: (row) => row.telepon },
  {
    key: 'akun',
    head: PESAN.pengguna,
    align: 'kanan',
    cell: (row) => <span className="angka">{row.jumlahPengguna}</span>,
  },
]

/** A kelurahan is called one. */
function jenisNama(row: KantorTercatat): string {
  return row.jenis === 'desa' ? sebutan(row.wilayah.kode).desa : NAMA_JENIS[row.jenis]
}
