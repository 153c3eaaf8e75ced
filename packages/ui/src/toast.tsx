import { useSyncExternalStore } from 'react'
import { Icon } from './icon.tsx'

const SHOWN_MS = 2_500

let current: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** A short sentence over the page for some seconds. For what went well; problems stay where they are. */
export function showToast(text: string): void {
  set(text)
  clearTimeout(timer)
  timer = setTimeout(() => set(null), SHOWN_MS)
}

function set(text: string | null): void {
  current = text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toast() {
  const text = useSyncExternalStore(subscribe, () => current)
  return (
    <div className="ui-toast tidak-dicetak" role="status">
      {text && (
        <span>
          <Icon name="centang" />
          {text}
        </span>
      )}
    </div>
  )
}
