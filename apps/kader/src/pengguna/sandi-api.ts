import type { Result } from '@simpul/domain/shared/result.ts'
import { err, ok } from '@simpul/domain/shared/result.ts'
import { openStore } from '../local/open-store.ts'

/** Posts to the server and reads a refusal by its code. Without a network: `tanpa_jaringan`. */
export async function postSandi(
  path: string,
  body: object,
): Promise<Result<void, { readonly kode: string }>> {
  const perangkatId = openStore()?.who.perangkatId
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(perangkatId ? { 'x-simpul-perangkat': perangkatId } : {}),
      },
      body: JSON.stringify(body),
    })
    if (response.ok) return ok(undefined)
    const refusal: unknown = await response.json()
    const hasKode = typeof refusal === 'object' && refusal !== null && 'kode' in refusal
    return err({
      kode: hasKode && typeof refusal.kode === 'string' ? refusal.kode : 'server_bermasalah',
    })
  } catch {
    return err({ kode: 'tanpa_jaringan' })
  }
}
