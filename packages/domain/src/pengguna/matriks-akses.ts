import type { Tanggal } from '../shared/tanggal.ts'
import type { Bidang } from '../wilayah/bidang.ts'
import { hasMatter, isInScope, type TargetAkses } from './cakupan.ts'
import { isInForce, type Kedudukan, kedudukanOf, type Penugasan } from './peran.ts'

/** The kinds of fact of the table *Who may see what*. Some belong to features that come later. */
export const FAKTA = [
  'identitas',
  'pertumbuhan',
  'status_gizi',
  'skrining_peka',
  'srq20',
  'hiv_sifilis_hepatitis',
  'rumah_air_jamban',
  'desil_bantuan',
  'jalur_rahasia',
  'aduan_desa_kader',
] as const
export type Fakta = (typeof FAKTA)[number]

/** The columns of the table. */
export const PEMANDANG = [
  'kader_kesehatan',
  'kader_bidang_lain',
  'nakes',
  'desa',
  'kecamatan',
  'dinas_bidang',
  'dinas_lain',
  'dpmd',
  'tim_pembina',
  'umum',
] as const
type Pemandang = (typeof PEMANDANG)[number]

/** What a viewer gets of a fact in the end. */
export type Lihat =
  | 'tidak'
  | 'penuh'
  /** the action on one of the four rungs, never the status */
  | 'hanya_tindakan'
  /** that something was found, not what */
  | 'hanya_tanda'
  /** whether it was asked */
  | 'sudah_dicek'
  /** may add, does not read back */
  | 'tambah'
  | 'tulis_saja'
  /** numbers, small ones too, inside the scope */
  | 'hitungan'
  /** numbers with small cells hidden */
  | 'hitungan_terlindung'
  /** the list by name that the Puskesmas released for the rembuk stunting */
  | 'daftar_rembuk'

/** A cell as the table has it: an answer, or a question that decides the answer. */
type Sel =
  | Lihat
  | 'urusannya_saja'
  | 'fungsi_gizi'
  | 'fungsi_p2'
  | 'bila_dilepas_puskesmas'
  | 'bila_bidangnya'
  | 'bila_sanitarian'
  | 'bila_operator'
  | 'bila_ditunjuk'
  | 'bila_bukan_tentangnya'

type MatriksAkses = Readonly<Record<Fakta, Readonly<Record<Pemandang, Sel>>>>

