import type { RujukanRow, TenggatView } from '@simpul/contract/kantor.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { Badge } from '@simpul/ui/badge.tsx'
import type { IconName } from '@simpul/ui/icon.tsx'
import type { Tone } from '@simpul/ui/notice.tsx'
import { tanggalPendek } from '../app/tanggal.pesan.ts'
import { kataTenggat, NAMA_URGENSI, namaStatus, PESAN } from './rujukan.pesan.ts'

const DONE: ReadonlySet<string> = new Set([
  'selesai',
  'ditangani_desa',
  'sudah_beres',
  'dijawab',
  'ditindaklanjuti',
])
const STOPPED: ReadonlySet<string> = new Set([
  'dibatalkan',
  'ditutup',
  'tidak_memenuhi_syarat',
  'bukan_kewenangan',
  'tidak_datang',
])

export function StatusBadge({ row }: { readonly row: Pick<RujukanRow, 'status' | 'desaKode'> }) {
  const { status } = row
  const [icon, tone]: readonly [IconName, Tone | 'biasa' | 'ungu'] = DONE.has(status)
    ? ['centang', 'baik']
    : STOPPED.has(status)
      ? ['silang', 'biasa']
      : ['tunggu', 'ungu']
  return (
    <Badge icon={icon} tone={tone}>
      {namaStatus(status, row.desaKode)}
    </Badge>
  )
}

export function UrgensiBadge({ urgensi }: { readonly urgensi: RujukanRow['urgensi'] }) {
  if (urgensi === 'biasa') return null
  return (
    <Badge
      icon={urgensi === 'sekarang' ? 'bahaya' : 'awas'}
      tone={urgensi === 'minggu_ini' ? 'awas' : 'bahaya'}
    >
      {NAMA_URGENSI[urgensi]}
    </Badge>
  )
}

/** The clock in words, with an icon so that red is not the only sign. */
export function TenggatText({
  tenggat,
  berkas,
}: {
  readonly tenggat: TenggatView
  readonly berkas: readonly string[]
}) {
  const words = kataTenggat(tenggat, berkas)
  if (tenggat.isStopped) return <span className="redup">{words}</span>
  if (tenggat.status === 'terlambat') {
    return (
      <Badge icon="bahaya" tone="bahaya">
        {words}
      </Badge>
    )
  }
  if (tenggat.status === 'berhenti') {
    return (
      <Badge icon="tunggu" tone="awas">
        {words}
      </Badge>
    )
  }
  if (tenggat.isRed || tenggat.status === 'mendekati') {
    return (
      <Badge icon="awas" tone="awas">
        {words}
      </Badge>
    )
  }
  return <span>{words}</span>
}

/** The clock, else the promise, of a row in a list. */
export function WhenText({ row, today }: { readonly row: RujukanRow; readonly today: Tanggal }) {
  if (row.tenggat) return <TenggatText tenggat={row.tenggat} berkas={row.berkasKurang} />
  if (row.dijanjikanPada === null || row.giliran === 'tidak_ada') return null
  const kapan = tanggalPendek(row.dijanjikanPada)
  if (row.dijanjikanPada < today) {
    return (
      <Badge icon="awas" tone="awas">
        {PESAN.janjiLewat(kapan)}
      </Badge>
    )
  }
  return <span>{PESAN.dijanjikan(kapan)}</span>
}
