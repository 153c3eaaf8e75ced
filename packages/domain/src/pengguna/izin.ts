import type { Tanggal } from '../shared/tanggal.ts'
import { isInScope, type TargetAkses } from './cakupan.ts'
import { isInForce, type Kedudukan, kedudukanOf, type Penugasan, type Peran } from './peran.ts'

/** Who is meant by one word in the table of izin: a kedudukan, or one role inside it. */
type Pemegang = Kedudukan | Peran

const POSYANDU = ['kader_kesehatan', 'kader_bidang_lain'] as const

/**
 * Rule AKSES-4: what each role may do, command by command and query by query. What it then sees is
 * decided by the matrix of facts (AKSES-3); where, by the scope (AKSES-2); which steps of a matter, by
 * the table of its states (RUJ-2).
 */
export const IZIN_PEMEGANG = {
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

  'sasaran.read': [...POSYANDU, 'nakes', 'desa'],
  'sasaran.write': [...POSYANDU, 'nakes', 'operator'],
  'hari_buka.write': [...POSYANDU, 'nakes'],
  'kehadiran.write': [...POSYANDU, 'nakes'],
  'pengukuran.write': ['kader_kesehatan', 'nakes'],
  'layanan.write': ['kader_kesehatan', 'nakes'],
  'status_gizi.read': ['nakes', 'dinas'],
  'status_gizi.confirm': ['bidan', 'nakes'],
  'rembuk.read': ['nakes', 'desa'],
  'rembuk.release': ['petugas_puskesmas'],

  'temuan.write': [...POSYANDU, 'nakes'],
  'rujukan.read': [...POSYANDU, 'nakes', 'desa', 'dinas'],
  'rujukan.kesehatan.send': ['kader_kesehatan', 'nakes'],
  'rujukan.kesehatan.answer': ['nakes'],
  'rujukan.count': ['desa', 'kecamatan', 'dinas', 'dpmd', 'tim_pembina'],

  'laporan.month.read': [...POSYANDU, 'nakes', 'desa', 'kecamatan', 'dinas', 'dpmd', 'tim_pembina'],
  'laporan.month.names': ['kader_kesehatan', 'nakes'],
  'laporan.month.close': ['nakes'],
  'proyeksi.write': ['nakes', 'dinas'],
  'overview.kecamatan.read': ['kecamatan', 'dinas', 'dpmd', 'tim_pembina'],
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
    return isInScope(penugasan, target)
  })
}
