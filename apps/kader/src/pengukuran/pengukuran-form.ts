import { type Lonjakan, lonjakan } from '@simpul/domain/pengukuran/lonjakan.ts'
import { readUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { BATAS_UKURAN, type Besaran, isWajar } from '@simpul/domain/pengukuran/wajar.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'

/** What is typed at langkah 2, as text. */
export interface PengukuranTexts {
  readonly weight: string
  readonly length: string
  readonly posisi: 'terlentang' | 'berdiri' | null
  readonly lila: string
  readonly head: string
  readonly edema: 'ya' | 'tidak' | null
}

export interface PengukuranDraft {
  readonly weightGram: number | null
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
  readonly edema: boolean | null
}

export type UkuranField = 'weight' | 'length' | 'lila' | 'head'

/** What the form answers: ready, a question, measure again, or what cannot be read. */
export type BacaanPengukuran =
  | { readonly hasil: 'siap'; readonly draft: PengukuranDraft }
  | { readonly hasil: 'kosong' }
  /** What cannot be read, and what cannot be: neither is kept, with no reason. */
  | { readonly hasil: 'salah'; readonly fields: readonly UkuranSalah[] }
  | { readonly hasil: 'posisi_kosong' }
  /** 84: "maksudnya 8,4?" */
  | {
      readonly hasil: 'tanya'
      readonly field: UkuranField
      readonly value: number
      readonly maksud: number
    }
  /** Out of range or too far from last time: measure again, or keep it with a reason. */
  | {
      readonly hasil: 'ukur_lagi'
      readonly fields: readonly UkuranField[]
      readonly lonjakan: readonly Lonjakan[]
      readonly draft: PengukuranDraft
    }

export interface UkuranSalah {
  readonly field: UkuranField
  readonly kode: 'bukan_angka' | 'mustahil'
}

export const BESARAN: Readonly<Record<UkuranField, Besaran>> = {
  weight: 'weightGram',
  length: 'lengthMm',
  lila: 'lilaMm',
  head: 'lingkarKepalaMm',
}

/** Under 24 months a child is measured lying, from then on standing; the kader may say otherwise. */
function usualPosisi(ageInMonths: number): 'terlentang' | 'berdiri' {
  return ageInMonths < 24 ? 'terlentang' : 'berdiri'
}

export function emptyPengukuran(ageInMonths: number): PengukuranTexts {
  return {
    weight: '',
    length: '',
    posisi: usualPosisi(ageInMonths),
    lila: '',
    head: '',
    edema: null,
  }
}

interface Before {
  readonly measuredOn: Tanggal
  readonly weightGram: number | null
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
}

/**
 * @param ageInMonths completed months on the day of measuring
 * @param before earlier measures that stand, newest first, to see what jumped
 * @param isAsTyped the kader said "84 it is": no question any more, but measure again
 */
export function readPengukuranForm(
  texts: PengukuranTexts,
  ageInMonths: number,
  measuredOn: Tanggal,
  before: readonly Before[],
  isAsTyped = false,
): BacaanPengukuran {
  const wrong: UkuranSalah[] = []
  const outside: UkuranField[] = []
  const values: Record<UkuranField, number | null> = {
    weight: null,
    length: null,
    lila: null,
    head: null,
  }
  let question: BacaanPengukuran | null = null

  for (const field of ['weight', 'length', 'lila', 'head'] as const) {
    const read = readUkuran(texts[field], BESARAN[field], ageInMonths)
    if (read.hasil === 'bukan_angka' || read.hasil === 'mustahil')
      wrong.push({ field, kode: read.hasil })
    if (read.hasil === 'terbaca') values[field] = read.value
    if (read.hasil === 'tidak_wajar') {
      outside.push(field)
      values[field] = read.value
    }
    if (read.hasil === 'tanya') {
      if (!isAsTyped) question ??= { hasil: 'tanya', field, value: read.value, maksud: read.maksud }
      else if (!isWajar(BATAS_UKURAN[BESARAN[field]], read.value))
        wrong.push({ field, kode: 'mustahil' })
      outside.push(field)
      values[field] = read.value
    }
  }

  if (wrong.length > 0) return { hasil: 'salah', fields: wrong }
  if (question) return question
  const draft: PengukuranDraft = {
    weightGram: values.weight,
    lengthMm: values.length,
    posisiUkur: values.length === null ? null : texts.posisi,
    lilaMm: values.lila,
    lingkarKepalaMm: values.head,
    edema: texts.edema === null ? null : texts.edema === 'ya',
  }
  const isEmpty = Object.values(values).every((value) => value === null) && draft.edema === null
  if (isEmpty) return { hasil: 'kosong' }
  if (draft.lengthMm !== null && draft.posisiUkur === null) return { hasil: 'posisi_kosong' }
  const jumps = lonjakan(before, { ...draft, measuredOn }, ageInMonths)
  if (outside.length > 0 || jumps.length > 0) {
    return { hasil: 'ukur_lagi', fields: outside, lonjakan: jumps, draft }
  }
  return { hasil: 'siap', draft }
}
