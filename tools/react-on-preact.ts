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
