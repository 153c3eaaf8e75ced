import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import type { KodeSekali, PenggunaLembar, PenggunaView } from '@simpul/contract/pengguna.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import { Button } from '@simpul/ui/button.tsx'
import { EmptyState } from '@simpul/ui/empty-state.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded, useSearched } from '../app/api.ts'
import { NAMA_PERAN, sesuaiWilayah, PESAN as UMUM } from '../app/app.pesan.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { Heading } from '../app/heading.tsx'
import { FilterBar, Pager, Pick, SearchBox, useFilters } from '../app/list-parts.tsx'
import { todayOf, useMe, useZona } from '../app/me.ts'
import { usePencarian } from '../app/pencarian.ts'
import { WhenLoaded } from '../app/states.tsx'
import { tanggalPendek, waktu } from '../app/tanggal.pesan.ts'
import { NAMA_FUNGSI, PESAN } from './akun.pesan.ts'
import { AkunDialog } from './akun-dialog.tsx'
import { KodeKertas } from './kode-kertas.tsx'

type Role = PenggunaView['penugasan'][number]

type Open =
  | { readonly kind: 'buat' }
  | { readonly kind: 'peran'; readonly pengguna: PenggunaView }
  | { readonly kind: 'kode'; readonly pengguna: PenggunaView }
  | { readonly kind: 'nonaktif'; readonly pengguna: PenggunaView }
  | { readonly kind: 'akhiri'; readonly role: Role }
  | { readonly kind: 'kertas'; readonly kode: KodeSekali; readonly nama: string }

/** Accounts in the hand of an operator, DPMD or an admin. */
export function AkunScreen() {
  const me = useMe()
  const zona = useZona()
  const filters = useFilters()
  const pencarian = usePencarian()
  const loaded = useSearched<PenggunaLembar>('/api/pengguna', filters.query, pencarian.text)
  const places = useLoaded<PilihanWilayah>('/api/kantor/wilayah')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const today = todayOf(me)

  async function send(path: string, body: unknown): Promise<Failure | null> {
    const result = await sendJson(path, body)
    if (!result.ok) return result.error
    showToast(PESAN.tersimpan)
    loaded.reload()
    return null
  }

  return (
    <>
      <Heading
        title={PESAN.judul}
        subtitle={PESAN.sub}
        actions={
          <Button kind="utama" icon="tambah" onTap={() => setOpen({ kind: 'buat' })}>
            {PESAN.buat}
          </Button>
        }
      />
      <FilterBar label={UMUM.saring}>
        <SearchBox
          id="cari"
          label={PESAN.cari}
          value={pencarian.text}
          onSearch={pencarian.search}
        />
        <Pick
          id="posyandu"
          label={PESAN.posyandu}
          value={filters.get('posyandu')}
          all={UMUM.semua}
          options={(places.value?.posyandu ?? []).map((one) => ({
            value: one.id,
            label: one.nama,
          }))}
          onChange={(posyandu) => filters.set({ posyandu })}
        />
      </FilterBar>
      <WhenLoaded loaded={loaded}>
        {(page) => (
          <>
            <Table
              onNarrow="tumpuk"
              caption={`${PESAN.judul}: ${page.total}`}
              columns={[
                {
                  key: 'nama',
                  head: PESAN.nama,
                  isRowHead: true,
                  cell: (row) => (
                    <>
                      {row.nama}
                      <div className="redup kecil">{row.namaPengguna}</div>
                    </>
                  ),
                },
                {
                  key: 'peran',
                  head: PESAN.peran,
                  cell: (row) =>
                    row.penugasan.map((role) => (
                      <RoleLine
                        key={role.id}
                        role={role}
                        onEnd={() => setOpen({ kind: 'akhiri', role })}
                      />
                    )),
                },
                {
                  key: 'keadaan',
                  head: PESAN.keadaan,
                  cell: (row) => (
                    <Badge
                      icon={row.isNonaktif ? 'silang' : 'centang'}
                      tone={row.isNonaktif ? 'biasa' : 'baik'}
                    >
                      {row.isNonaktif ? PESAN.nonaktif : PESAN.aktif}
                    </Badge>
                  ),
                },
                {
                  key: 'tindakan',
                  head: PESAN.tindakan,
                  cell: (row) => (
                    <div className="ui-baris tidak-dicetak">
                      <Button kind="polos" onTap={() => setOpen({ kind: 'kode', pengguna: row })}>
                        {PESAN.kode}
                      </Button>
                      <Button kind="polos" onTap={() => setOpen({ kind: 'peran', pengguna: row })}>
                        {PESAN.tambahPeran}
                      </Button>
                      {row.id !== me.penggunaId && (
                        <Button
                          kind="polos"
                          onTap={() => setOpen({ kind: 'nonaktif', pengguna: row })}
                        >
                          {row.isNonaktif ? PESAN.aktifkan : PESAN.nonaktifkan}
                        </Button>
                      )}
                    </div>
                  ),
                },
              ]}
              rows={page.rows}
              rowKey={(row) => row.id}
              empty={<EmptyState icon="cari" title={UMUM.kosong} />}
            />
            <Pager {...page} />
          </>
        )}
      </WhenLoaded>
      {(open?.kind === 'buat' || open?.kind === 'peran') && (
        <AkunDialog
          pengguna={open.kind === 'peran' ? open.pengguna : null}
          onClose={close}
          onSaved={(kode, nama) => {
            loaded.reload()
            setOpen(kode ? { kind: 'kertas', kode, nama } : null)
          }}
        />
      )}
      {open?.kind === 'kode' && (
        <CodeDialog
          pengguna={open.pengguna}
          // The question closes after its answer: the paper that came by then stays.
          onClose={() => setOpen((now) => (now?.kind === 'kode' ? null : now))}
          onMade={(kode) => setOpen({ kind: 'kertas', kode, nama: open.pengguna.nama })}
        />
      )}
      {open?.kind === 'nonaktif' && (
        <AskDialog
          title={open.pengguna.isNonaktif ? PESAN.aktifkan : PESAN.nonaktifkan}
          question={
            open.pengguna.isNonaktif
              ? open.pengguna.nama
              : PESAN.nonaktifkanTanya(open.pengguna.nama)
          }
          isDanger={!open.pengguna.isNonaktif}
          onClose={close}
          onYes={() =>
            send('/api/pengguna/nonaktif', {
              penggunaId: open.pengguna.id,
              isNonaktif: !open.pengguna.isNonaktif,
            })
          }
        />
      )}
      {open?.kind === 'akhiri' && (
        <AskDialog
          title={PESAN.akhiri}
          question={PESAN.akhiriTanya(peranOf(open.role))}
          isDanger
          onClose={close}
          onYes={() =>
            send('/api/pengguna/penugasan/akhiri', { penugasanId: open.role.id, sampai: today })
          }
        />
      )}
      {open?.kind === 'kertas' && (
        <KodeKertas
          title={PESAN.kodeJudul}
          forWhom={open.nama}
          codes={[open.kode.kode]}
          notes={[PESAN.kodePetunjuk(waktu(open.kode.sampai, zona)), PESAN.kodeCara]}
          onClose={close}
        />
      )}
    </>
  )
}

