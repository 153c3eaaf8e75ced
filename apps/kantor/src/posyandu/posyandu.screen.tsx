import type { Lembar } from '@simpul/contract/kantor.ts'
import type { PosyanduTercatat } from '@simpul/contract/posyandu.ts'
import { Button, ButtonLink } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import type { Column } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { linkTo } from '../app/address.ts'
import { type Failure, useLoaded } from '../app/api.ts'
import { PESAN as UMUM } from '../app/app.pesan.ts'
import { useFilters } from '../app/list-parts.tsx'
import { useMe } from '../app/me.ts'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { DaftarLembaga } from '../wilayah/daftar-lembaga.tsx'
import { PindahSemuaDialog } from './pindah-semua-dialog.tsx'
import { PESAN } from './posyandu.pesan.ts'
import { PosyanduDialog } from './posyandu-dialog.tsx'

type Open =
  | { readonly kind: 'tambah' }
  | { readonly kind: 'ubah'; readonly posyandu: PosyanduTercatat }
  | { readonly kind: 'pindah'; readonly posyandu: PosyanduTercatat }

/** The posyandu in a person's hand: an operator those of the own desa. */
export function PosyanduScreen() {
  const me = useMe()
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
  return (
    <>
      <DaftarLembaga
        loaded={loaded}
        words={PESAN}
        actions={
          <>
            <ButtonLink href={linkTo('/impor', { jenis: 'posyandu' })}>{PESAN.impor}</ButtonLink>
            <Button kind="utama" icon="tambah" onTap={() => setOpen({ kind: 'tambah' })}>
              {PESAN.tambah}
            </Button>
          </>
        }
        columns={COLUMNS}
        empty={<Nothing isFiltered={filters.get('cari') !== ''} />}
        closePath="/api/kantor/posyandu/tutup"
        areaOf={(row) => row.desaKode}
        onEdit={(posyandu) => setOpen({ kind: 'ubah', posyandu })}
        wayOut={(posyandu, failure, done) => (
          <WayOut
            posyandu={posyandu}
            failure={failure}
            mayMove={me.izin.includes('sasaran.write')}
            onMove={() => {
              done()
              setOpen({ kind: 'pindah', posyandu })
            }}
          />
        )}
      />
      {(open?.kind === 'tambah' || open?.kind === 'ubah') && (
        <PosyanduDialog
          posyandu={open.kind === 'ubah' ? open.posyandu : null}
          onClose={close}
          onSaved={saved}
        />
      )}
      {open?.kind === 'pindah' && <PindahSemuaDialog posyandu={open.posyandu} onClose={close} />}
    </>
  )
}

interface WayOutProps {
  readonly posyandu: PosyanduTercatat
  readonly failure: Failure
  readonly mayMove: boolean
  readonly onMove: () => void
}

/** Who and what would be left without a posyandu is one step away. */
function WayOut({ posyandu, failure, mayMove, onMove }: WayOutProps) {
  const field = failure.kode === 'masih_dipakai' ? failure.field : undefined
  if (field === 'sasaran' && !mayMove) return <p>{PESAN.mintaOperator}</p>
  if (field === 'sasaran') {
    return (
      <div className="ui-baris">
        <Button onTap={onMove}>{PESAN.pindahSemua}</Button>
        <ButtonLink href={linkTo('/warga', { posyandu: posyandu.id })}>
          {PESAN.lihatWarga}
        </ButtonLink>
      </div>
    )
  }
  if (field === 'rujukan' && mayMove) {
    return (
      <ButtonLink href={linkTo('/urusan', { kotak: 'berjalan', posyandu: posyandu.id })}>
        {PESAN.lihatUrusan}
      </ButtonLink>
    )
  }
  return null
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState icon="rumah" title={isFiltered ? UMUM.kosong : PESAN.kosong}>
      <p>{isFiltered ? UMUM.kosongSaran : PESAN.kosongSaran}</p>
    </EmptyState>
  )
}

const COLUMNS: readonly Column<PosyanduTercatat>[] = [
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
]
