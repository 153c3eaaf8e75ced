import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { saveFile } from '@simpul/ui/save-file.ts'

/** The outbox as it lies, sealed, as a file that somebody may carry. @returns false when nothing is unsent */
export async function saveTitipan(penggunaId: PenggunaId): Promise<boolean> {
  const { sealedFileOf } = await import('../local/titipan.ts')
  const file = await sealedFileOf(penggunaId)
  if (!file) return false
  const content = new Blob([JSON.stringify(file)], { type: 'application/json' })
  saveFile(content, 'simpul-titipan.json')
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
