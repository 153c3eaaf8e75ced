import type { Tanggal } from '../../shared/tanggal.ts'
import type { JadwalImunisasi, KodeDosis, Vaksin } from './jadwal-imunisasi.ts'
import { hariKe } from './lama.ts'

/** A dose as it is written down, here or in the Buku KIA. */
export interface DosisTercatat {
  readonly id: string
  readonly kode: string
  /** null: ticked without a date */
  readonly tanggal: Tanggal | null
  /** the last day on which the vial could be used; null: not written down */
  readonly kedaluwarsa: Tanggal | null
}

/** A dose with what its code stands for; without a date it has no day. */
export interface DosisDibaca {
  readonly dosis: DosisTercatat
  readonly kode: KodeDosis
  readonly vaksin: Vaksin
  readonly day: number | null
  readonly isKedaluwarsa: boolean
}

/** Null: the code is of no vaccine of this table, maybe of a newer one. */
export function readDosis(dosis: DosisTercatat, jadwal: JadwalImunisasi): DosisDibaca | null {
  const meaning = meaningOf(jadwal).get(dosis.kode)
  if (!meaning) return null
  const { tanggal, kedaluwarsa } = dosis
  return {
    dosis,
    kode: meaning.kode,
    vaksin: meaning.vaksin,
    day: tanggal === null ? null : hariKe(tanggal),
    isKedaluwarsa: tanggal !== null && kedaluwarsa !== null && tanggal > kedaluwarsa,
  }
}

/** The vaccine of a code, or null for one that this table does not know. */
export function vaksinOf(kode: string, jadwal: JadwalImunisasi): Vaksin | null {
  return meaningOf(jadwal).get(kode)?.vaksin ?? null
}

/** What a code is called on a screen; a code of a newer table as it is. */
export function namaDosis(kode: string, jadwal: JadwalImunisasi): string {
  return meaningOf(jadwal).get(kode)?.kode.nama ?? kode
}

/**
 * By date. On one day the good vial before the expired one and the lower number first; then whatever
 * makes the order the same however the list came.
 */
export function compareDosis(a: DosisDibaca, b: DosisDibaca): number {
  return (
    (a.day ?? Infinity) - (b.day ?? Infinity) ||
    Number(a.isKedaluwarsa) - Number(b.isKedaluwarsa) ||
    a.kode.nomor - b.kode.nomor ||
    compareText(a.kode.kode, b.kode.kode) ||
    compareText(a.dosis.id, b.dosis.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

interface Meaning {
  readonly kode: KodeDosis
  readonly vaksin: Vaksin
}

const MEANINGS = new WeakMap<JadwalImunisasi, ReadonlyMap<string, Meaning>>()

function meaningOf(jadwal: JadwalImunisasi): ReadonlyMap<string, Meaning> {
  const known = MEANINGS.get(jadwal)
  if (known) return known
  const vaksin = new Map(jadwal.vaksin.map((one) => [one.kode, one]))
  const meanings = new Map<string, Meaning>()
  for (const kode of jadwal.kodeDosis) {
    const own = vaksin.get(kode.vaksin)
    if (own) meanings.set(kode.kode, { kode, vaksin: own })
  }
  MEANINGS.set(jadwal, meanings)
  return meanings
}
