import type { AliasOptions } from 'vite'

/** React's API everywhere, run on Preact: the one place that says so, for builds and for tests. */
export const REACT_ON_PREACT: AliasOptions = [
  { find: /^react\/jsx(?:-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
  { find: '@testing-library/react', replacement: '@testing-library/preact' },
]

/** The development runtime of JSX is not wanted: the same code runs in tests and on phones. */
export const JSX = { runtime: 'automatic', importSource: 'react', development: false } as const

/** Five years old and older: the telephone a kader has, not the one of whoever builds. */
export const PHONES = ['chrome92', 'firefox95', 'safari15.4']

/**
 * While developing, Vite answers with the app and the server with everything else. The Host stays
 * what the browser wrote: the server refuses a write whose Origin is another.
 */
export function devProxy(server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`) {
  const toServer = { target: server, changeOrigin: false }
  return { '/api': toServer, '/healthz': toServer }
}
