import type { TingkatWilayah } from './kode-wilayah.ts'

/** Every kind of office that answers, in the order it is set up in a new kabupaten. */
export const JENIS_KANTOR = [
  'dinas',
  'puskesmas',
  'pustu',
  'kecamatan',
  'desa',
  'dpmd',
  'tim_pembina',
] as const

export type JenisKantor = (typeof JENIS_KANTOR)[number]

/**
 * Rule SIAP-2: the level of the area an office is of: a dinas is of the kabupaten, a Puskesmas stands in a
 * kecamatan, a tim pembina exists at three levels (Permendagri 13/2024).
 */
export const TINGKAT_KANTOR: Readonly<Record<JenisKantor, readonly TingkatWilayah[]>> = {
  dinas: ['kabupaten'],
  puskesmas: ['kecamatan', 'desa'],
  pustu: ['desa', 'kecamatan'],
  kecamatan: ['kecamatan'],
  desa: ['desa'],
  dpmd: ['kabupaten'],
  tim_pembina: ['kabupaten', 'kecamatan', 'desa'],
}

/** A Puskesmas or Pustu serves named desa and kelurahan. */
export function servesDesa(jenis: JenisKantor): boolean {
  return jenis === 'puskesmas' || jenis === 'pustu'
}

/** A dinas answers for one bidang or more; an office of another kind for none by name. */
export function answersBidang(jenis: JenisKantor): boolean {
  return jenis === 'dinas'
}
