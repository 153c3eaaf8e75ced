let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

export function subscribeUpdate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isUpdateWaiting(): boolean {
  return waiting !== null
}

/** Lets the new version in; the page starts again with it. Drafts lie in the database and survive. */
export function takeUpdate(): void {
  waiting?.postMessage({ type: 'SKIP_WAITING' })
}

/** Registers the worker. It never takes over by itself. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const hadOne = navigator.serviceWorker.controller !== null
  let isReloading = false
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!hadOne || isReloading) return
    isReloading = true
    location.reload()
  })
  const registration = await navigator.serviceWorker.register('/kader/sw.js', { scope: '/kader/' })
  if (registration.waiting) announce(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) announce(fresh)
    })
  })
}

function announce(worker: ServiceWorker): void {
  waiting = worker
  for (const listener of listeners) listener()
}
