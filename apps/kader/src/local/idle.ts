import { openStore } from './open-store.ts'

const IDLE_MS = 5 * 60_000
const IDLE_OPEN_DAY_MS = 20 * 60_000
const LOOK_EVERY_MS = 10_000

let isDayOpen = false
let lastTouch = 0

/** While a hari buka is open the phone locks after 20 idle minutes instead of 5. */
export function setHariBukaOpen(isOpen: boolean): void {
  isDayOpen = isOpen
}

export function touched(): void {
  lastTouch = Date.now()
}

/** Locks a phone that nobody touches, and writes what is being typed when it is put away. */
export function watchIdle(lock: () => void): void {
  const look = () => {
    const limit = isDayOpen ? IDLE_OPEN_DAY_MS : IDLE_MS
    // A clock that was set back says nothing about how long it was.
    if (openStore() && Math.abs(Date.now() - lastTouch) > limit) lock()
  }
  // A word that is swiped or spoken presses no key.
  for (const kind of ['pointerdown', 'keydown', 'input'])
    window.addEventListener(kind, touched, { passive: true, capture: true })
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', () => {
    // Timers sleep in a pocket: the first look at the screen asks how long it was.
    if (document.visibilityState === 'visible') look()
    else void openStore()?.drafts.flush()
  })
  window.addEventListener('pagehide', () => void openStore()?.drafts.flush())
}
