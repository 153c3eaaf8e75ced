const NOMOR = /^([A-Z]{1,2})(\d{1,3})$/

/** Letter and number of a queue number such as `A7`; null for any other text. */
export function parseNomorAntrean(text: string): { huruf: string; urut: number } | null {
  const match = NOMOR.exec(text)
  if (!match?.[1] || !match[2]) return null
  return { huruf: match[1], urut: Number(match[2]) }
}

/**
 * Rule HB-1: the next number of one phone. Every phone of a posyandu has its own letter, so two
 * phones without signal never call two people with one number. A number once given is never given
 * again on that day, even when the kehadiran was cancelled.
 * @param used every number of the day, of all phones, cancelled ones too
 */
export function nextNomorAntrean(huruf: string, used: readonly string[]): string {
  let highest = 0
  for (const text of used) {
    const nomor = parseNomorAntrean(text)
    if (nomor && nomor.huruf === huruf) highest = Math.max(highest, nomor.urut)
  }
  return `${huruf}${highest + 1}`
}

/** Order in which people are called: by time of arrival as the numbers tell it, phones in turn. */
export function compareNomorAntrean(a: string, b: string): number {
  const left = parseNomorAntrean(a)
  const right = parseNomorAntrean(b)
  if (!left || !right) return a < b ? -1 : a > b ? 1 : 0
  return (
    left.urut - right.urut || (left.huruf < right.huruf ? -1 : left.huruf > right.huruf ? 1 : 0)
  )
}
