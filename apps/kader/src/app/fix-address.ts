import type { RefusedItem } from '../sync/status.ts'

/**
 * Where the text of a refused command can be corrected; null: it can only be sent again as it is.
 * What took back a record that somebody else took back first is looked at in the history.
 */
export function fixAddress(
  item: Pick<RefusedItem, 'kind' | 'sasaranId' | 'commandId' | 'kode' | 'body'>,
): string | null {
  const { kind, sasaranId, commandId } = item
  if (kind === 'sasaran.register') return `/warga/baru?betul=${commandId}`
  if (!sasaranId) return null
  if (kind === 'pengukuran.record' || kind === 'layanan.record') {
    if (typeof item.body['batalKarena'] === 'string') return `/warga/${sasaranId}`
    return kind === 'pengukuran.record'
      ? `/ukur/${sasaranId}?betul=${commandId}`
      : `/layanan/${sasaranId}/betulkan?betul=${commandId}`
  }
  const isOfForm = item.kode === 'isian_salah' || item.kode === 'tanggal_sebelum_lahir'
  if (kind === 'sasaran.correct' && isOfForm) return `/warga/${sasaranId}/koreksi`
  return null
}
