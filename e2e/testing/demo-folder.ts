import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startSimpul } from './simpul.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** a stopped Simpul's folder with the demo in it */
    simpulDemoFolder: string
  }
}

/**
 * The demo is made once for the whole run, by the start a new user makes; each scenario takes a copy, because
 * making it takes longer than many a scenario.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const simpul = await startSimpul({ isFresh: true })
  await simpul.halt()
  project.provide('simpulDemoFolder', simpul.folder)
  return () => rmSync(simpul.folder, { recursive: true, force: true })
}
