import type { Me } from '@simpul/contract/pengguna.ts'
import type { Command, PullReply, PushReply } from '@simpul/contract/sync.ts'
import type { PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { FastifyInstance, FastifyServerOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { buildServer } from '../http/server.ts'
import { ServerKey } from '../pengguna/server-key.ts'
import { anId, type PenggunaBaru, SANDI, type Tempat } from './builders.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** Tuesday 8 September 2026, 10:00 in WIB: a day of service. */
export const NOW = Date.parse('2026-09-08T03:00:00.000Z')

export interface TestServer extends TestDatabase {
  readonly app: FastifyInstance
  /** One clock, moved by the test. */
  readonly clock: { now: number }
}

const open: FastifyInstance[] = []

/** The whole server on a fresh database, asked without a socket. */
export async function testServer(
  logger: FastifyServerOptions['logger'] = false,
): Promise<TestServer> {
  const database = await testDatabase()
  const clock = { now: NOW }
  const app = await buildServer({
    db: database.db,
    isMigrated: async () => true,
    serverKey: new ServerKey(Buffer.alloc(32, 7)),
    now: () => clock.now,
    ...(logger === undefined ? {} : { logger }),
  })
  open.push(app)
  return { ...database, app, clock }
}

afterAll(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()))
})

/** A signed-in device or browser: its cookie, and short ways to ask. */
export class Caller {
  readonly app: FastifyInstance
  readonly perangkatId: PerangkatId
  readonly me: Me
  readonly cookie: string
  /** What its app sends with every request: the cookie, and of a phone whose it is. */
  readonly headers: Readonly<Record<string, string>>

  private constructor(
    app: FastifyInstance,
    perangkatId: PerangkatId | null,
    me: Me,
    cookie: string,
  ) {
    this.app = app
    this.perangkatId = perangkatId ?? anId()
    this.me = me
    this.cookie = cookie
    this.headers = perangkatId ? { cookie, 'x-simpul-perangkat': perangkatId } : { cookie }
  }

  static async signIn(
    app: FastifyInstance,
    tempat: Tempat,
    pengguna: PenggunaBaru,
    over: {
      readonly perangkat?: { id: PerangkatId; nama: string } | null
      readonly sandi?: string
    } = {},
  ): Promise<Caller> {
    const perangkat =
      over.perangkat === undefined ? { id: anId<'perangkat'>(), nama: 'HP' } : over.perangkat
    const response = await app.inject({
      method: 'POST',
      url: '/api/masuk',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        namaPengguna: pengguna.namaPengguna,
        sandi: over.sandi ?? SANDI,
        perangkat,
      },
    })
    if (response.statusCode !== 200)
      throw new Error(`sign-in answered ${response.statusCode} ${response.body}`)
    const [cookie] = response.cookies
    return new Caller(
      app,
      perangkat?.id ?? null,
      response.json<Me>(),
      `${cookie?.name}=${cookie?.value}`,
    )
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url, headers: this.headers })
  }

  post(url: string, payload: object = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'POST', url, headers: this.headers, payload })
  }

  async push(...commands: readonly object[]): Promise<PushReply> {
    const response = await this.post('/api/sync/push', {
      perangkatId: this.perangkatId,
      appVersion: 1,
      sentAt: '2026-09-08T03:00:00.000Z',
      commands: commands as readonly Command[],
    })
    if (response.statusCode !== 200)
      throw new Error(`push answered ${response.statusCode} ${response.body}`)
    return response.json<PushReply>()
  }

  /** What became of each command: `accepted`, `refused tidak_ditemukan`, … */
  async outcomes(...commands: readonly object[]): Promise<readonly string[]> {
    const { replies } = await this.push(...commands)
    return replies.map((reply) =>
      reply.outcome === 'refused' ? `refused ${reply.kode}` : reply.outcome,
    )
  }

  async pull(
    posyanduId: PosyanduId,
    cursor: { epoch: string | null; scope: string | null; since: number } = {
      epoch: null,
      scope: null,
      since: 0,
    },
    limit = 5_000,
  ): Promise<PullReply> {
    const response = await this.post('/api/sync/pull', {
      perangkatId: this.perangkatId,
      appVersion: 1,
      posyanduId,
      ...cursor,
      limit,
    })
    if (response.statusCode !== 200)
      throw new Error(`pull answered ${response.statusCode} ${response.body}`)
    return response.json<PullReply>()
  }
}
