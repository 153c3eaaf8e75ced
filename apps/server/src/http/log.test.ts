import { Writable } from 'node:stream'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'
import type { RouteSeen } from './routes.ts'

/** A person who is nobody: if one of these words stands in the log, it came from a request. */
const SECRET = {
  nama: 'Zulaikha Penanda',
  nik: '3316094703879993',
  telepon: '081299990001',
  lahir: '1987-03-14',
  sandi: 'sandi-penanda-77',
  catatan: 'batuk berdarah sejak Lebaran',
} as const
const WORDS: readonly string[] = [...Object.values(SECRET), 'Zulaikha', 'Penanda']

const ROLES: readonly Peran[] = [
  'kader',
  'bidan',
  'operator',
  'dpmd',
  'admin',
  'kepala_desa',
  'ketua',
]

let server: TestServer
let tempat: Tempat
let callers: readonly Caller[]
const lines: string[] = []

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  server = await testServer({ level: 'trace', stream })
  tempat = await aTempat(server.owner)
  callers = await Promise.all(
    ROLES.map(async (peran) =>
      Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran)),
    ),
  )
  // Whatever the start says is not asked about here.
  lines.length = 0
}, 60_000)

beforeEach(() => {
  lines.length = 0
})

describe('the log at its loudest', () => {
  test('says nothing of what was sent wrongly, to any route, by who may call it', async () => {
    const bugs: string[] = []
    const codes = new Set<number>()
    for (const route of server.app.routesSeen) {
      // Signing out would make every later answer the same one.
      if (route.method === 'HEAD' || route.url === '/api/keluar') continue
      for (const payload of bodies()) {
        const response = await ask(route, payload)
        codes.add(response.statusCode)
        if (response.statusCode === 500) bugs.push(`${route.method} ${route.url}`)
        // Who is asked for is signed in all the while, or the rest would say nothing.
        expect(response.body).not.toMatch(/belum_masuk|sesi_dicabut/)
        if (response.statusCode >= 400 && route.url.startsWith('/api'))
          expectSilent(valuesOf(response.body), `the answer of ${route.method} ${route.url}`)
      }
    }
    // Nothing of it is a bug: bad input is told so.
    expect(bugs).toEqual([])
    expect([...codes]).toEqual(expect.arrayContaining([200, 404, 422]))
    expectSilent(lines.join(''), 'the log')
  }, 120_000)

  test('says where a write broke, and nothing of the row the database quotes', async () => {
    const tables = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('simpul_app', c.oid, 'insert')`.execute(
      server.owner,
    )
    for (const { name } of tables.rows)
      await sql`alter table ${sql.table(name)} add constraint rusak check (false) not valid`.execute(
        server.owner,
      )
    const broken: string[] = []
    for (const [url, peran, payload] of writes()) {
      const response = await callerOf(peran).post(url, payload)
      broken.push(`${response.statusCode} ${url}`)
      expectSilent(response.body, `the answer of ${url}`)
    }
    expect(broken).toEqual(writes().map(([url]) => `500 ${url}`))
    const log = lines.join('')
    for (const [url] of writes()) expect(log).toContain(`"route":"${url}"`)
    expectSilent(log, 'the log')
  }, 60_000)
})

/** Bodies nobody's app sends: wrong kinds, no JSON at all, names where a field should stand. */
function bodies(): readonly (object | string)[] {
  const { nama, nik, telepon, lahir, sandi, catatan } = SECRET
  const fields = {
    nama,
    namaPengguna: nama,
    namaPanggilan: nama,
    namaIbu: nama,
    pemohonNama: nama,
    nik,
    nomorKk: nik,
    telepon,
    pemohonTelepon: telepon,
    tanggalLahir: lahir,
    tanggal: lahir,
    sandi,
    sandiLama: sandi,
    sandiBaru: sandi,
    kode: nik,
    kunci: nik,
    cari: nama,
    alasan: catatan,
    catatan,
    uraian: catatan,
    lokasi: nama,
    ringkasan: catatan,
    kabupatenKode: nik,
  }
  const ids = [
    'id',
    'posyanduId',
    'sasaranId',
    'penggunaId',
    'perangkatId',
    'rujukanId',
    'kantorId',
  ]
  const withIds = Object.fromEntries(ids.map((id) => [id, nik]))
  return [
    {
      ...fields,
      ...withIds,
      penugasan: fields,
      perangkat: fields,
      data: fields,
      commands: [fields],
    },
    {
      ...fields,
      perangkatId: anId(),
      appVersion: 1,
      sentAt: lahir,
      commands: [fields, nama],
      rows: [fields],
    },
    [fields, nama],
    `{"nama":"${nama}","nik":"${nik}"`,
    `${nama},${nik},${telepon}`,
    { [nama]: nik, [nik]: { [telepon]: lahir } },
  ]
}

function ask(route: RouteSeen, payload: object | string) {
  const { nama, nik, lahir } = SECRET
  const query = new URLSearchParams({
    cari: nama,
    posyandu: nik,
    bulan: lahir,
    dari: lahir,
    sampai: nama,
    desa: nik,
    nama,
    status: nama,
    halaman: nama,
    jenis: nama,
    tahun: nik,
    wilayah: nama,
  })
  const path = route.url.replaceAll(/:\w+/g, encodeURIComponent(nama)).replace('*', nik)
  const who =
    callers.find(({ me }) => route.izin === 'masuk' || me.izin.includes(route.izin)) ?? callers[0]
  return server.app.inject({
    method: METHODS.find((method) => method === route.method) ?? 'GET',
    url: `${path}?${query}`,
    headers: { ...who?.headers, 'content-type': 'application/json', 'x-simpul': '1' },
    ...(route.method === 'GET' ? {} : { payload }),
  })
}

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const satisfies InjectOptions['method'][]

/** An answer may name a field by the key it came under, to whoever sent it; never a value. */
function valuesOf(body: string): string {
  return body.replaceAll(/"field":"[^"]*"/g, '')
}

function expectSilent(text: string, where: string): void {
  expect([where, WORDS.filter((word) => text.includes(word))]).toEqual([where, []])
}

function callerOf(peran: Peran): Caller {
  const caller = callers[ROLES.indexOf(peran)]
  if (!caller) throw new Error(`nobody signed in as ${peran}`)
  return caller
}

/** What would be written, were the tables whole. */
function writes(): readonly (readonly [url: string, peran: Peran, payload: object])[] {
  const { nama, nik, telepon, lahir, catatan, sandi } = SECRET
  const { posyanduId } = tempat
  const sasaran = aSasaranBody(posyanduId, { nama, nik, telepon, tanggalLahir: tanggal(lahir) })
  const push = (...commands: object[]) => ({
    perangkatId: callerOf('kader').perangkatId,
    appVersion: 1,
    sentAt: '2026-09-08T03:00:00.000Z',
    commands,
  })
  return [
    ['/api/sync/push', 'kader', push(aCommand('sasaran.register', sasaran))],
    [
      '/api/sync/push',
      'kader',
      push(
        aCommand('sasaran.register', sasaran),
        aCommand(
          'pengukuran.record',
          aPengukuranBody(posyanduId, sasaran.id, { measuredBy: nama, alasanTidakWajar: catatan }),
        ),
      ),
    ],
    [
      '/api/sync/push',
      'kader',
      push(
        aCommand('temuan.record', {
          id: anId<'kebutuhan'>(),
          rujukanId: anId<'rujukan'>(),
          posyanduId,
          bidang: 'sosial',
          jenis: 'bansos',
          sasaranId: null,
          pemohonNama: nama,
          pemohonTelepon: telepon,
          uraian: catatan,
          lokasi: nama,
          rt: '03',
          tanggal: tanggal('2026-09-08'),
        }),
      ),
    ],
    [
      '/api/pengguna',
      'dpmd',
      {
        nama,
        namaPengguna: 'zulaikha.p',
        telepon,
        penugasan: {
          peran: 'kader',
          posyanduId,
          bidang: 'sosial',
          kantorId: null,
          wilayahKode: null,
          berlakuDari: '2026-01-01',
          berlakuSampai: null,
        },
      },
    ],
    [
      '/api/masuk',
      'kader',
      { kabupatenKode: tempat.kabupatenKode, namaPengguna: nama, sandi, perangkat: null },
    ],
    ['/api/buka-darurat', 'admin', { posyanduId, alasan: `${nama} ${catatan}` }],
  ]
}
