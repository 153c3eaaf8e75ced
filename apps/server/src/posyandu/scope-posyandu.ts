import { carries, type Izin } from '@simpul/domain/pengguna/izin.ts'
import { isInForce, kedudukanOf, type Penugasan } from '@simpul/domain/pengguna/peran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'

/**
 * Where a person may do something, as SQL can ask it: rule AKSES-2 for every row at once. Somebody
 * else's row is not refused, it is not found.
 */
export interface Cakupan {
  readonly isWholeKabupaten: boolean
  /** Desa, kelurahan or kecamatan: everything at or below. */
  readonly wilayahKode: readonly string[]
  readonly posyanduId: readonly string[]
}

/**
 * The places of every penugasan in force that carries the izin.
 * @param on the date in the kabupaten's zone
 */
export function scopeOf(
  penugasanList: readonly Penugasan[],
  izin: Izin,
  on: Tanggal,
  only: (penugasan: Penugasan) => boolean = () => true,
): Cakupan {
  const wilayahKode = new Set<string>()
  const posyanduId = new Set<string>()
  let isWholeKabupaten = false
  for (const penugasan of penugasanList) {
    if (!isInForce(penugasan, on) || !carries(penugasan, izin) || !only(penugasan)) continue
    switch (kedudukanOf(penugasan)) {
      case 'kader_kesehatan':
      case 'kader_bidang_lain':
        if (penugasan.posyanduId) posyanduId.add(penugasan.posyanduId)
        break
      case 'nakes':
        for (const kode of penugasan.desaDilayani) wilayahKode.add(kode)
        break
      case 'desa':
      case 'kecamatan':
        if (penugasan.wilayahKode) wilayahKode.add(penugasan.wilayahKode)
        break
      case 'tim_pembina':
        if (penugasan.wilayahKode) wilayahKode.add(penugasan.wilayahKode)
        else isWholeKabupaten = true
        break
      case 'dinas':
      case 'dpmd':
      case 'admin':
        isWholeKabupaten = true
        break
    }
  }
  return { isWholeKabupaten, wilayahKode: [...wilayahKode], posyanduId: [...posyanduId] }
}

/** A condition over the columns that say where a row is: code of the desa, id of the posyandu. */
export function inScope(
  cakupan: Cakupan,
  desaColumn: string,
  posyanduColumn: string,
): RawBuilder<boolean> {
  if (cakupan.isWholeKabupaten) return sql<boolean>`true`
  const desa = sql.ref(desaColumn)
  return sql<boolean>`(
    ${sql.ref(posyanduColumn)} = any(${cakupan.posyanduId}::uuid[])
    or ${desa} = any(${cakupan.wilayahKode}::text[])
    or exists (select from unnest(${cakupan.wilayahKode}::text[]) as luas(kode) where ${desa} like luas.kode || '.%')
  )`
}

export function isEmptyScope(cakupan: Cakupan): boolean {
  return (
    !cakupan.isWholeKabupaten && cakupan.wilayahKode.length === 0 && cakupan.posyanduId.length === 0
  )
}
