import type { DaftarRembuk, IsiRembuk } from '@simpul/contract/laporan.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  aCommand,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

/** AKSES-9: the desa reads who is stunted when the Puskesmas has released the list, and not before. */

const MONTHS = { dari: '2026-07', sampai: '2026-09' }
const SAMPAI = '2026-10-08'
const DAY = 86_400_000

let server: TestServer
let tempat: Tempat
let seberang: Tempat
let bidan: Caller
let puskesmas: Caller
let kader: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  seberang = await aTempat(server.owner, '33.16.10.2005')
  bidan = await as('bidan')
  puskesmas = await as('petugas_puskesmas')
  kader = await as('kader')
  await aChild('Anak Pendek', 'pendek')
  await aChild('Anak Sangat Pendek', 'sangat_pendek')
  await aChild('Anak Normal', 'normal')
}, 60_000)

test('the Puskesmas looks first, releases, and the desa reads who and where, and no weight', async () => {
  const kades = await as('kepala_desa')
  expect((await list(kades)).rilis).toEqual([])

  const calon = await puskesmas.get(
    `/api/kantor/rembuk/calon?desa=${tempat.desaKode}&dari=2026-07&sampai=2026-09`,
  )
  expect(calon.json<IsiRembuk>().anak.map((one) => [one.nama, one.statusTinggi])).toEqual([
    ['Anak Pendek', 'pendek'],
    ['Anak Sangat Pendek', 'sangat_pendek'],
  ])
  const id = await release()
  for (const reader of [kades, await as('sekdes'), await as('operator'), bidan, puskesmas]) {
    const isi = (await reader.get(`/api/kantor/rembuk/${id}`)).json<IsiRembuk>()
    expect(isi.anak.map((one) => one.nama)).toEqual(['Anak Pendek', 'Anak Sangat Pendek'])
    expect(JSON.stringify(isi)).not.toMatch(/8400|8\.4|weight|nik|zTbu/i)
  }
  expect((await list(kades)).rilis).toMatchObject([{ id, jumlah: 2, isTerbuka: true }])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry
    where action = 'rembuk.read' and subject_id = ${id}`.execute(server.owner)
  expect(rows).toEqual([{ n: 5 }])
})

test('what is confirmed after the release is not shown by it, and who left the desa is no longer', async () => {
  const id = await release()
  await aChild('Anak Sesudahnya', 'pendek')
  const left = await aChild('Anak Pindah', 'pendek')
  const later = await release()
  const kades = await as('kepala_desa')
  expect((await names(kades, id)).includes('Anak Sesudahnya')).toBe(false)
  expect(await names(kades, later)).toEqual([
    'Anak Pendek',
    'Anak Pindah',
    'Anak Sangat Pendek',
    'Anak Sesudahnya',
  ])
  await sql`update sasaran set posyandu_id = ${seberang.posyanduId}, keluarga_id = null where id = ${left}`.execute(
    server.owner,
  )
  expect(await names(kades, later)).not.toContain('Anak Pindah')
})

test('the last decision of a nakes counts: a child found normal again is not on the next list', async () => {
  const id = await aChild('Anak Dibetulkan', 'pendek')
  expect(await calonNames()).toContain('Anak Dibetulkan')
  await confirm(id, 'normal')
  expect(await calonNames()).not.toContain('Anak Dibetulkan')
})

test('after its last day, and when it was taken back, the desa finds nothing; the Puskesmas still does', async () => {
  const kades = await as('kepala_desa')
  const open = await release()
  const withdrawn = await release()
  expect((await puskesmas.post('/api/kantor/rembuk/tarik', { id: withdrawn })).statusCode).toBe(200)
  expect((await puskesmas.post('/api/kantor/rembuk/tarik', { id: withdrawn })).json()).toEqual({
    kode: 'langkah_tidak_sah',
  })
  expect((await kades.get(`/api/kantor/rembuk/${withdrawn}`)).statusCode).toBe(404)
  expect((await puskesmas.get(`/api/kantor/rembuk/${withdrawn}`)).statusCode).toBe(200)

  // 8 October is the last day, 9 October is not.
  server.clock.now += 30 * DAY
  expect((await kades.get(`/api/kantor/rembuk/${open}`)).statusCode).toBe(200)
  server.clock.now += DAY
  expect((await kades.get(`/api/kantor/rembuk/${open}`)).statusCode).toBe(404)
  expect((await list(kades)).rilis).toEqual([])
  expect((await puskesmas.get(`/api/kantor/rembuk/${open}`)).statusCode).toBe(200)
  server.clock.now -= 31 * DAY
})

test('nobody else releases or reads: not the bidan, the desa next door, another office, an admin', async () => {
  const id = await release()
  const body = { desa: tempat.desaKode, ...MONTHS, terbukaSampai: SAMPAI }
  for (const [peran, place] of [
    ['bidan', tempat],
    ['kepala_desa', tempat],
    ['operator', seberang],
    ['petugas_dinas', tempat],
    ['dpmd', tempat],
    ['kecamatan', tempat],
    ['admin', tempat],
  ] as const) {
    const caller = await as(peran, place)
    expect([peran, (await caller.post('/api/kantor/rembuk/lepas', body)).statusCode]).toEqual([
      peran,
      403,
    ])
    if (peran === 'bidan' || (peran === 'kepala_desa' && place === tempat)) continue
    const { statusCode } = await caller.get(`/api/kantor/rembuk/${id}`)
    expect([peran, statusCode]).toEqual([peran, peran === 'operator' ? 404 : 403])
  }
  const lain = await as('petugas_puskesmas', seberang)
  expect((await lain.post('/api/kantor/rembuk/lepas', body)).json()).toEqual({
    kode: 'tidak_ditemukan',
    field: 'desa',
  })
  expect((await lain.post('/api/kantor/rembuk/tarik', { id })).statusCode).toBe(404)
})

test('what cannot be is refused by its field', async () => {
  const ask = (over: object) =>
    puskesmas.post('/api/kantor/rembuk/lepas', {
      desa: tempat.desaKode,
      ...MONTHS,
      terbukaSampai: SAMPAI,
      ...over,
    })
  for (const [over, field] of [
    [{ terbukaSampai: '2026-09-07' }, 'terbukaSampai'],
    [{ terbukaSampai: '2026-12-08' }, 'terbukaSampai'],
    [{ dari: '2026-10' }, 'sampai'],
    [{ dari: '2026-01', sampai: '2026-02' }, 'anak'],
    [{ desa: '33.16.09' }, 'desa'],
  ] as const) {
    expect([field, (await ask(over)).json()]).toMatchObject([field, { kode: 'isian_salah', field }])
  }
  expect((await ask({ terbukaSampai: '2026-12-07' })).statusCode).toBe(200)
})

async function as(peran: Peran, place: Tempat = tempat): Promise<Caller> {
  const pengguna = await aPengguna(
    server.owner,
    place,
    peran,
    peran === 'petugas_dinas' ? { bidang: 'sosial' } : {},
  )
  return Caller.signIn(server.app, place, pengguna)
}

async function aChild(nama: string, statusTinggi: string): Promise<string> {
  const anak = aSasaranBody(tempat.posyanduId, { nama })
  const ukur = aPengukuranBody(tempat.posyanduId, anak.id)
  await kader.push(aCommand('sasaran.register', anak), aCommand('pengukuran.record', ukur))
  await confirm(anak.id, statusTinggi)
  return anak.id
}

async function confirm(sasaranId: string, statusTinggi: string): Promise<void> {
  server.clock.now += 1
  const { rows } = await sql<{
    id: string
  }>`select id from pengukuran where sasaran_id = ${sasaranId}`.execute(server.owner)
  const konfirmasi = rows.map(({ id }) => ({
    pengukuranId: id,
    statusTinggi,
    statusGizi: null,
    statusBerat: null,
    catatan: '',
  }))
  expect((await bidan.post('/api/kantor/konfirmasi', { konfirmasi })).statusCode).toBe(200)
}

async function release(): Promise<string> {
  const response = await puskesmas.post('/api/kantor/rembuk/lepas', {
    desa: tempat.desaKode,
    ...MONTHS,
    terbukaSampai: SAMPAI,
  })
  expect(response.statusCode).toBe(200)
  return response.json<{ id: string }>().id
}

async function list(caller: Caller): Promise<DaftarRembuk> {
  return (await caller.get('/api/kantor/rembuk')).json<DaftarRembuk>()
}

async function names(caller: Caller, id: string): Promise<string[]> {
  const isi = (await caller.get(`/api/kantor/rembuk/${id}`)).json<IsiRembuk>()
  return isi.anak.map((one) => one.nama).toSorted()
}

async function calonNames(): Promise<string[]> {
  const response = await puskesmas.get(
    `/api/kantor/rembuk/calon?desa=${tempat.desaKode}&dari=2026-07&sampai=2026-09`,
  )
  return response.json<IsiRembuk>().anak.map((one) => one.nama)
}
