import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './git-files.ts'

/** Builds the web apps into apps/<app>/dist. `node tools/build.ts [kader|kantor]` */
const wanted = process.argv.slice(2)

for (const app of ['kader', 'kantor']) {
  if (wanted.length > 0 && !wanted.includes(app)) continue
  const root = join(ROOT, 'apps', app)
  const started = performance.now()
  try {
    await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  } catch (error) {
    // The sentence says which file and line; the bundler's own stack says nothing more.
    console.error(`apps/${app}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
    continue
  }
  console.log(`apps/${app}/dist (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}
