import { useSyncExternalStore } from 'react'

/** Where the app lives on the server; every screen below it has an address that can be shared. */
const BASE = '/kantor'

export interface Address {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

export type Query = Readonly<Record<string, string | number | undefined>>

const listeners = new Set<() => void>()
let current = read()

function read(): Address {
  if (typeof location === 'undefined') return { path: '/', query: {} }
  const path = location.pathname.startsWith(BASE)
    ? location.pathname.slice(BASE.length)
    : location.pathname
  return {
    path: path === '' ? '/' : path.replace(/(.)\/$/, '$1'),
    query: Object.fromEntries(new URLSearchParams(location.search)),
  }
}

function announce(): void {
  current = read()
  for (const listener of listeners) listener()
}

/** The address of a screen, as an anchor carries it. Empty filters are left out. */
export function linkTo(path: string, query: Query = {}): string {
  return `${BASE}${path}${searchOf(query)}`
}

export function searchOf(query: Query): string {
  const entries = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  )
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`
}

export function go(
  path: string,
  query: Query = {},
  how: { readonly replace?: boolean } = {},
): void {
  const href = linkTo(path, query)
  if (how.replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  announce()
  if (!how.replace) window.scrollTo(0, 0)
}

export function useAddress(): Address {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** Plain anchors move inside the app; with a modifier, a target or a download the browser has them. */
export function followAnchors(root: Document): void {
  root.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (!anchor || anchor.target !== '' || anchor.hasAttribute('download')) return
    if (anchor.origin !== location.origin || !anchor.pathname.startsWith(`${BASE}/`)) return
    event.preventDefault()
    history.pushState(null, '', anchor.href)
    announce()
    window.scrollTo(0, 0)
  })
  window.addEventListener('popstate', announce)
}

/** What a pattern like `/urusan/:id` found in a path; null when it is another place. */
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
