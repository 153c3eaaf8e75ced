import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'

export interface PindahTexts {
  readonly status: 'pindah' | 'meninggal' | 'aktif' | null
  readonly leftOn: string
  readonly pindahKe: string
}

interface PindahDraft {
  readonly statusSasaran: 'pindah' | 'meninggal' | 'aktif'
  readonly leftOn: Tanggal | null
  readonly pindahKe: string
}

/** Who left has a first day away, not after today; who came back has none. */
export function readPindahForm(
  texts: PindahTexts,
  today: Tanggal,
): Result<PindahDraft, 'pilih' | 'tanggalKurang'> {
  if (texts.status === null) return err('pilih')
  if (texts.status === 'aktif') return ok({ statusSasaran: 'aktif', leftOn: null, pindahKe: '' })
  if (!isTanggal(texts.leftOn) || texts.leftOn > today) return err('tanggalKurang')
  const pindahKe = texts.status === 'pindah' ? texts.pindahKe.trim() : ''
  return ok({ statusSasaran: texts.status, leftOn: texts.leftOn, pindahKe })
}
