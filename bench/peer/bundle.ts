import { join } from 'node:path'
import { build } from 'vite'

/** A page's script as one file, for `page.addScriptTag`. */
export async function bundlePage(name: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      target: 'chrome110',
      lib: {
        entry: join(import.meta.dirname, '../page', `${name}.ts`),
        formats: ['iife'],
        name: 'benchPage',
      },
    },
  })
  const output = Array.isArray(made) ? made[0] : made
  if (!output || !('output' in output)) throw new Error(`the page ${name} was not built`)
  const [chunk] = output.output
  return chunk.code
}
