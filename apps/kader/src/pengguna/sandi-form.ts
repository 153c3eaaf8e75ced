import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

const SANDI_MIN = 8

type SandiProblem = 'kode_kosong' | 'sandi_pendek' | 'sandi_tidak_sama'

export interface SandiTexts {
  /** The old password, or the code on paper. */
  readonly bukti: string
  readonly baru: string
  readonly ulangi: string
}

/** A new password: long enough, and typed the same twice. */
export function readSandiForm(
  texts: SandiTexts,
): Result<{ readonly bukti: string; readonly baru: string }, SandiProblem> {
  if (texts.bukti.trim() === '') return err('kode_kosong')
  if (texts.baru.length < SANDI_MIN) return err('sandi_pendek')
  if (texts.baru !== texts.ulangi) return err('sandi_tidak_sama')
  return ok({ bukti: texts.bukti.trim(), baru: texts.baru })
}
