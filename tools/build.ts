import { join } from 'node:path'
import { build } from 'vite'

/** Builds both web apps into apps/<app>/dist. `node tools/build.ts [kader|kantor]` */
const ROOT = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2)

for (const app of ['kader', 'kantor']) {
  if (wanted.length > 0 && !wanted.includes(app)) continue
  const started = performance.now()
  await build({
    configFile: join(ROOT, 'apps', app, 'vite.config.ts'),
    root: join(ROOT, 'apps', app),
    mode: 'production',
    logLevel: 'warn',
  })
  console.log(`apps/${app}/dist (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}
