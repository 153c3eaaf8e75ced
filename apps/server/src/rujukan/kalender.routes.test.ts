import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCommand, anId, aPengguna, aTempat, type Tempat } from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'
import { followCalendars } from './follow-calendar.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller
let dpmd: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
  )
  dpmd = await as('dpmd')
}, 60_000)

describe('a change of the calendar reaches the matters that are open', () => {
  test('a free day moves the due day, in the office and in the feed, and taking it away moves it back', async () => {
    const { rujukanId } = await aTemuan()
    expect(await dueOf(rujukanId)).toEqual({
      desa: '2026-09-15',
      kantor: null,
      merah: '2026-09-14',
    })
    const before = await kader.pull(tempat.posyanduId)

    await put('/api/kantor/hari-libur', { tanggal: '2026-09-10', nama: 'Hari jadi' })
    expect(await dueOf(rujukanId)).toEqual({
      desa: '2026-09-16',
      kantor: null,
      merah: '2026-09-15',
    })
    const after = await kader.pull(tempat.posyanduId, {
      epoch: before.epoch,
      scope: before.scope,
      since: before.next,
    })
    expect(after.changes).toEqual([
      ['rujukan', expect.objectContaining({ id: rujukanId, dueOn: '2026-09-16', version: 1 })],
    ])

    const drop = await dpmd.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-09-10' })
    expect(drop.statusCode).toBe(200)
    expect(await dueOf(rujukanId)).toMatchObject({ desa: '2026-09-15' })
  })

  test('a free day after the due day changes nothing and sends nothing', async () => {
    const { rujukanId } = await aTemuan()
    const before = await kader.pull(tempat.posyanduId)
    await put('/api/kantor/hari-libur', { tanggal: '2026-09-16', nama: 'Sesudahnya' })
    expect(await dueOf(rujukanId)).toMatchObject({ desa: '2026-09-15' })
    const { epoch, scope, next } = before
    expect((await kader.pull(tempat.posyanduId, { epoch, scope, since: next })).changes).toEqual([])
    await dpmd.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-09-16' })
  })

  test('a closed matter keeps the days it had', async () => {
    const { rujukanId } = await aTemuan()
    const cancel = aCommand('rujukan.move', {
      rujukanId,
      posyanduId: tempat.posyanduId,
      basedOnVersion: 1,
      langkah: 'batalkan',
      catatan: 'Sudah beres sendiri',
      data: {},
    })
    expect(await kader.outcomes(cancel)).toEqual(['accepted'])
    const was = await dueOf(rujukanId)
    await put('/api/kantor/hari-libur', { tanggal: '2026-09-09', nama: 'Hari jadi' })
    expect(await dueOf(rujukanId)).toEqual(was)
    await dpmd.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-09-09' })
  })

  test('an office that begins to work on Saturdays is due earlier', async () => {
    const { rujukanId } = await aTemuan()
    const { rows } = await sql<{
      version: number
    }>`select version from kantor where id = ${tempat.desaId}`.execute(server.owner)
    const admin = await as('admin')
    const response = await server.app.inject({
      method: 'PUT',
      url: '/api/kantor/kantor',
      headers: admin.headers,
      payload: {
        id: tempat.desaId,
        telepon: null,
        hariKerja: 6,
        bukaMenit: 480,
        tutupMenit: 960,
        basedOnVersion: rows[0]?.version,
      },
    })
    expect(response.statusCode).toBe(200)
    expect(await dueOf(rujukanId)).toMatchObject({ desa: '2026-09-14' })
  })
})

describe('a change of the calendar that comes by a migration', () => {
  test('a national holiday moves the due days at the next start, on the page and in the feed, and only once', async () => {
    await followCalendars(server.db, server.clock.now)
    const { rujukanId } = await aTemuan()
    const was = await dueOf(rujukanId)
    const before = await kader.pull(tempat.posyanduId)

    await sql`insert into hari_libur_nasional (tanggal, nama, sumber) values ('2026-09-11', 'Cuti bersama', 'SKB uji')`.execute(
      server.owner,
    )
    expect(await dueOf(rujukanId)).toEqual(was)
    expect(await followCalendars(server.db, server.clock.now)).toBeGreaterThan(0)
    const moved = await dueOf(rujukanId)
    expect([was?.desa, moved?.desa]).toEqual(['2026-09-14', '2026-09-15'])
    const { epoch, scope, next } = before
    const after = await kader.pull(tempat.posyanduId, { epoch, scope, since: next })
    expect(after.changes.map(([, record]) => record['id'])).toContain(rujukanId)
    expect(await followCalendars(server.db, server.clock.now)).toBe(0)

    // Announced, then taken back.
    await sql`delete from hari_libur_nasional where tanggal = '2026-09-11'`.execute(server.owner)
    expect(await followCalendars(server.db, server.clock.now)).toBeGreaterThan(0)
    expect(await dueOf(rujukanId)).toEqual(was)
  })

  test('another name for the same day moves nothing', async () => {
    await sql`insert into hari_libur_nasional (tanggal, nama, sumber) values ('2026-12-25', 'Natal', 'SKB uji')
      on conflict do nothing`.execute(server.owner)
    await followCalendars(server.db, server.clock.now)
    await sql`update hari_libur_nasional set nama = 'Kelahiran Yesus Kristus' where tanggal = '2026-12-25'`.execute(
      server.owner,
    )
    expect(await followCalendars(server.db, server.clock.now)).toBe(0)
  })

  test('a day of one kabupaten leaves the matters of another alone', async () => {
    const lain = await aTempat(server.owner, '35.71.01.1001')
    await followCalendars(server.db, server.clock.now)
    await sql`insert into hari_libur (kabupaten_kode, tanggal, nama) values (${lain.kabupatenKode}, '2026-09-10', 'Hari jadi')`.execute(
      server.owner,
    )
    const { rujukanId } = await aTemuan()
    const was = await dueOf(rujukanId)
    await followCalendars(server.db, server.clock.now)
    expect(await dueOf(rujukanId)).toEqual(was)
  })
})

async function aTemuan(): Promise<RecordTemuan> {
  const temuan: RecordTemuan = {
    id: anId<'kebutuhan'>(),
    rujukanId: anId<'rujukan'>(),
    posyanduId: tempat.posyanduId,
    bidang: 'pekerjaan_umum',
    jenis: 'jamban',
    sasaranId: null,
    pemohonNama: 'Bu Contoh',
    pemohonTelepon: '',
    uraian: 'WC cemplung',
    lokasi: 'RT 3',
    rt: '03',
    tanggal: tanggal('2026-09-08'),
  }
  expect(await kader.outcomes(aCommand('temuan.record', temuan))).toEqual(['accepted'])
  return temuan
}

async function dueOf(rujukanId: string) {
  const { rows } = await sql<{ desa: string | null; kantor: string | null; merah: string | null }>`
    select desa_due_on as desa, kantor_due_on as kantor, merah_sejak_on as merah
    from rujukan where id = ${rujukanId}`.execute(server.owner)
  return rows[0]
}

async function as(peran: Peran): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran), {
    perangkat: null,
  })
}

async function put(url: string, payload: object): Promise<void> {
  const { headers } = dpmd
  const response = await server.app.inject({ method: 'PUT', url, headers, payload })
  expect(response.statusCode).toBe(200)
}
