import { PESAN as ANTROPOMETRI } from './pertumbuhan/antropometri.pesan.ts'

interface Subcommand {
  readonly ringkas: string
  /** Imported only when called: a command of one file must not load the server. */
  readonly load: () => Promise<(args: readonly string[]) => Promise<number>>
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  antropometri: {
    ringkas: ANTROPOMETRI.ringkas,
    load: async () => (await import('./pertumbuhan/antropometri-command.ts')).runAntropometri,
  },
}

/** `simpul …`: the exit code of the subcommand; 2 when there is no such one. */
export async function runSimpul(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'bantuan') {
    process.stdout.write(help())
    return name === undefined ? 2 : 0
  }
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
  if (!subcommand) {
    process.stderr.write(`simpul: perintah "${name}" tidak dikenal.\n\n${help()}`)
    return 2
  }
  const run = await subcommand.load()
  return run(rest)
}

function help(): string {
  const lines = Object.entries(SUBCOMMANDS).map(
    ([name, { ringkas }]) => `  ${name.padEnd(14)}${ringkas}`,
  )
  return [
    'Pakai: simpul PERINTAH [PILIHAN]',
    '',
    'Perintah:',
    ...lines,
    '',
    'Bantuan satu perintah: simpul PERINTAH --help',
    '',
  ].join('\n')
}
