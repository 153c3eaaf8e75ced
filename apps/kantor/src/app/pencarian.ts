import { useEffect, useSyncExternalStore } from 'react'
import { go, useAddress } from './address.ts'

/**
 * What somebody looks for in a list of people: a name, a NIK. It stays in the memory of this window
 * and travels in the body of a request; an address is shared, logged and kept in a history.
 */
const looked = new Map<string, string>()
const listeners = new Set<() => void>()

function set(path: string, text: string): void {
  if (text === '') looked.delete(path)
  else looked.set(path, text)
  for (const listener of listeners) listener()
}

/** The next person at this computer does not see whom the last one looked for. */
export function forgetSearches(): void {
  looked.clear()
}

interface Pencarian {
  readonly text: string
  /** Looks for something else, from the first page. */
  readonly search: (text: string) => void
}

/** The words looked for on this list. An old address that still carries them is cleaned at once. */
export function usePencarian(): Pencarian {
  const { path, query } = useAddress()
  const { cari, halaman: _, ...rest } = query
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => looked.get(path) ?? '',
  )
  useEffect(() => {
    if (cari === undefined) return
    set(path, cari.trim())
    go(path, rest, { replace: true })
  })
  return {
    text: cari ?? text,
    search: (next) => {
      set(path, next)
      go(path, rest, { replace: true })
    },
  }
}
