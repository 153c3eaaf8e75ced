#!/usr/bin/env node
// Plain JavaScript on purpose: it runs on whatever Node the machine has, to find Node 24.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const WANTED = 24

if (Number(process.versions.node.split('.')[0]) >= WANTED) {
  const { runSimpul } = await import('../src/simpul-command.ts')
  process.exitCode = await runSimpul(process.argv.slice(2))
} else {
  runWithPackedNode()
}

function runWithPackedNode() {
  const node = packedNode()
  if (!node || process.env.SIMPUL_NODE === node) {
    console.error(
      `simpul memerlukan Node ${WANTED} atau lebih baru; di sini ${process.version}. Jalankan "npm ci" di folder Simpul, atau pasang Node ${WANTED}.`,
    )
    process.exit(2)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, SIMPUL_NODE: node },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`simpul tidak dapat menjalankan ${node}: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 2)
  })
}

function packedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `node-linux-${process.arch}/package.json`,
    )
    return join(dirname(manifest), 'bin', 'node')
  } catch {
    return undefined
  }
}
