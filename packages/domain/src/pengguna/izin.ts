import type { Tanggal } from '../shared/tanggal.ts'
import { hasMatter, isInScope, type TargetAkses } from './cakupan.ts'
import { isInForce, type Kedudukan, kedudukanOf, type Penugasan, type Peran } from './peran.ts'

/** Who is meant by one word in the table of izin: a kedudukan, or one role inside it. */
type Pemegang = Kedudukan | Peran

const POSYANDU = ['kader_kesehatan', 'kader_bidang_lain'] as const

/**
 * Rule AKSES-4: what each role may do, command by command and query by query. What it then sees is
 * decided by the matrix of facts (AKSES-3); where, by the scope (AKSES-2).
 */
export const IZIN_PEMEGANG = {
  'sync.push': [...POSYANDU],
  'sync.pull': [...POSYANDU],

  'posyandu.read': [
    ...POSYANDU,
    'nakes',
    'desa',
    'kecamatan',
    'dinas',
    'dpmd',
    'tim_pembina',
    'admin',
  ],
  'posyandu.manage': ['operator', 'dpmd', 'admin'],
  'kader.manage': ['ketua', 'sekretaris', 'operator', 'dpmd', 'admin'],

  'sasaran.read': [...POSYANDU, 'nakes', 'desa'],
  'sasaran.write': [...POSYANDU, 'nakes', 'operator'],
  'hari_buka.read': [...POSYANDU, 'nakes', 'desa', 'kecamatan', 'dpmd', 'tim_pembina'],
  'hari_buka.write': [...POSYANDU],
  'kehadiran.write': [...POSYANDU],
  'pengukuran.read': ['kader_kesehatan', 'nakes'],
  'pengukuran.write': ['kader_kesehatan', 'nakes'],
  'layanan.read': ['kader_kesehatan', 'nakes'],
  'layanan.write': ['kader_kesehatan', 'nakes'],
  'status_gizi.read': ['nakes', 'dinas'],
  'status_gizi.confirm': ['bidan', 'nakes'],
  'cetak.cadangan': ['kader_kesehatan', 'nakes'],
  'rembuk.read': ['nakes', 'desa'],
  'rembuk.release': ['petugas_puskesmas'],

  'temuan.write': [...POSYANDU, 'nakes'],
  'temuan.progress': [...POSYANDU],
  'rujukan.read': [...POSYANDU, 'nakes', 'desa', 'dinas'],
  'rujukan.kesehatan.send': ['kader_kesehatan', 'nakes'],
  'rujukan.kesehatan.answer': ['nakes'],
  'rujukan.pengajuan.submit': [...POSYANDU],
  'rujukan.pengajuan.confirm': [...POSYANDU, 'desa'],
  'rujukan.pengajuan.verify': ['desa'],
  'rujukan.pengajuan.answer_desa': ['sekdes', 'kepala_desa', 'operator'],
  'rujukan.pengajuan.forward': ['sekdes', 'kepala_desa', 'operator'],
  'rujukan.office.answer': ['dinas'],
  'rujukan.count': ['desa', 'kecamatan', 'dinas', 'dpmd', 'tim_pembina'],

  'laporan.month.read': [...POSYANDU, 'nakes', 'desa', 'kecamatan', 'dinas', 'dpmd', 'tim_pembina'],
  'laporan.month.names': ['kader_kesehatan', 'nakes'],
  'laporan.month.close': ['nakes'],
  'proyeksi.write': ['nakes', 'dinas'],
  'overview.kecamatan.read': ['kecamatan', 'dinas', 'dpmd', 'tim_pembina'],
  'overview.kabupaten.read': ['dinas', 'dpmd', 'tim_pembina'],
  'ekspor.write': ['nakes', 'desa', 'kecamatan', 'dinas', 'dpmd'],

  'impor.residents': ['operator', 'sekdes'],
  'impor.pengukuran': ['bidan', 'nakes', 'petugas_puskesmas'],

  'pengguna.manage': ['operator', 'dpmd', 'admin'],
  'pengguna.reset': ['operator', 'dpmd', 'admin'],
  'perangkat.revoke': ['ketua', 'operator', 'dpmd', 'admin'],
  'pin.unlock': ['ketua', 'operator'],
  'delegasi.write': ['kepala_desa'],
  'kantor.manage': ['dpmd', 'admin'],
  'kalender.manage': ['dpmd', 'admin'],
  'aturan.manage': ['dinas', 'admin'],
  'audit.read': ['kepala_desa', 'dpmd', 'admin'],
  breakglass: ['admin'],
} as const satisfies Record<string, readonly Pemegang[]>

export type Izin = keyof typeof IZIN_PEMEGANG

function isIzin(text: string): text is Izin {
  return Object.hasOwn(IZIN_PEMEGANG, text)
}

export const IZIN: readonly Izin[] = Object.keys(IZIN_PEMEGANG).filter(isIzin)

/** Izin about a matter an office has: without the matter it has no say, in its own bidang either. */
const NEEDS_MATTER: ReadonlySet<Izin> = new Set(['rujukan.office.answer'])

/** True when one penugasan carries an izin, wherever. */
export function carries(penugasan: Pick<Penugasan, 'peran' | 'bidang'>, izin: Izin): boolean {
  const holders: readonly Pemegang[] = IZIN_PEMEGANG[izin]
  return holders.includes(penugasan.peran) || holders.includes(kedudukanOf(penugasan))
}

/** Everything a person may do somewhere on this day: what a route asks before it looks at a record. */
export function izinOf(penugasanList: readonly Penugasan[], on: Tanggal): ReadonlySet<Izin> {
  const inForce = penugasanList.filter((penugasan) => isInForce(penugasan, on))
  return new Set(IZIN.filter((izin) => inForce.some((penugasan) => carries(penugasan, izin))))
}

/**
 * Whether a person may do this with that, on this day. `target` null asks "anywhere at all".
 * @param on the date in the kabupaten's zone
 */
export function mayI(
  penugasanList: readonly Penugasan[],
  izin: Izin,
  target: TargetAkses | null,
  on: Tanggal,
): boolean {
  return penugasanList.some((penugasan) => {
    if (!isInForce(penugasan, on) || !carries(penugasan, izin)) return false
    if (target === null) return true
    if (NEEDS_MATTER.has(izin) && !hasMatter(penugasan, target)) return false
    return isInScope(penugasan, target)
  })
}
