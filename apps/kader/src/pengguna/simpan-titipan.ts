import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

/** Long enough for a slow phone to have written the file; the browser forgets it with the page anyway. */
const FORGET_AFTER_MS = 120_000

/** The outbox as it lies, sealed, as a file that somebody may carry. @returns false when nothing is unsent */
export async function saveTitipan(penggunaId: PenggunaId): Promise<boolean> {
  const { sealedFileOf } = await import('../local/titipan.ts')
  const file = await sealedFileOf(penggunaId)
  if (!file) return false
  const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'simpul-titipan.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), FORGET_AFTER_MS)
  return true
}

/**
 * What a saved file holds of the outbox as it lies now, sign by sign: only that may leave the phone.
 * `bukanTitipan`: it is no such file. `beda`: it is cut, of another kader, or older than what lies here.
 */
export async function readSaved(
  penggunaId: PenggunaId,
  text: string,
): Promise<Result<readonly string[], 'bukanTitipan' | 'beda'>> {
  const [{ sealedFileOf }, { readBerkas }] = await Promise.all([
    import('../local/titipan.ts'),
    import('./berkas-titipan.ts'),
  ])
  const read = readBerkas(text)
  if (!read.ok) return read
  const here = await sealedFileOf(penggunaId)
  const saved = new Map(read.value.rows.map((row) => [row.id, row]))
  const rows = here?.rows ?? []
  const isWhole =
    read.value.perangkatId === here?.perangkatId &&
    rows.every(({ id, iv, data }) => saved.get(id)?.iv === iv && saved.get(id)?.data === data)
  return isWhole ? ok(rows.map(({ id }) => id)) : err('beda')
}
