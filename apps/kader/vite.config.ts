import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { devProxy, JSX, PHONES, REACT_ON_PREACT } from '../../tools/web-config.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/kader/',
  resolve: { alias: REACT_ON_PREACT, dedupe: ['preact'] },
  oxc: { jsx: JSX },
  plugins: [
    {
      name: 'dexie-modern',
      // Its own entry is a build for ES5, larger by a tenth of the first load.
      config: () => ({
        resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
      }),
    },
    VitePWA({
      strategies: 'generateSW',
      // The app registers the worker itself and lets a new one in only when no form is open.
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      workbox: {
        // Lazily loaded chunks and wasm included: after the first visit there may be no network.
        globPatterns: ['**/*.{js,css,html,wasm,svg,png,json}'],
        maximumFileSizeToCacheInBytes: 8_000_000,
        navigateFallback: '/kader/index.html',
        navigateFallbackAllowlist: [/^\/kader(\/|$)/],
        cleanupOutdatedCaches: true,
        clientsClaim: false,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
      },
      manifest: {
        id: '/kader/',
        name: 'Simpul Kader',
        short_name: 'Simpul',
        description: 'Hari Posyandu dari awal sampai tutup, juga tanpa sinyal.',
        lang: 'id',
        dir: 'ltr',
        start_url: '/kader/',
        scope: '/kader/',
        display: 'standalone',
        orientation: 'portrait',
        theme_color: '#5b2a86',
        background_color: '#ffffff',
        icons: [
          { src: 'ikon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'ikon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'ikon-penuh.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: {
    target: PHONES,
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1_500,
    // What the first screen needs is one file: in twenty small ones gzip finds a twentieth less.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'awal', tags: ['$initial'] }] } },
    },
  },
  server: { port: 5173, strictPort: true, proxy: devProxy() },
})
