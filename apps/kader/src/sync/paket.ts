import {
  type AskPaket,
  isNamaPaket,
  type NamaPaket,
  PAKET,
  PaketReply,
} from '@simpul/contract/paket.ts'
import type { PullReply } from '@simpul/contract/sync.ts'
import { sha256 } from '@simpul/domain/shared/sha256.ts'
import type { LocalStore } from '../local/local-store.ts'
import type { Paket } from '../local/paket.ts'
import type { Answered } from './engine.ts'

/**
 * Takes in the packs this phone does not hold yet, all in one request (SYNC-39). What does not come
 * whole, is not what its name says or cannot be read leaves the old pack where it is; the next pull
 * names it again. An app that is older than a pack passes over it.
 */
export async function fetchPaket(
  store: LocalStore,
  packs: PullReply['packs'],
  ask: (body: AskPaket) => Promise<Answered>,
): Promise<void> {
  const missing = packs.filter(
    ({ nama, sha256 }) => isNamaPaket(nama) && store.paket[nama]?.sha256 !== sha256,
  )
  if (missing.length === 0) return
  const answered = await ask({ sha256: missing.map(({ sha256 }) => sha256) })
  const reply = answered.ok ? PaketReply.safeParse(answered.value).data : undefined
  if (!reply || store.isClosed) return
  let taken: Paket = {}
  for (const { nama, sha256 } of missing) {
    const text = reply.paket.find((one) => one.sha256 === sha256)?.text
    if (text === undefined || hashOf(text) !== sha256 || !isNamaPaket(nama)) continue
    taken = { ...taken, ...READ[nama](JSON.parse(text), sha256) }
  }
  if (Object.keys(taken).length > 0) await store.putPaket(taken)
}

const READ = {
  kalender: (value, sha256) => {
    const { data } = PAKET.kalender.safeParse(value)
    return data && { kalender: { sha256, isi: data } }
  },
  kbm: (value, sha256) => {
    const { data } = PAKET.kbm.safeParse(value)
    return data && { kbm: { sha256, isi: data } }
  },
  tangga: (value, sha256) => {
    const { data } = PAKET.tangga.safeParse(value)
    return data && { tangga: { sha256, isi: data } }
  },
  nomor_tolong: (value, sha256) => {
    const { data } = PAKET.nomor_tolong.safeParse(value)
    return data && { nomor_tolong: { sha256, isi: data } }
  },
} as const satisfies Record<NamaPaket, (value: unknown, sha256: string) => Paket | undefined>

function hashOf(text: string): string {
  return [...sha256(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
