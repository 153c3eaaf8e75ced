import type { HandOverProblem } from '../sync/hand-over.ts'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'

const PESAN = PENGGUNA_PESAN.titipan

export interface HasilTitipan {
  readonly nama: string
  /** commands in her outbox before the try */
  readonly before: number
  /** after it, or why nothing went */
  readonly after: number | HandOverProblem
}

/** What became of a hand-over, in words; it never says more than the server confirmed. */
export function titipanText({ nama, before, after }: HasilTitipan): {
  readonly tone: 'baik' | 'awas'
  readonly text: string
} {
  if (typeof after === 'string') return { tone: 'awas', text: PESAN.gagal[after](nama) }
  if (after > 0) {
    return { tone: 'awas', text: PESAN.sebagian(nama, Math.max(before - after, 0), after) }
  }
  return { tone: 'baik', text: PESAN.terkirim(nama, before) }
}
