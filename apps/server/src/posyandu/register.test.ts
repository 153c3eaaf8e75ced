import type { PosyanduTercatat } from '@simpul/contract/posyandu.ts'
import type { KantorTercatat } from '@simpul/contract/wilayah.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let lain: Tempat
let dpmd: Caller
let operator: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  lain = await aTempat(server.owner, '33.16.10.2002')
  dpmd = await as('dpmd')
  operator = await as('operator')
})

describe('offices', () => {
  const DINAS = {
    jenis: 'dinas',
    nama: 'Dinas Sosial',
    wilayahKode: '33.16',
    telepon: '',
    bidang: ['sosial'],
    desaDilayani: [],
  }

  test('a desa, an officer and a kader make none', async () => {
    for (const peran of ['operator', 'kepala_desa', 'petugas_dinas', 'kader', 'bidan'] as const)
      expect((await (await as(peran)).post('/api/kantor/daftar-kantor', DINAS)).statusCode).toBe(
        403,
      )
  })

  test.each([
    ['a dinas without a bidang', { bidang: [] }, 'bidang'],
    ['a dinas of a desa', { wilayahKode: '33.16.09.2001' }, 'wilayahKode'],
    ['an office of another kabupaten', { wilayahKode: '33.17' }, 'wilayahKode'],
    ['a dinas that serves desa', { desaDilayani: ['33.16.09.2001'] }, 'desaDilayani'],
    ['a Puskesmas with a bidang', { jenis: 'puskesmas', wilayahKode: '33.16.09' }, 'bidang'],
    [
      'a Puskesmas that serves a desa of another kabupaten',
      { jenis: 'puskesmas', wilayahKode: '33.16.09', bidang: [], desaDilayani: ['33.17.01.2001'] },
      'desaDilayani',
    ],
    [
      'a Puskesmas that serves a desa that does not exist',
      { jenis: 'puskesmas', wilayahKode: '33.16.09', bidang: [], desaDilayani: ['33.16.09.2999'] },
      'desaDilayani',
    ],
  ])('%s is refused with its field', async (_name, over, field) => {
    const answer = await dpmd.post('/api/kantor/daftar-kantor', { ...DINAS, ...over })
    expect([answer.statusCode, answer.json()]).toEqual([422, { kode: 'isian_salah', field }])
  })

  test('a desa has one office', async () => {
    const again = { ...DINAS, jenis: 'desa', wilayahKode: tempat.desaKode, bidang: [] }
    expect((await dpmd.post('/api/kantor/daftar-kantor', again)).json()).toEqual({
      kode: 'sudah_ada',
      field: 'wilayahKode',
    })
    expect(
      (await dpmd.post('/api/kantor/daftar-kantor/desa', { kecamatanKode: '33.16.09' })).json(),
    ).toEqual({ dibuat: 0, sudahAda: 1 })
    expect(
      (await dpmd.post('/api/kantor/daftar-kantor/desa', { kecamatanKode: '33.17.01' })).json(),
    ).toMatchObject({ kode: 'isian_salah' })
  })

  test('a change on an older version is refused; the newer one holds, with who did it', async () => {
    const { id } = (await dpmd.post('/api/kantor/daftar-kantor', DINAS)).json<{ id: string }>()
    const { jenis: _, ...isian } = DINAS
    const edit = { ...isian, id, basedOnVersion: 1, bidang: ['sosial', 'pendidikan'] }
    expect((await put('/api/kantor/daftar-kantor', edit)).json()).toEqual({ id, version: 2 })
    expect((await put('/api/kantor/daftar-kantor', edit)).json()).toEqual({
      kode: 'sudah_berubah',
      version: 2,
    })
    expect(await office(id)).toMatchObject({ bidang: ['pendidikan', 'sosial'], version: 2 })
    expect(await auditOf(id)).toEqual(['kantor.create', 'kantor.edit'])
  })

  test('an office with people, matters or posyandu is neither closed nor moved; an empty one opens again', async () => {
    const close = (id: string, basedOnVersion: number, isDitutup = true) =>
      dpmd.post('/api/kantor/daftar-kantor/tutup', { id, basedOnVersion, isDitutup })
    expect((await close(tempat.puskesmasId, 1)).json()).toEqual({
      kode: 'masih_dipakai',
      field: 'posyandu',
    })
    expect((await close(tempat.desaId, 1)).json()).toEqual({
      kode: 'masih_dipakai',
      field: 'pengguna',
    })
    const moved = await put('/api/kantor/daftar-kantor', {
      id: tempat.desaId,
      basedOnVersion: 1,
      nama: 'Desa',
      wilayahKode: lain.desaKode,
      telepon: '',
      bidang: [],
      desaDilayani: [],
    })
    expect(moved.json()).toEqual({ kode: 'masih_dipakai', field: 'wilayahKode' })
    const { id } = (await dpmd.post('/api/kantor/daftar-kantor', DINAS)).json<{ id: string }>()
    expect((await close(id, 1)).statusCode).toBe(200)
    expect(await office(id)).toBeUndefined()
    expect((await close(id, 2, false)).json()).toEqual({ id, version: 3 })
    expect(await office(id)).toMatchObject({ ditutupPada: null })
  })
})

