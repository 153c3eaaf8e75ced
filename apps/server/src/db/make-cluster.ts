import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PESAN } from './db.pesan.ts'
import { append, explainLog, sizeOf } from './postgres-log.ts'
import {
  cleanEnvironment,
  commandFor,
  giveTo,
  type PostgresProgram,
  settingArgs,
} from './postgres-program.ts'
import { StartProblem } from './start-problem.ts'

/** initdb works beside and is renamed when whole: a start killed in the middle leaves nothing half. */
export function initialise(
  program: PostgresProgram,
  password: string,
  log: string,
  isThrowaway: boolean,
): void {
  // A name of its own: the initdb of a start that was killed may still be writing to the last one.
  sweepUnfinished(program.data)
  const fresh = `${program.data}.baru-${randomBytes(4).toString('hex')}`
  const passwordFile = `${fresh}.sandi`
  if (existsSync(program.data) && readdirSync(program.data).length > 0) {
    throw new StartProblem(PESAN.bukanDataPostgres(program.data))
  }
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  giveTo(program, fresh)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveTo(program, passwordFile)
  try {
    const { file, args, ...identity } = commandFor(program, 'initdb', [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      ...(isThrowaway ? ['--no-sync'] : []),
    ])
    const done = spawnSync(file, args, {
      ...identity,
      cwd: '/',
      env: cleanEnvironment(),
      encoding: 'utf8',
    })
    if (done.status !== 0) {
      const from = sizeOf(log)
      append(log, `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n`)
      const problem = explainLog(log, dirname(log), from)
      throw problem.message === PESAN.postgresGagal(log)
        ? new StartProblem(PESAN.initdbGagal(log))
        : problem
    }
    renameSync(fresh, program.data)
    if (!isThrowaway) syncFolder(dirname(program.data))
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function sweepUnfinished(data: string): void {
  const folder = dirname(data)
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(data)}.baru-`)) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

/** The password file was lost (a copied folder): PostgreSQL alone with its data can set it anew. */
export function resetPassword(program: PostgresProgram, password: string, log: string): void {
  const { file, args, ...identity } = commandFor(program, 'postgres', [
    '--single',
    '-D',
    program.data,
    ...settingArgs({ log_min_error_statement: 'panic' }),
    'template1',
  ])
  const done = spawnSync(file, args, {
    ...identity,
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
    input: `alter role postgres password '${password}'\n`,
  })
  const from = sizeOf(log)
  append(log, done.stderr ?? '')
  if (done.status !== 0) throw explainLog(log, dirname(log), from)
}

export function checkMajorVersion(program: PostgresProgram): void {
  const has = readFileSync(join(program.data, 'PG_VERSION'), 'utf8').trim()
  const { file, args, ...identity } = commandFor(program, 'postgres', ['--version'])
  const said = spawnSync(file, args, { ...identity, cwd: '/', encoding: 'utf8' }).stdout ?? ''
  const needs = /(\d+)/.exec(said)?.[1]
  if (needs && needs !== has) throw new StartProblem(PESAN.versiLain(program.data, has, needs))
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
