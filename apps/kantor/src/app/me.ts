import type { Me } from '@simpul/contract/pengguna.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { zonaOf } from '@simpul/domain/wilayah/zona-provinsi.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Screens stand inside the frame, which stands inside a session. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('a screen was shown outside a session')
  return me
}

/** The zone in which the offices of this kabupaten read their clocks. */
export function useZona(): ZonaWaktu {
  return zonaOf(useMe().kabupatenKode)
}

/** When each answer of the server about me arrived, by a clock that nobody sets. */
const arrivedAt = new WeakMap<Me, number>()
export function markArrival(me: Me): Me {
  arrivedAt.set(me, performance.now())
  return me
}

/**
 * The day it is in a zone by the server, which knows better than this computer: its time when it
 * answered, and what has passed since. A window stays open over midnight.
 */
export function todayOf(me: Me, zona: ZonaWaktu = zonaOf(me.kabupatenKode)): Tanggal {
  const since = performance.now() - (arrivedAt.get(me) ?? performance.now())
  return localNow(Date.parse(me.serverTime) + since, zona).tanggal
}

/** The month it is, by the same clock. */
export function thisMonth(me: Me): string {
  return todayOf(me).slice(0, 7)
}