describe('posyandu', () => {
  const isian = (over: object = {}) => ({
    desaKode: tempat.desaKode,
    nama: 'Kenanga',
    alamat: '',
    nomorRegistrasi: '',
    puskesmasId: tempat.puskesmasId,
    ...over,
  })

  test('an operator has those of the own desa; another desa answers as a missing one', async () => {
    const ids = (await list(operator)).map((one) => one.id)
    expect(ids.toSorted()).toEqual([tempat.posyanduId, tempat.posyanduLainId].toSorted())
    const elsewhere = await operator.post(
      '/api/kantor/posyandu',
      isian({ desaKode: lain.desaKode }),
    )
    expect([elsewhere.statusCode, elsewhere.json()]).toEqual([
      404,
      { kode: 'tidak_ditemukan', field: 'desaKode' },
    ])
    const { desaKode: _, ...rest } = isian()
    const edit = { ...rest, id: lain.posyanduId, basedOnVersion: 1, puskesmasId: lain.puskesmasId }
    expect((await put('/api/kantor/posyandu', edit, operator)).statusCode).toBe(404)
    expect((await (await as('kader')).post('/api/kantor/posyandu', isian())).statusCode).toBe(403)
  })

  test.each([
    ['three digits, not two', '33.16.09.2001.01', 'nomor_salah'],
    ['of another desa', '33.16.10.2002.001', 'nomor_desa_lain'],
  ])('a registration number: %s', async (_name, nomorRegistrasi, kode) => {
    expect(
      (await operator.post('/api/kantor/posyandu', isian({ nomorRegistrasi }))).json(),
    ).toEqual({
      kode,
      field: 'nomorRegistrasi',
    })
  })

  test('a name and a number stand once; who typed the number is kept', async () => {
    const nomorRegistrasi = `${tempat.desaKode}.001`
    const made = await operator.post('/api/kantor/posyandu', isian({ nomorRegistrasi }))
    expect(made.statusCode).toBe(200)
    expect(
      (await operator.post('/api/kantor/posyandu', isian({ nama: 'kenanga' }))).json(),
    ).toEqual({
      kode: 'sudah_ada',
      field: 'nama',
    })
    const twice = isian({ nama: 'Dahlia', nomorRegistrasi })
    expect((await operator.post('/api/kantor/posyandu', twice)).json()).toEqual({
      kode: 'sudah_ada',
      field: 'nomorRegistrasi',
    })
    const row = (await list(operator)).find((one) => one.nama === 'Kenanga')
    expect(row?.nomorDiketik).toMatchObject({ oleh: 'Ibu operator' })
  })

  test('a posyandu needs an open Puskesmas, and no other office will do', async () => {
    const refused = await operator.post(
      '/api/kantor/posyandu',
      isian({ nama: 'Teratai', puskesmasId: tempat.dinasId.sosial }),
    )
    expect(refused.json()).toEqual({ kode: 'tidak_ditemukan', field: 'puskesmasId' })
  })

  test('one with people stays open; an empty one closes, and leaves the list', async () => {
    const kader = await as('kader')
    const body = aSasaranBody(tempat.posyanduId, { id: anId() })
    expect(await kader.outcomes(aCommand('sasaran.register', body))).toEqual(['accepted'])
    const close = (id: string) =>
      operator.post('/api/kantor/posyandu/tutup', { id, basedOnVersion: 1, isDitutup: true })
    expect((await close(tempat.posyanduId)).json()).toEqual({
      kode: 'masih_dipakai',
      field: 'sasaran',
    })
    expect((await close(tempat.posyanduLainId)).statusCode).toBe(200)
    expect((await list(operator)).map((one) => one.id)).not.toContain(tempat.posyanduLainId)
    expect(await auditOf(tempat.posyanduLainId)).toEqual(['posyandu.close'])
  })
})

