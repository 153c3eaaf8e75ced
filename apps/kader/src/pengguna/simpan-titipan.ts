import type { PenggunaId } from '@simpul/domain/shared/ids.ts'

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
  URL.revokeObjectURL(url)
  return true
}
