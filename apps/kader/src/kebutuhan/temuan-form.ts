import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

/** Three questions: what, where, who asks. */
export interface TemuanTexts {
  readonly jenis: string | null
  readonly uraian: string
  readonly lokasi: string
  readonly rt: string
  readonly pemohonNama: string
  readonly pemohonTelepon: string
}

export type TemuanProblem = 'jenis_kosong' | 'pemohon_kosong' | 'lokasi_kosong'
export type TemuanField = 'jenis' | 'pemohonNama' | 'lokasi'

interface TemuanDraft {
  readonly jenis: string
  readonly uraian: string
  readonly lokasi: string
  readonly rt: string
  readonly pemohonNama: string
  readonly pemohonTelepon: string
}

export const EMPTY_TEMUAN: TemuanTexts = {
  jenis: null,
  uraian: '',
  lokasi: '',
  rt: '',
  pemohonNama: '',
  pemohonTelepon: '',
}

/** Who asks must be known, else nobody can be answered; a place or an RT must be there to go to. */
export function readTemuanForm(
  texts: TemuanTexts,
): Result<TemuanDraft, readonly { readonly field: TemuanField; readonly kode: TemuanProblem }[]> {
  const problems: { field: TemuanField; kode: TemuanProblem }[] = []
  const { jenis } = texts
  if (jenis === null) problems.push({ field: 'jenis', kode: 'jenis_kosong' })
  if (texts.lokasi.trim() === '' && texts.rt.trim() === '')
    problems.push({ field: 'lokasi', kode: 'lokasi_kosong' })
  if (texts.pemohonNama.trim() === '')
    problems.push({ field: 'pemohonNama', kode: 'pemohon_kosong' })
  if (problems.length > 0 || jenis === null) return err(problems)
  return ok({
    jenis,
    uraian: texts.uraian.trim(),
    lokasi: texts.lokasi.trim(),
    rt: texts.rt.trim(),
    pemohonNama: texts.pemohonNama.trim(),
    pemohonTelepon: texts.pemohonTelepon.trim(),
  })
}