describe('a new password that is due', () => {
  test('after a reset the old password changes nothing; work that was saved still comes in', async () => {
    const kader = await aPengguna(server.owner, tempat, 'kader')
    const phone = await Caller.signIn(server.app, tempat, kader)
    expect((await operator.post('/api/pengguna/kode', { penggunaId: kader.id })).statusCode).toBe(
      200,
    )

    const refused = await phone.get('/api/sesi')
    expect([refused.statusCode, refused.json()]).toEqual([403, { kode: 'ganti_sandi_dulu' }])
    const asked = { perangkatId: phone.perangkatId, appVersion: 1, posyanduId: tempat.posyanduId }
    const pulled = await phone.post('/api/sync/pull', {
      ...asked,
      epoch: null,
      scope: null,
      since: 0,
      limit: 10,
    })
    expect(pulled.json()).toEqual({ kode: 'ganti_sandi_dulu' })
    expect(
      await phone.outcomes(aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))),
    ).toEqual(['accepted'])
    expect((await phone.get('/api/saya')).json()).toMatchObject({ harusGantiSandi: true })

    const changed = await phone.post('/api/sandi/ganti', {
      sandiLama: SANDI,
      sandiBaru: 'kenanga-biru-3',
    })
    expect(changed.json()).toEqual({ kode: 'sandi_salah', field: 'sandiLama' })
    expect((await phone.get('/api/saya')).json()).toMatchObject({ harusGantiSandi: true })
  })

  test('only these doors stay open before it is changed', () => {
    const open = new Set(
      server.app.routesSeen.filter((one) => one.isOpenBeforeNewSandi).map((one) => one.url),
    )
    expect([...open].toSorted()).toEqual([
      '/api/keluar',
      '/api/perangkat/kunci',
      '/api/sandi/ganti',
      '/api/saya',
      '/api/sync/push',
    ])
  })
})

async function as(peran: Peran): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran))
}

function put(url: string, payload: object, who: Caller = dpmd) {
  return server.app.inject({ method: 'PUT', url, headers: who.headers, payload })
}

async function list(who: Caller): Promise<readonly PosyanduTercatat[]> {
  return (await who.get('/api/kantor/posyandu')).json<{ rows: PosyanduTercatat[] }>().rows
}

async function office(id: string): Promise<KantorTercatat | undefined> {
  const page = (await dpmd.get('/api/kantor/daftar-kantor?ukuran=200')).json<{
    rows: KantorTercatat[]
  }>()
  return page.rows.find((one) => one.id === id)
}

async function auditOf(id: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    action: string
  }>`select action from audit_entry where subject_id = ${id} order by id`.execute(server.owner)
  return rows.map((row) => row.action)
}