/** A lurah is called one. */
function peranOf(role: Role): string {
  return sesuaiWilayah(NAMA_PERAN[role.peran], role.wilayahKode)
}

function RoleLine({ role, onEnd }: { readonly role: Role; readonly onEnd: () => void }) {
  const place = role.posyanduNama ?? role.kantorNama ?? ''
  const bidang = role.bidang ? NAMA_BIDANG[role.bidang] : ''
  const fungsi = role.fungsi ? NAMA_FUNGSI[role.fungsi] : ''
  const sampai = role.berlakuSampai ? tanggalPendek(role.berlakuSampai) : ''
  return (
    <div className="ui-baris">
      <span>
        {[peranOf(role), bidang || fungsi, place].filter((part) => part !== '').join(' · ')}{' '}
        <span className="redup kecil">{PESAN.sejak(tanggalPendek(role.berlakuDari), sampai)}</span>
      </span>
      <span className="tidak-dicetak">
        <Button kind="polos" onTap={onEnd} label={`${PESAN.akhiri}: ${peranOf(role)}`}>
          {PESAN.akhiri}
        </Button>
      </span>
    </div>
  )
}

interface CodeProps {
  readonly pengguna: PenggunaView
  readonly onClose: () => void
  readonly onMade: (kode: KodeSekali) => void
}

function CodeDialog({ pengguna, onClose, onMade }: CodeProps) {
  return (
    <AskDialog
      title={PESAN.kode}
      question={PESAN.kodeTanya(pengguna.nama)}
      onClose={onClose}
      onYes={async () => {
        const result = await sendJson<KodeSekali>('/api/pengguna/kode', { penggunaId: pengguna.id })
        if (!result.ok) return result.error
        onMade(result.value)
        return null
      }}
    />
  )
}
