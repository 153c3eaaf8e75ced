import { defineConfig } from 'vitest/config'
import { JSX, REACT_ON_PREACT } from './tools/web-config.ts'

const shared = {
  resolve: { alias: REACT_ON_PREACT },
  oxc: { jsx: JSX },
}

/** The real PostgreSQL that every test of rows runs on is started once for a project. */
const globalSetup = ['apps/server/src/testing/global-setup.ts']

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        // Registers of twenty thousand people and generated cases, on a machine that does other work.
        test: { name: 'domain', include: ['packages/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        ...shared,
        test: {
          name: 'server',
          include: ['apps/server/**/*.test.ts', 'db/**/*.test.ts'],
          globalSetup,
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'kader',
          include: ['apps/kader/**/*.test.{ts,tsx}'],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      { ...shared, test: { name: 'kantor', include: ['apps/kantor/**/*.test.{ts,tsx}'] } },
      {
        ...shared,
        test: {
          name: 'tools',
          include: ['tools/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/testing/**/*.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'sync',
          include: ['e2e/sync/**/*.test.ts'],
          setupFiles: ['fake-indexeddb/auto'],
          globalSetup,
          hookTimeout: 60_000,
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['e2e/*.e2e.ts'],
          globalSetup: ['e2e/testing/demo-folder.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          hookTimeout: 240_000,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
