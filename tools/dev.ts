import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from './git-files.ts'

/** `npm run dev`: the server starts again when its files change, Vite reloads the two apps. */
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(ROOT, 'apps/server/src/main.ts'), '--web-dari-vite'],
  { cwd: ROOT, stdio: 'inherit' },
)
server.once('exit', (code) => process.exit(code ?? 1))

const apps = await Promise.all(
  ['kader', 'kantor'].map(async (app) => {
    const root = join(ROOT, 'apps', app)
    const dev = await createServer({ root, configFile: join(root, 'vite.config.ts') })
    await dev.listen()
    console.log(`${app}: ${dev.resolvedUrls?.local[0] ?? ''}`)
    return dev
  }),
)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    server.kill('SIGTERM')
    for (const dev of apps) void dev.close()
  })
}