/** Rule AKSES-3: the table, cell by cell (docs/aturan/hak-akses.md draws it). Admin has no column. */
export const MATRIKS_AKSES: MatriksAkses = {
  identitas: row(
    'penuh',
    'penuh',
    'penuh',
    'penuh',
    'tidak',
    'urusannya_saja',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  pertumbuhan: row(
    'penuh',
    'tidak',
    'penuh',
    'hitungan',
    'hitungan',
    'fungsi_gizi',
    'tidak',
    'hitungan',
    'hitungan',
    'hitungan_terlindung',
  ),
  status_gizi: row(
    'hanya_tindakan',
    'tidak',
    'penuh',
    'bila_dilepas_puskesmas',
    'tidak',
    'penuh',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  skrining_peka: row(
    'hanya_tanda',
    'tidak',
    'penuh',
    'tidak',
    'tidak',
    'fungsi_p2',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  srq20: row(
    'tidak',
    'tidak',
    'penuh',
    'tidak',
    'tidak',
    'fungsi_p2',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  hiv_sifilis_hepatitis: row(
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  rumah_air_jamban: row(
    'tambah',
    'bila_bidangnya',
    'bila_sanitarian',
    'penuh',
    'hitungan',
    'penuh',
    'tidak',
    'hitungan',
    'hitungan',
    'hitungan_terlindung',
  ),
  desil_bantuan: row(
    'sudah_dicek',
    'sudah_dicek',
    'tidak',
    'bila_operator',
    'tidak',
    'penuh',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  jalur_rahasia: row(
    'tulis_saja',
    'tulis_saja',
    'bila_ditunjuk',
    'tidak',
    'tidak',
    'bila_ditunjuk',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
  ),
  aduan_desa_kader: row(
    'bila_bukan_tentangnya',
    'bila_bukan_tentangnya',
    'tidak',
    'bila_bukan_tentangnya',
    'penuh',
    'tidak',
    'tidak',
    'penuh',
    'tidak',
    'tidak',
  ),
}

/** Which offices are *office of the bidang* for a fact; empty: the bidang of the matter decides. */
const BIDANG_FAKTA: Readonly<Record<Fakta, readonly Bidang[]>> = {
  identitas: [],
  pertumbuhan: ['kesehatan'],
  status_gizi: ['kesehatan'],
  skrining_peka: ['kesehatan'],
  srq20: ['kesehatan'],
  hiv_sifilis_hepatitis: ['kesehatan'],
  rumah_air_jamban: ['pekerjaan_umum', 'perumahan_rakyat'],
  desil_bantuan: ['sosial'],
  jalur_rahasia: [],
  aduan_desa_kader: [],
}

/** What decides a cell besides role and place. All false is the safe answer. */
export interface KeadaanFakta {
  /** the Puskesmas released the list for the rembuk stunting */
  readonly isReleasedForRembuk: boolean
  /** this pengguna is one of the named officers of the narrow lane */
  readonly isNamedOfficer: boolean
  /** the complaint is about this pengguna or the office served */
  readonly isAboutViewer: boolean
  /** an admin said why, and the hour is not over */
  readonly hasBreakGlass: boolean
}

export const KEADAAN_BIASA: KeadaanFakta = {
  isReleasedForRembuk: false,
  isNamedOfficer: false,
  isAboutViewer: false,
  hasBreakGlass: false,
}

/** Facts a break-glass opens: whom and what was weighed. Never what is closed to offices anyway. */
const BREAK_GLASS: ReadonlySet<Fakta> = new Set(['identitas', 'pertumbuhan', 'rumah_air_jamban'])

/** The answer of one penugasan about one fact at one place. Dates are looked at by `seeFakta`. */
export function lookUpFakta(
  penugasan: Penugasan,
  fakta: Fakta,
  target: TargetAkses,
  keadaan: KeadaanFakta = KEADAAN_BIASA,
  matriks: MatriksAkses = MATRIKS_AKSES,
): Lihat {
  const kedudukan = kedudukanOf(penugasan)
  if (kedudukan === 'admin') {
    return keadaan.hasBreakGlass && BREAK_GLASS.has(fakta) ? 'penuh' : 'tidak'
  }
  if (!isInScope(penugasan, target)) return 'tidak'
  const pemandang = pemandangOf(kedudukan, penugasan, fakta, target)
  return answer(matriks[fakta][pemandang], penugasan, fakta, target, keadaan)
}

/** What a person sees of a fact: the widest of the answers of what is in force on the day. */
export function seeFakta(
  penugasanList: readonly Penugasan[],
  on: Tanggal,
  fakta: Fakta,
  target: TargetAkses,
  keadaan: KeadaanFakta = KEADAAN_BIASA,
  matriks: MatriksAkses = MATRIKS_AKSES,
): Lihat {
  let widest: Lihat = 'tidak'
  for (const penugasan of penugasanList) {
    if (!isInForce(penugasan, on)) continue
    const next = lookUpFakta(penugasan, fakta, target, keadaan, matriks)
    if (WIDTH[next] > WIDTH[widest]) widest = next
  }
  return widest
}

const WIDTH: Readonly<Record<Lihat, number>> = {
  tidak: 0,
  tulis_saja: 1,
  hitungan_terlindung: 2,
  hitungan: 3,
  sudah_dicek: 4,
  hanya_tanda: 5,
  hanya_tindakan: 6,
  tambah: 7,
  daftar_rembuk: 8,
  penuh: 9,
}

function pemandangOf(
  kedudukan: Exclude<Kedudukan, 'admin'>,
  penugasan: Penugasan,
  fakta: Fakta,
  target: TargetAkses,
): Pemandang {
  if (kedudukan !== 'dinas') return kedudukan
  const named = BIDANG_FAKTA[fakta]
  const asked = named.length > 0 || target.bidang === null ? named : [target.bidang]
  // The narrow lane's officers are named one by one, whatever office they sit in.
  if (fakta === 'jalur_rahasia') return 'dinas_bidang'
  return asked.some((bidang) => penugasan.kantorBidang.includes(bidang))
    ? 'dinas_bidang'
    : 'dinas_lain'
}

function answer(
  sel: Sel,
  penugasan: Penugasan,
  fakta: Fakta,
  target: TargetAkses,
  keadaan: KeadaanFakta,
): Lihat {
  switch (sel) {
    case 'urusannya_saja':
      return hasMatter(penugasan, target) ? 'penuh' : 'tidak'
    case 'fungsi_gizi':
      return penugasan.fungsi === 'gizi' ? 'penuh' : 'hitungan'
    case 'fungsi_p2':
      return penugasan.fungsi === 'p2' ? 'penuh' : 'tidak'
    case 'bila_dilepas_puskesmas':
      return keadaan.isReleasedForRembuk ? 'daftar_rembuk' : 'tidak'
    case 'bila_bidangnya':
      return penugasan.bidang !== null && BIDANG_FAKTA[fakta].includes(penugasan.bidang)
        ? 'penuh'
        : 'tidak'
    case 'bila_sanitarian':
      return penugasan.bidang === 'pekerjaan_umum' ? 'penuh' : 'tidak'
    case 'bila_operator':
      return penugasan.peran === 'operator' ? 'penuh' : 'tidak'
    case 'bila_ditunjuk':
      return keadaan.isNamedOfficer ? 'penuh' : 'tidak'
    case 'bila_bukan_tentangnya':
      return keadaan.isAboutViewer ? 'tidak' : 'penuh'
    default:
      return sel
  }
}

/** The cells in the order of the columns. */
function row(...cells: readonly [Sel, Sel, Sel, Sel, Sel, Sel, Sel, Sel, Sel, Sel]) {
  const [kes, lain, nakes, desa, kec, dinas, dinasLain, dpmd, tp, umum] = cells
  return {
    kader_kesehatan: kes,
    kader_bidang_lain: lain,
    nakes,
    desa,
    kecamatan: kec,
    dinas_bidang: dinas,
    dinas_lain: dinasLain,
    dpmd,
    tim_pembina: tp,
    umum,
  }
}
