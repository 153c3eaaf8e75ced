import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

/** What was ticked at langkah 4: by code, with the amount as text or the answer to a question. */
export interface LayananTexts {
  readonly picked: readonly string[]
  readonly amounts: Readonly<Record<string, string>>
  /** Codes of questions; a question not asked is not in here. */
  readonly answers: Readonly<Record<string, 'ya' | 'tidak'>>
  readonly tentang: string
}

export interface LayananDraft {
  readonly jenis: string
  readonly jumlah: number | null
  readonly catatan: string
}

export const EMPTY_LAYANAN: LayananTexts = { picked: [], amounts: {}, answers: {}, tentang: '' }

/** @returns the codes whose amount is no number, or one draft for each thing given or asked */
export function readLayananForm(
  texts: LayananTexts,
): Result<readonly LayananDraft[], readonly string[]> {
  const wrong = texts.picked.filter((jenis) => readJumlah(texts.amounts[jenis]) === undefined)
  if (wrong.length > 0) return err(wrong)
  const given = texts.picked.map((jenis) => ({
    jenis,
    jumlah: readJumlah(texts.amounts[jenis]) ?? null,
    catatan: jenis === 'penyuluhan' ? texts.tentang.trim() : '',
  }))
  const asked = Object.entries(texts.answers).map(([jenis, catatan]) => ({
    jenis,
    jumlah: null,
    catatan,
  }))
  return ok([...given, ...asked])
}

function readJumlah(text: string | undefined): number | null | undefined {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text)
  return Number.isInteger(value) && value >= 0 && value <= 1000 ? value : undefined
}
