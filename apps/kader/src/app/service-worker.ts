import { openStore } from '../local/open-store.ts'

let waiting: ServiceWorker | null = null
/** another tab has let the new version in: this one starts again with it as soon as no form is open */
let isBehind = false
let isReloading = false
const listeners = new Set<() => void>()

/** A phone is rarely reloaded: without asking it would work for weeks with what it had. */
const ASK_EVERY_MS = 3_600_000

export function subscribeUpdate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isUpdateWaiting(): boolean {
  return waiting !== null
}

export function isTabBehind(): boolean {
  return isBehind
}

/** Lets the new version in; the page starts again with it. Drafts lie in the database and survive. */
export function takeUpdate(): void {
  isReloading = true
  waiting?.postMessage({ type: 'SKIP_WAITING' })
}

/** Starts again with the version that another tab let in. */
export function startAgain(): void {
  isReloading = true
  void reload()
}

/** What was typed a moment ago is not on the disk yet, and the page would be gone before it is. */
async function reload(): Promise<void> {
  await openStore()?.drafts.flush()
  location.reload()
}

/** Registers the worker. It never takes over by itself. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const hadOne = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!hadOne || isBehind) return
    if (isReloading) return void reload()
    isBehind = true
    waiting = null
    tell()
  })
  const registration = await navigator.serviceWorker.register('/kader/sw.js', { scope: '/kader/' })
  if (registration.waiting) announce(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) announce(fresh)
    })
  })
  askForUpdates(registration)
}

function askForUpdates(registration: ServiceWorkerRegistration): void {
  let askedAt = Date.now()
  const ask = () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < ASK_EVERY_MS) return
    askedAt = Date.now()
    // Without a network it is asked another time.
    registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', ask)
  window.addEventListener('online', ask)
  setInterval(ask, ASK_EVERY_MS / 4)
}

function announce(worker: ServiceWorker): void {
  waiting = worker
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
