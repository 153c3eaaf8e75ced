import type { SendRujukan } from '@simpul/contract/rujukan.ts'
import { kalimatTandaBahaya } from '@simpul/domain/layanan/tanda-bahaya.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'

export interface RujukTexts {
  readonly urgensi: SendRujukan['urgensi']
  readonly alasan: readonly string[]
  /** Danger signs that were ticked in the list that was read out. */
  readonly tanda: readonly string[]
  readonly catatan: string
}

type RujukDraft = Pick<SendRujukan, 'urgensi' | 'alasan' | 'catatan'>

const NOTE_LENGTH = 500

/** A danger sign never waits: with one the road is `sekarang`, whatever was chosen before. */
export function urgensiOf(texts: RujukTexts): RujukTexts['urgensi'] {
  return texts.tanda.length > 0 ? 'sekarang' : texts.urgensi
}

/** The signs travel as words in the note: the Puskesmas reads what the kader saw. */
export function readRujukForm(texts: RujukTexts): Result<RujukDraft, 'alasan_kurang'> {
  const seen = texts.tanda.length > 0 ? ['tanda_bahaya'] : []
  const alasan = [...new Set([...seen, ...texts.alasan])]
  if (alasan.length === 0) return err('alasan_kurang')
  const signs = texts.tanda.map((kode) => kalimatTandaBahaya(kode)).join('; ')
  const catatan = [
    signs === '' ? '' : RUJUKAN_PESAN.rujuk.tandaTerlihat(signs),
    texts.catatan.trim(),
  ]
    .filter((part) => part !== '')
    .join(' ')
  return ok({ urgensi: urgensiOf(texts), alasan, catatan: catatan.slice(0, NOTE_LENGTH) })
}
