// Plain JavaScript on purpose: a Node too old for TypeScript must still be able to say so.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Simpul memerlukan Node 24 atau lebih baru, yang ini ${process.version}: jalankan "npm ci" lalu "npm run seed".`,
  )
  process.exit(1)
}
await import('../src/seed/seed-command.ts')
