import type { Me } from '@simpul/contract/pengguna.ts'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Screens stand inside the frame, which stands inside a session. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('a screen was shown outside a session')
  return me
}

/** The month it is at the server, which knows what day it is better than this computer. */
export function thisMonth(me: Me): string {
  return me.serverTime.slice(0, 7)
}
