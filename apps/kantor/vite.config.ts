import { defineConfig } from 'vite'
import { devProxy, JSX, PHONES, REACT_ON_PREACT } from '../../tools/web-config.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/kantor/',
  resolve: { alias: REACT_ON_PREACT, dedupe: ['preact'] },
  oxc: { jsx: JSX },
  build: { target: PHONES, outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1_500 },
  server: { port: 5174, strictPort: true, proxy: devProxy() },
})
