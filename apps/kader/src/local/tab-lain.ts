import type { LocalStore } from './local-store.ts'

/** The other tabs in which the same kader is open. */
export interface Tabs {
  readonly lockOthers: () => void
  readonly close: () => void
}

const ALONE: Tabs = { lockOthers: () => undefined, close: () => undefined }
/** Many things are written in a row; they are read once. */
const READ_AFTER_MS = 250

/**
 * What one tab writes, the others read again: two of them side by side show the same. A tab that nobody
 * sees reads when it is looked at.
 */
export function openTabs(store: LocalStore, lock: () => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return ALONE
  const channel = new BroadcastChannel(`simpul-${store.who.penggunaId}`)
  let known = store.writes
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBehind = false
  function read(): void {
    if (!isBehind || document.visibilityState !== 'visible') return
    isBehind = false
    void store.readAgain()
  }
  channel.onmessage = ({ data }) => {
    if (data === 'kunci') return lock()
    isBehind = true
    clearTimeout(timer)
    timer = setTimeout(read, READ_AFTER_MS)
  }
  document.addEventListener('visibilitychange', read)
  const stop = store.subscribe(() => {
    if (store.writes === known) return
    known = store.writes
    channel.postMessage('berubah')
  })
  return {
    lockOthers: () => channel.postMessage('kunci'),
    close: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', read)
      stop()
      channel.close()
    },
  }
}
