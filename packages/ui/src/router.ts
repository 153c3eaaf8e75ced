import { useSyncExternalStore } from 'react'

/** Places of an app behind the `#` of its address: every one can be opened, shared and gone back from. */
interface Place {
  readonly path: string
  readonly query: URLSearchParams
}

/** What a pattern like `/warga/:id` found in a path; null when it is another place. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const found = given[i] ?? ''
    if (part.startsWith(':')) {
      if (found === '') return null
      params[part.slice(1)] = decodeURIComponent(found)
    } else if (part !== found) return null
  }
  return params
}

/** `#/urusan?status=terbuka` as path and query; no hash is the root. */
export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  return { path: path === '' ? '/' : path, query: new URLSearchParams(query) }
}

export function href(path: string): string {
  return `#${path}`
}

let stepsInside = 0

export function navigate(path: string, how: { readonly replace?: boolean } = {}): void {
  if (how.replace) {
    history.replaceState(history.state, '', href(path))
    stepsInside -= 1
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else {
    location.hash = path
  }
}

/** One step back inside the app; from an address opened directly, to the given place. */
export function goBack(fallback: string): void {
  if (stepsInside > 0) {
    stepsInside -= 2
    history.back()
  } else navigate(fallback, { replace: true })
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

if (typeof window !== 'undefined') window.addEventListener('hashchange', () => (stepsInside += 1))

export function usePlace(): Place {
  return readPlace(useSyncExternalStore(subscribe, () => location.hash))
}
