import { isId, type SasaranId } from '../shared/ids.ts'

const PREFIX = 'simpul:'

/** What the card of a sasaran carries: an id and nothing about the person. */
export function qrText(id: SasaranId): string {
  return `${PREFIX}${id}`
}

/** The id on a card, or null for any other text a camera may find. Letters of either case. */
export function parseQrText(text: string): SasaranId | null {
  const plain = text.trim().toLowerCase()
  if (!plain.startsWith(PREFIX)) return null
  const id = plain.slice(PREFIX.length)
  return isSasaranId(id) ? id : null
}

function isSasaranId(text: string): text is SasaranId {
  return isId(text)
}
