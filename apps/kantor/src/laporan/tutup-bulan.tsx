import type { PotretRow, PotretView } from '@simpul/contract/potret.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Button } from '@simpul/ui/button.tsx'
import { Table } from '@simpul/ui/table.tsx'
import { showToast } from '@simpul/ui/toast.tsx'
import { useState } from 'react'
import { type Failure, sendJson, useLoaded } from '../app/api.ts'
import { AskDialog } from '../app/ask-dialog.tsx'
import { todayOf, useMe, useZona } from '../app/me.ts'
import { FailureNotice } from '../app/states.tsx'
import { hariTanggal, waktu } from '../app/tanggal.pesan.ts'
import { namaAngka, PESAN } from './potret.pesan.ts'

interface Props {
  readonly posyandu: string
  readonly bulan: string
}

/** What the month was when it was closed, what it is now, and the difference. */
export function TutupBulan({ posyandu, bulan }: Props) {
  const loaded = useLoaded<PotretView>('/api/kantor/bulan/potret', { posyandu, bulan })
  const me = useMe()
  const zona = useZona()
  const [isAsking, setAsking] = useState(false)
  if (loaded.failure?.kode === 'tidak_berwenang') return null
  if (loaded.failure) return <FailureNotice failure={loaded.failure} onRetry={loaded.reload} />
  if (!loaded.value) return null
  const { potret, bolehTutup, bisaDitutupMulai } = loaded.value
  // Who may not close it, and not read how it was closed, is told no day that is over.
  if (!potret && !bolehTutup)
    return bisaDitutupMulai > todayOf(me) ? <NotYet mulai={bisaDitutupMulai} /> : null
  const hasChanged = potret?.rows.some((row) => row.sekarang !== row.waktuDitutup) ?? true

  async function close(): Promise<Failure | null> {
    const result = await sendJson<PotretView>('/api/kantor/bulan/tutup', { posyandu, bulan })
    if (!result.ok) return result.error
    showToast(PESAN.tersimpan)
    loaded.reload()
    return null
  }

  return (
    <section className="ui-kartu ui-tumpuk" data-jarak="rapat" aria-label={PESAN.judul}>
      <h2>{PESAN.judul}</h2>
      {potret ? (
        <p>{PESAN.ditutup(waktu(potret.ditutupPada, zona), potret.oleh, potret.ke)}</p>
      ) : (
        <p>{PESAN.belum}</p>
      )}
      {potret && !hasChanged && <p>{PESAN.sama}</p>}
      {potret && hasChanged && <Difference rows={potret.rows} />}
      <p className="redup kecil">
        {PESAN.arti} {potret && PESAN.aturan(potret.aturan)}
      </p>
      {bolehTutup && hasChanged && (
        <div className="tidak-dicetak">
          <Button kind={potret ? 'biasa' : 'utama'} onTap={() => setAsking(true)}>
            {potret ? PESAN.tombolLagi : PESAN.tombol}
          </Button>
        </div>
      )}
      {isAsking && (
        <AskDialog
          title={PESAN.tombol}
          question={PESAN.tanya}
          onYes={close}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

function NotYet({ mulai }: { readonly mulai: Tanggal }) {
  return <p className="redup kecil">{PESAN.mulai(hariTanggal(mulai))}</p>
}

function Difference({ rows }: { readonly rows: readonly PotretRow[] }) {
  return (
    <Table
      caption={PESAN.judul}
      isCaptionHidden
      columns={[
        {
          key: 'angka',
          head: PESAN.angka,
          isRowHead: true,
          cell: (row) => namaAngka(row.angka),
        },
        {
          key: 'dulu',
          head: PESAN.waktuDitutup,
          align: 'kanan',
          cell: (row) => <span className="angka">{row.waktuDitutup}</span>,
        },
        {
          key: 'sekarang',
          head: PESAN.sekarang,
          align: 'kanan',
          cell: (row) => <span className="angka">{row.sekarang}</span>,
        },
        {
          key: 'selisih',
          head: PESAN.selisih,
          align: 'kanan',
          cell: (row) => <Selisih by={row.sekarang - row.waktuDitutup} />,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.angka}
    />
  )
}

function Selisih({ by }: { readonly by: number }) {
  if (by === 0) return <span className="redup">0</span>
  return <strong className="angka">{by > 0 ? `+${by}` : `−${-by}`}</strong>
}
