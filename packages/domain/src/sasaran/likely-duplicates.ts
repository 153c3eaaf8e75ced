import { addDays, isTanggal, type Tanggal } from '../shared/tanggal.ts'
import { namaSimilarity, normalizeNama } from './nama.ts'
import type { IndexBlock, SasaranEntry, SasaranIndex } from './sasaran-index.ts'

export type AlasanGanda =
  | 'nik_sama'
  | 'nama_sama'
  | 'nama_mirip'
  | 'tanggal_lahir_sama'
  | 'tanggal_lahir_selisih_sehari'
  | 'tanggal_dan_bulan_tertukar'
  | 'tahun_lahir_selisih_setahun'
  | 'ibu_sama'
  | 'kk_sama'
  | 'bayi_belum_bernama'

/** A suggestion with its reasons: a person decides, and may put it aside. */
export interface DugaanGanda {
  readonly entry: SasaranEntry
  /** 0 to 1 */
  readonly score: number
  readonly alasan: readonly AlasanGanda[]
}

export type DrafSasaran = Omit<SasaranEntry, 'id'> & { readonly id: SasaranEntry['id'] | null }

/** Rule SAS-6 weighs these; version SAS-6/2026-1. */
const SHOW_FROM = 0.7
const MIN_NAMA = 0.7
const MAX_SHOWN = 5

/**
 * Rule SAS-6: people on the register who may be the one being typed. Works offline while typing.
 * Twins are not doubles of each other, and a shared NIK of the mother proves nothing.
 */
export function likelyDuplicates(index: SasaranIndex, draft: DrafSasaran): readonly DugaanGanda[] {
  const found = new Map<string, DugaanGanda>()
  for (const entry of candidates(index, draft)) {
    if (entry.id === draft.id) continue
    const guess = compare(draft, entry)
    if (guess.score >= SHOW_FROM) found.set(entry.id, guess)
  }
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, MAX_SHOWN)
}

function candidates(index: SasaranIndex, draft: DrafSasaran): readonly SasaranEntry[] {
  const dates = nearDates(draft.tanggalLahir)
  const from = (block: IndexBlock) =>
    [
      ...(draft.nik === null ? [] : (block.byNik.get(draft.nik) ?? [])),
      ...(draft.nomorKk === null ? [] : (block.byKk.get(draft.nomorKk) ?? [])),
      ...dates.flatMap((date) => block.byBirthDate.get(date) ?? []),
    ].flatMap((person) => block.entries[person] ?? [])
  const base = from(index.base).filter((entry) => !index.hidden.has(entry.id))
  return [...base, ...from(index.fresh)]
}

function compare(draft: DrafSasaran, entry: SasaranEntry): DugaanGanda {
  const alasan: AlasanGanda[] = []
  const isSameNik =
    draft.nik !== null &&
    draft.nik === entry.nik &&
    draft.nikStatus !== 'nik_ibu' &&
    entry.nikStatus !== 'nik_ibu'
  if (isSameNik) alasan.push('nik_sama')
  const areTwins =
    draft.urutanKembar !== null &&
    entry.urutanKembar !== null &&
    draft.urutanKembar !== entry.urutanKembar
  if (areTwins && !isSameNik) return { entry, score: 0, alasan }

  const nama = namaSimilarity(draft.nama, entry.nama)
  const ibu = motherSimilarity(draft, entry)
  const date = dateReason(draft.tanggalLahir, entry.tanggalLahir)
  const isUnnamed =
    (isUnnamedBaby(draft.nama) || isUnnamedBaby(entry.nama)) &&
    (ibu ?? 0) >= 0.8 &&
    date === 'tanggal_lahir_sama'

  if (nama >= 0.98) alasan.push('nama_sama')
  else if (nama >= MIN_NAMA) alasan.push('nama_mirip')
  if (date !== null) alasan.push(date)
  if (ibu !== null && ibu >= 0.8) alasan.push('ibu_sama')
  const isSameKk = draft.nomorKk !== null && draft.nomorKk === entry.nomorKk
  if (isSameKk) alasan.push('kk_sama')
  if (isUnnamed) alasan.push('bayi_belum_bernama')

  if (isSameNik) return { entry, score: 1, alasan }
  if (isUnnamed) return { entry, score: 0.8, alasan }
  if (nama < MIN_NAMA) return { entry, score: 0, alasan }
  let score = 0.5 * nama + (date === null ? 0 : DATE_WEIGHT[date])
  if (ibu !== null) score += ibu >= 0.8 ? 0.15 : ibu < 0.5 ? -0.2 : 0
  if (isSameKk) score += 0.15
  if (draft.jenisKelamin !== entry.jenisKelamin) score -= 0.15
  return { entry, score: Math.max(0, Math.min(0.99, score)), alasan }
}

type DateReason = Extract<
  AlasanGanda,
  | 'tanggal_lahir_sama'
  | 'tanggal_lahir_selisih_sehari'
  | 'tanggal_dan_bulan_tertukar'
  | 'tahun_lahir_selisih_setahun'
>

const DATE_WEIGHT: Readonly<Record<DateReason, number>> = {
  tanggal_lahir_sama: 0.35,
  tanggal_lahir_selisih_sehari: 0.3,
  tanggal_dan_bulan_tertukar: 0.3,
  tahun_lahir_selisih_setahun: 0.2,
}

function dateReason(a: Tanggal, b: Tanggal): DateReason | null {
  if (a === b) return 'tanggal_lahir_sama'
  if (addDays(a, 1) === b || addDays(a, -1) === b) return 'tanggal_lahir_selisih_sehari'
  if (swapDayAndMonth(a) === b) return 'tanggal_dan_bulan_tertukar'
  return yearAway(a, 1) === b || yearAway(a, -1) === b ? 'tahun_lahir_selisih_setahun' : null
}

function nearDates(date: Tanggal): readonly Tanggal[] {
  const near = [date, addDays(date, 1), addDays(date, -1), swapDayAndMonth(date)]
  return [...new Set([...near, yearAway(date, 1), yearAway(date, -1)])].filter((d) => d !== null)
}

function swapDayAndMonth(date: Tanggal): Tanggal | null {
  const text = `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`
  return isTanggal(text) ? text : null
}

function yearAway(date: Tanggal, years: number): Tanggal | null {
  const text = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
  return isTanggal(text) ? text : null
}

function motherSimilarity(draft: DrafSasaran, entry: SasaranEntry): number | null {
  if (draft.ibuId !== null && draft.ibuId === entry.ibuId) return 1
  if (draft.namaIbu.trim() === '' || entry.namaIbu.trim() === '') return null
  return namaSimilarity(draft.namaIbu, entry.namaIbu)
}

/** `By. Ny. Siti`, `Bayi Bu Ani`: not named yet when it was registered. */
function isUnnamedBaby(nama: string): boolean {
  return /^(by|bayi|anak) (ny|nyonya|bu|ibu)\b/.test(normalizeNama(nama))
}
