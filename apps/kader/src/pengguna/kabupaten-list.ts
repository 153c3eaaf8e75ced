export interface KabupatenChoice {
  readonly kode: string
  readonly nama: string
}

/** The kabupaten this server serves. Without a network: none, and the code is typed. */
export async function loadKabupaten(): Promise<readonly KabupatenChoice[]> {
  try {
    const response = await fetch('/api/kabupaten', { headers: { accept: 'application/json' } })
    if (!response.ok) return []
    const body: unknown = await response.json()
    const rows: readonly unknown[] = Array.isArray(body)
      ? body
      : isListed(body)
        ? body.kabupaten
        : []
    return rows.filter(isChoice)
  } catch {
    return []
  }
}

function isListed(body: unknown): body is { readonly kabupaten: readonly unknown[] } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'kabupaten' in body &&
    Array.isArray(body.kabupaten)
  )
}

function isChoice(row: unknown): row is KabupatenChoice {
  return (
    typeof row === 'object' &&
    row !== null &&
    'kode' in row &&
    'nama' in row &&
    typeof row.kode === 'string' &&
    typeof row.nama === 'string'
  )
}
