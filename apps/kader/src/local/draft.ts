import { useState } from 'react'
import { openStore } from './open-store.ts'

/**
 * What is being typed: encrypted on this phone a moment after each change, so that it survives a lock,
 * a killed browser and an update. `initial` is used when nothing was kept under this key, and for
 * fields that an older app did not have.
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (next: T) => void] {
  const [state, setState] = useState(() => ({ key, value: keptOr(key, initial) }))
  const value = state.key === key ? state.value : keptOr(key, initial)
  return [
    value,
    (next) => {
      setState({ key, value: next })
      openStore()?.drafts.put(key, next)
    },
  ]
}

/** Forgets what was typed, after it was saved. */
export async function clearDraft(key: string): Promise<void> {
  await openStore()?.drafts.drop(key)
}

function keptOr<T>(key: string, initial: T): T {
  const kept = openStore()?.drafts.get(key)
  if (kept === undefined || kept === null || typeof kept !== typeof initial) return initial
  return isPlain(kept) && isPlain(initial) ? { ...initial, ...kept } : (kept as T)
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
