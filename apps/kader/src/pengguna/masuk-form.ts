import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

export interface MasukTexts {
  readonly kabupatenKode: string
  readonly namaPengguna: string
  readonly sandi: string
}

export type MasukField = keyof MasukTexts
export type MasukProblem = 'kabupaten_kosong' | 'kabupaten_salah' | 'nama_kosong' | 'sandi_kosong'

/** Codes of a kabupaten are typed with and without the point. The password is taken as it is. */
export function readMasukForm(
  texts: MasukTexts,
): Result<MasukTexts, readonly { readonly field: MasukField; readonly kode: MasukProblem }[]> {
  const kabupatenKode = texts.kabupatenKode.trim().replace(/^(\d{2})(\d{2})$/, '$1.$2')
  const namaPengguna = texts.namaPengguna.trim().toLowerCase()
  const problems: { field: MasukField; kode: MasukProblem }[] = []
  if (kabupatenKode === '') problems.push({ field: 'kabupatenKode', kode: 'kabupaten_kosong' })
  else if (!/^\d{2}\.\d{2}$/.test(kabupatenKode)) {
    problems.push({ field: 'kabupatenKode', kode: 'kabupaten_salah' })
  }
  if (namaPengguna === '') problems.push({ field: 'namaPengguna', kode: 'nama_kosong' })
  if (texts.sandi === '') problems.push({ field: 'sandi', kode: 'sandi_kosong' })
  return problems.length > 0
    ? err(problems)
    : ok({ kabupatenKode, namaPengguna, sandi: texts.sandi })
}
