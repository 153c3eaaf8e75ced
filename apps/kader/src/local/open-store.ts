import type { LocalStore } from './local-store.ts'

/** The one store that is open in this tab; null while the phone is locked. */
let current: LocalStore | null = null
let unsubscribe: () => void = () => {}
const listeners = new Set<() => void>()

export function openStore(): LocalStore | null {
  return current
}

/** Called when another store is open, or something in it changed. */
export function subscribeStore(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function setOpenStore(store: LocalStore | null): void {
  unsubscribe()
  current = store
  unsubscribe = store?.subscribe(tell) ?? (() => {})
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
