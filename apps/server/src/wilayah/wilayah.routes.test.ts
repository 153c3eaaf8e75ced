import type {
  HariLiburBaris,
  KantorBaris,
  PilihanWilayah,
  RekanKantor,
} from '@simpul/contract/kantor.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPengguna, aTempat, type Tempat } from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let lain: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  lain = await aTempat(server.owner, '33.16.09.2002')
  await sql`insert into hari_libur_nasional (tanggal, nama, sumber) values ('2026-12-25', 'Natal', 'uji') on conflict do nothing`.execute(
    server.owner,
  )
}, 60_000)

describe('free days', () => {
  test('DPMD adds and takes away the own ones; a national one stays, and a desa may only read', async () => {
    const dpmd = await as('dpmd')
    expect(
      (await put(dpmd, '/api/kantor/hari-libur', { tanggal: '2026-09-18', nama: 'Hari jadi' }))
        .statusCode,
    ).toBe(200)
    const operator = await as('operator')
    const list = async () =>
      (await operator.get('/api/kantor/hari-libur?tahun=2026')).json<HariLiburBaris[]>()
    expect(await list()).toEqual(
      expect.arrayContaining([
        { tanggal: '2026-09-18', nama: 'Hari jadi', isNasional: false },
        expect.objectContaining({ tanggal: '2026-12-25', isNasional: true }),
      ]),
    )
    expect(
      (await operator.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-09-18' })).statusCode,
    ).toBe(403)
    expect(
      (await dpmd.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-12-25' })).statusCode,
    ).toBe(404)
    expect(
      (await dpmd.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-09-18' })).statusCode,
    ).toBe(200)
    expect((await list()).some((one) => one.tanggal === '2026-09-18')).toBe(false)
    expect(
      (await put(dpmd, '/api/kantor/hari-libur', { tanggal: '2026-02-30', nama: 'x' })).json(),
    ).toMatchObject({ kode: 'isian_salah', field: 'tanggal' })
  })
})

describe('opening hours', () => {
  test('a change made on an older version is refused with the newer one, and nothing is overwritten', async () => {
    const admin = await as('admin')
    const office = async () =>
      (await admin.get('/api/kantor/kantor'))
        .json<KantorBaris[]>()
        .find((one) => one.id === tempat.dinasId.sosial)
    const body = {
      id: tempat.dinasId.sosial,
      telepon: null,
      hariKerja: 6,
      bukaMenit: 450,
      tutupMenit: 870,
      basedOnVersion: 1,
    }
    expect((await put(admin, '/api/kantor/kantor', body)).json()).toEqual({ version: 2 })
    const again = await put(admin, '/api/kantor/kantor', { ...body, tutupMenit: 900 })
    expect([again.statusCode, again.json()]).toEqual([409, { kode: 'sudah_berubah', version: 2 }])
    expect(await office()).toMatchObject({
      hariKerja: 6,
      tutupMenit: 870,
      version: 2,
      bidang: ['sosial'],
    })
    expect(
      (await put(admin, '/api/kantor/kantor', { ...body, bukaMenit: 900, basedOnVersion: 2 }))
        .statusCode,
    ).toBe(422)
    expect((await put(await as('operator'), '/api/kantor/kantor', body)).statusCode).toBe(403)
  })
})

describe('what the filters offer', () => {
  test('a desa its own posyandu, a dinas those of the kabupaten', async () => {
    const places = async (caller: Caller) =>
      (await caller.get('/api/kantor/wilayah')).json<PilihanWilayah>()
    const own = await places(await as('operator'))
    expect(own.posyandu.map((one) => one.id).toSorted()).toEqual(
      [tempat.posyanduId, tempat.posyanduLainId].toSorted(),
    )
    const dpmd = await places(await as('dpmd'))
    expect(dpmd.desa.map((one) => one.kode)).toEqual([tempat.desaKode, lain.desaKode])
  })

  test('a kepala desa may stand down for people of the own office only', async () => {
    const sekdes = await aPengguna(server.owner, tempat, 'sekdes')
    await aPengguna(server.owner, lain, 'sekdes')
    const kades = await as('kepala_desa')
    const rekan = (await kades.get('/api/kantor/rekan')).json<RekanKantor[]>()
    expect(rekan.find((one) => one.id === sekdes.id)).toMatchObject({
      peran: ['sekdes'],
      delegasi: [],
    })
    expect(rekan.filter((one) => one.peran.includes('sekdes'))).toHaveLength(1)
    expect(
      (
        await kades.post('/api/delegasi', {
          penggunaId: sekdes.id,
          dari: '2026-09-08',
          sampai: '2026-09-12',
        })
      ).statusCode,
    ).toBe(200)
    const after = (await kades.get('/api/kantor/rekan')).json<RekanKantor[]>()
    expect(after.find((one) => one.id === sekdes.id)?.delegasi).toEqual([
      expect.objectContaining({ dari: '2026-09-08', sampai: '2026-09-12' }),
    ])
    const [given] = after.find((one) => one.id === sekdes.id)?.delegasi ?? []
    const again = { penggunaId: sekdes.id, dari: '2026-09-12', sampai: '2026-09-20' }
    expect((await kades.post('/api/delegasi', again)).json()).toMatchObject({ kode: 'sudah_ada' })

    // Another kepala desa takes nothing back; she herself does, and it ends at once.
    const penugasanId = given?.penugasanId
    const stranger = await as('kepala_desa')
    expect((await stranger.post('/api/delegasi/akhiri', { penugasanId })).statusCode).toBe(404)
    expect((await kades.post('/api/delegasi/akhiri', { penugasanId })).statusCode).toBe(200)
    expect((await kades.post('/api/delegasi/akhiri', { penugasanId })).statusCode).toBe(404)
    const { me } = await Caller.signIn(server.app, tempat, sekdes, { perangkat: null })
    expect(me.penugasan.map(({ peran }) => peran)).toEqual(['sekdes'])
    expect((await kades.post('/api/delegasi', again)).statusCode).toBe(200)
  })
})

async function as(peran: Peran): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran), {
    perangkat: null,
  })
}

function put(caller: Caller, url: string, payload: object) {
  return server.app.inject({ method: 'PUT', url, headers: caller.headers, payload })
}
