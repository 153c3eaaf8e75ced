import { isCommandKind } from '@simpul/contract/command.ts'
import { useRecords } from '../local/records.ts'
import type { OutboxItem } from '../sync/status.ts'
import { KIRIM_PESAN } from './kirim.pesan.ts'

/** What it is and whom it is about. */
export function useTitle(item: OutboxItem): string {
  const sasaran = useRecords((all) =>
    item.sasaranId ? all.sasaran.get(item.sasaranId) : undefined,
  )
  const kind = isCommandKind(item.kind) ? KIRIM_PESAN.jenis[item.kind] : item.kind
  const { nama, pemohonNama } = item.body
  const name =
    sasaran?.nama ??
    (typeof nama === 'string' ? nama : typeof pemohonNama === 'string' ? pemohonNama : '')
  return name === '' ? kind : `${kind} · ${name}`
}
