/**
 * The query string of a shared address, ready for a schema: an empty filter is no filter. Of a key
 * given twice the last counts.
 */
export function readQuery(query: unknown): Record<string, string> {
  if (typeof query !== 'object' || query === null) return {}
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      const text: unknown = Array.isArray(value) ? value.at(-1) : value
      return typeof text === 'string' && text.trim() !== '' ? [[key, text.trim()]] : []
    }),
  )
}
