import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { z } from 'zod'
import { StartProblem } from '../db/start-problem.ts'
import { PESAN } from './start.pesan.ts'

export interface Environment {
  readonly host: string
  /** 0 lets the machine choose. */
  readonly port: number
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'url'; readonly url: string; readonly appUrl: string | null }
  readonly isDemo: boolean
}

export const ROOT = join(import.meta.dirname, '../../../..')

const filled = z.string().trim().min(1).optional().catch(undefined)
const postgresUrl = (nama: string) =>
  z.url({ protocol: /^postgres(ql)?$/, error: PESAN.urlSalah(nama) }).optional()

const Variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('8080')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: ({ input }) => PESAN.portSalah(String(input)),
    })
    .transform(Number),
  SIMPUL_TLS_CERT: filled,
  SIMPUL_TLS_KEY: filled,
  SIMPUL_DATA: filled,
  DATABASE_URL: postgresUrl('DATABASE_URL'),
  DATABASE_APP_URL: postgresUrl('DATABASE_APP_URL'),
  SIMPUL_DEMO: z
    .enum(['0', '1'], { error: ({ input }) => PESAN.demoSalah(String(input)) })
    .optional(),
})

/**
 * Reads the environment, all problems at once. An empty variable counts as not given.
 * @throws StartProblem with one sentence a line.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = Variables.safeParse(given)
  if (!read.success) {
    throw new StartProblem(read.error.issues.map(({ message }) => message).join('\n'))
  }
  const { HOST, PORT, DATABASE_URL, DATABASE_APP_URL, SIMPUL_DATA, SIMPUL_DEMO } = read.data
  return {
    host: HOST,
    port: PORT,
    tls: readTls(read.data.SIMPUL_TLS_CERT, read.data.SIMPUL_TLS_KEY),
    database:
      DATABASE_URL === undefined
        ? { kind: 'embedded', folder: SIMPUL_DATA ? resolve(SIMPUL_DATA) : join(ROOT, 'data') }
        : { kind: 'url', url: DATABASE_URL, appUrl: DATABASE_APP_URL ?? null },
    isDemo: DATABASE_URL === undefined ? SIMPUL_DEMO !== '0' : SIMPUL_DEMO === '1',
  }
}

function readTls(cert: string | undefined, key: string | undefined): Environment['tls'] {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) throw new StartProblem(PESAN.tlsBerpasangan)
  const tls = { cert: read('SIMPUL_TLS_CERT', cert), key: read('SIMPUL_TLS_KEY', key) }
  try {
    createSecureContext(tls)
  } catch {
    throw new StartProblem(PESAN.tlsSalah)
  }
  return tls
}

function read(nama: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new StartProblem(PESAN.tlsTidakTerbaca(nama, file))
  }
}
