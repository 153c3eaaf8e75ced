// Plain JavaScript on purpose: a Node too old for TypeScript must still be able to say so.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Simpul memerlukan Node 24 atau lebih baru, yang ini ${process.version}: jalankan "npm ci" lalu "npm run seed".`,
  )
  process.exit(1)
}
const { runSeed } = await import('../src/seed/seed-command.ts')
const { sentenceOf } = await import('../src/db/start-problem.ts')
try {
  process.exitCode = await runSeed(process.argv.slice(2))
} catch (error) {
  console.error(sentenceOf(error) ?? error)
  process.exitCode = 1
}
process.exit()
