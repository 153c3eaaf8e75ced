import type { RecordLayanan } from '@simpul/contract/layanan.ts'
import { KATALOG_LAYANAN, layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type LayananDraft, readJumlah, TANDA_BAHAYA } from './layanan-form.ts'

/** One service that was written down wrong, as text. */
export interface BetulLayananTexts {
  readonly jenis: string
  readonly tanggal: string
  readonly jumlah: string
  /** The topic of a penyuluhan, or the answer to a question. */
  readonly catatan: string
}

export type BetulLayananProblem = 'tanggalSalah' | 'jumlahSalah' | 'jawabanKurang'
interface BetulLayananDraft extends LayananDraft {
  readonly tanggal: Tanggal
}

export function textsOfLayanan(record: RecordLayanan): BetulLayananTexts {
  return {
    jenis: record.jenis,
    tanggal: record.tanggal,
    jumlah: record.jumlah === null ? '' : String(record.jumlah),
    catatan: record.catatan,
  }
}

/**
 * What it may have been instead: things given for things given, a question for a question. A code of
 * a newer catalogue is offered too, so that its date can be mended. Danger signs are read out again,
 * not corrected from memory.
 */
export function alternatives(jenis: string): readonly { value: string; label: string }[] {
  const isQuestion = layananOf(jenis)?.jenis === 'pertanyaan'
  const rows = KATALOG_LAYANAN.layanan
    .filter((row) => row.jenis !== TANDA_BAHAYA && (row.jenis === 'pertanyaan') === isQuestion)
    .map((row) => ({ value: row.kode, label: row.nama }))
  return layananOf(jenis) ? rows : [{ value: jenis, label: jenis }, ...rows]
}

export function readBetulLayanan(
  texts: BetulLayananTexts,
  birthDate: Tanggal,
  today: Tanggal,
): Result<BetulLayananDraft, ReadonlyMap<keyof BetulLayananTexts, BetulLayananProblem>> {
  const problems = new Map<keyof BetulLayananTexts, BetulLayananProblem>()
  const row = layananOf(texts.jenis)
  const jumlah = readJumlah(texts.jumlah)
  const { tanggal } = texts
  const isDay = isTanggal(tanggal) && tanggal >= birthDate && tanggal <= today
  if (!isDay) problems.set('tanggal', 'tanggalSalah')
  if (jumlah === undefined) problems.set('jumlah', 'jumlahSalah')
  if (row?.jenis === 'pertanyaan' && !['ya', 'tidak'].includes(texts.catatan))
    problems.set('catatan', 'jawabanKurang')
  if (!isDay || jumlah === undefined || problems.size > 0) return err(problems)
  const hasNote = row === null || row.jenis === 'pertanyaan' || row.jenis === 'penyuluhan'
  return ok({
    jenis: texts.jenis,
    tanggal,
    jumlah: row?.satuan === null ? null : jumlah,
    catatan: hasNote ? texts.catatan.trim() : '',
  })
}
