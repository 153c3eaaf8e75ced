import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  readRunningLogins,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
import { withClient } from './open-store.ts'
import { markOf } from './processes.ts'

const isRoot = process.getuid?.() === 0

let base: string
let folder: string
let said: string[]
let started: EmbeddedPostgres[]

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'simpul-pg-'))
  // Longer than a unix socket may be, and only its owner may enter.
  folder = join(base, 'x'.repeat(120))
  mkdirSync(folder, { mode: 0o700 })
  said = []
  started = []
})

afterEach(async () => {
  for (const postgres of started) await postgres.stop('segera')
  rmSync(base, { recursive: true, force: true })
})

describe('our own PostgreSQL', { timeout: 60_000 }, () => {
  test('keeps fsync on, listens on this machine alone, and logs no statement and no row', async () => {
    const postgres = await start()
    expect(await ask(postgres, 'show fsync')).toBe('on')
    expect(await ask(postgres, 'show synchronous_commit')).toBe('on')
    expect(await ask(postgres, 'show listen_addresses')).toBe('127.0.0.1')
    await expect(ask(postgres, "select 'rahasia-3316010203040001'::int")).rejects.toThrow()
    await ask(postgres, 'create table t (nik text primary key)')
    await ask(postgres, "insert into t values ('3316010203040002')")
    await expect(ask(postgres, "insert into t values ('3316010203040002')")).rejects.toThrow(
      /duplicate/,
    )
    await postgres.stop()
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('331601020304')
  })

  test('wants a password, and keeps it in a file of its owner alone', async () => {
    const postgres = await start()
    const wrong = { ...postgres.superuser, password: 'salah', database: 'postgres' }
    await expect(withClient(wrong, (client) => client.query('select 1'))).rejects.toThrow(
      /password/,
    )
    expect(statSync(join(folder, 'sandi-basis-data.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres.log')).mode & 0o777).toBe(0o600)
  })

  test('that is killed while running is brought back with what was committed', async () => {
    const postgres = await start()
    await ask(postgres, 'create table t as select 7 as n')
    process.kill(postgres.pid() ?? 0, 'SIGKILL')
    await until(async () => said.some((sentence) => sentence.includes('berjalan lagi')))
    expect(await ask(postgres, 'select n from t')).toBe(7)
  })

  test('that cannot be brought back is given up in one sentence, once', async () => {
    const lost: string[] = []
    const postgres = await start({ onLost: (problem) => lost.push(problem.message) })
    rmSync(join(folder, 'postgres/global/pg_control'))
    process.kill(postgres.pid() ?? 0, 'SIGKILL')
    await until(async () => lost.length > 0)
    expect(lost).toEqual([expect.stringContaining('berulang kali berhenti sendiri')])
  })

  test('left behind by a killed start is stopped in order, and its data is there', async () => {
    const first = await start()
    await ask(first, 'create table t as select 7 as n')
    await first.stop()
    const orphan = await startAndKillNode()
    expect(markOf(orphan)).not.toBeNull()
    const second = await start()
    expect(markOf(orphan)).toBeNull()
    expect(said.join('\n')).toContain(`proses ${orphan}`)
    expect(await ask(second, 'select n from t')).toBe(7)
  })

  test('a postmaster.pid whose number now belongs to another program is no obstacle', async () => {
    const first = await start()
    await first.stop()
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
    try {
      writeFileSync(
        join(folder, 'postgres/postmaster.pid'),
        `${stranger.pid}\n${folder}\n1\n5432\n`,
      )
      const second = await start()
      expect(await ask(second, 'select 1')).toBe(1)
      expect(stranger.exitCode).toBeNull()
    } finally {
      stranger.kill('SIGKILL')
    }
  })

  test('tells a command in the terminal how to join it, while it runs', async () => {
    const postgres = await start()
    expect(readRunningLogins(folder)?.owner).toEqual(postgres.owner)
    await postgres.stop()
    expect(readRunningLogins(folder)).toBeNull()
  })

  test('starts although its password file was lost', async () => {
    const first = await start()
    await first.stop()
    rmSync(join(folder, 'sandi-basis-data.json'))
    const second = await start()
    expect(await ask(second, 'select 1')).toBe(1)
  })

  test('does not touch a folder named postgres that holds something else', async () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres/surat.txt'), 'penting')
    await expect(start()).rejects.toThrow(/berkas lain/)
    expect(readFileSync(join(folder, 'postgres/surat.txt'), 'utf8')).toBe('penting')
  })

  test('refuses the data of another major version in a sentence', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '14\n')
    await expect(start()).rejects.toThrow(/PostgreSQL 14/)
  })

  test.runIf(isRoot)(
    'under root without user namespaces takes its data where it may run',
    async () => {
      const first = await start()
      await ask(first, 'create table t as select 7 as n')
      await first.stop()
      // Somebody who is not root must be able to enter.
      const elsewhere = mkdtempSync(join(tmpdir(), 'simpul-tempat-'))
      chmodSync(elsewhere, 0o755)
      try {
        const second = await start({ allowNamespace: false, elsewhere })
        expect(said.join('\n')).toContain(elsewhere)
        expect(await ask(second, 'select n from t')).toBe(7)
        expect(statSync(`/proc/${second.pid()}`).uid).not.toBe(0)
        expect(existsSync(join(folder, 'postgres'))).toBe(false)
        await second.stop()
        // The machine allows namespaces again: the data stays where it is.
        const third = await start()
        expect(await ask(third, 'select n from t')).toBe(7)
        await third.stop()
      } finally {
        rmSync(elsewhere, { recursive: true, force: true })
      }
    },
  )
})

async function start(more: Partial<EmbeddedOptions> = {}) {
  const postgres = await startEmbeddedPostgres({
    folder,
    say: (sentence) => said.push(sentence),
    ...more,
  })
  started.push(postgres)
  return postgres
}

/** Another process starts it and is killed: PostgreSQL lives on, watched by nobody. */
async function startAndKillNode(): Promise<number> {
  const program = `
    const { startEmbeddedPostgres } = await import(process.argv[1])
    const postgres = await startEmbeddedPostgres({ folder: process.argv[2], say() {} })
    console.log(postgres.pid())
    setInterval(() => {}, 1000)`
  const module = new URL('./embedded-postgres.ts', import.meta.url).href
  const args = ['--input-type=module', '-e', program, module, folder]
  const node = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(node.stdout, 'data')
  node.kill('SIGKILL')
  await once(node, 'exit')
  return Number(String(line))
}

async function ask(postgres: EmbeddedPostgres, statement: string): Promise<unknown> {
  return withClient({ ...postgres.superuser, database: 'postgres' }, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return Object.values(rows[0] ?? {})[0]
  })
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50)
}
