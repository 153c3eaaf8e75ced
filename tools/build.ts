import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './git-files.ts'

/** Builds the web apps into apps/<app>/dist. `node tools/build.ts [kader|kantor]` */
const wanted = process.argv.slice(2)

// Whoever builds from a test or with a NODE_ENV of his own gets the same app: Vite would take anything
// that is not production for development, and leave the service worker out.
process.env['NODE_ENV'] = 'production'

for (const app of ['kader', 'kantor']) {
  if (wanted.length > 0 && !wanted.includes(app)) continue
  const started = performance.now()
  try {
    await buildApp(join(ROOT, 'apps', app))
  } catch (error) {
    // The sentence says which file and line; the bundler's own stack says nothing more.
    console.error(`apps/${app}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
    continue
  }
  console.log(`apps/${app}/dist (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}

/**
 * Made beside and moved when it is whole: a build that is killed or fails leaves the old app in its
 * place, never a page without its service worker that looks finished to the next start.
 */
async function buildApp(root: string): Promise<void> {
  for (const name of readdirSync(root)) {
    if (name.startsWith('dist-baru-')) rmSync(join(root, name), { recursive: true, force: true })
  }
  const made = `dist-baru-${process.pid}`
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      build: { outDir: made },
    })
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    renameSync(join(root, made), join(root, 'dist'))
  } finally {
    rmSync(join(root, made), { recursive: true, force: true })
  }
}
