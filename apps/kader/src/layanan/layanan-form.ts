import { writeTandaBahaya } from '@simpul/domain/layanan/tanda-bahaya.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

/** What was ticked at langkah 4: by code, with the amount as text or the answer to a question. */
export interface LayananTexts {
  readonly picked: readonly string[]
  readonly amounts: Readonly<Record<string, string>>
  /** Codes of questions; a question not asked is not in here. */
  readonly answers: Readonly<Record<string, 'ya' | 'tidak'>>
  readonly tentang: string
  readonly tanda: TandaTexts
}

/** The danger signs, read out together and answered once; null is not asked. */
export interface TandaTexts {
  readonly jawab: 'tidak_ada' | 'ada' | null
  readonly terlihat: readonly string[]
}

export const TANDA_BAHAYA = 'tanda_bahaya'

export interface LayananDraft {
  readonly jenis: string
  readonly jumlah: number | null
  readonly catatan: string
}

export const EMPTY_LAYANAN: LayananTexts = {
  picked: [],
  amounts: {},
  answers: {},
  tentang: '',
  tanda: { jawab: null, terlihat: [] },
}

/**
 * @returns the codes whose amount is no number and the danger signs when none was named, or one draft
 * for each thing given or asked
 */
export function readLayananForm(
  texts: LayananTexts,
): Result<readonly LayananDraft[], readonly string[]> {
  const { jawab, terlihat } = texts.tanda
  const wrong = texts.picked.filter((jenis) => readJumlah(texts.amounts[jenis]) === undefined)
  if (jawab === 'ada' && terlihat.length === 0) wrong.push(TANDA_BAHAYA)
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
  const seen = jawab === 'ada' ? terlihat : []
  const tanda =
    jawab === null ? [] : [{ jenis: TANDA_BAHAYA, jumlah: null, catatan: writeTandaBahaya(seen) }]
  return ok([...tanda, ...given, ...asked])
}

export function readJumlah(text: string | undefined): number | null | undefined {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text)
  return Number.isInteger(value) && value >= 0 && value <= 1000 ? value : undefined
}

/** Nothing ticked, nothing answered. */
export function isEmptyLayanan(texts: LayananTexts): boolean {
  return (
    texts.picked.length === 0 &&
    Object.keys(texts.answers).length === 0 &&
    texts.tanda.jawab === null
  )
}
