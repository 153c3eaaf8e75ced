import type { ImporBaris, ImporView } from '@simpul/contract/impor.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aPengguna, aTempat, type Tempat } from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

/** Many posyandu from one file, by the same preview and yes as every import. */

let server: TestServer
let tempat: Tempat
let lain: Tempat
let dpmd: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  lain = await aTempat(server.owner, '33.16.10.1005')
  await sql`update wilayah set nama = 'Jepangrejo' where kode = ${tempat.desaKode}`.execute(
    server.owner,
  )
  await sql`update wilayah set nama = 'Kauman' where kode = ${lain.desaKode}`.execute(server.owner)
  await sql`update kantor set nama = 'Puskesmas Blora' where id = ${tempat.puskesmasId}`.execute(
    server.owner,
  )
  await sql`update kantor set nama = 'UPT Puskesmas Kunduran' where id = ${lain.puskesmasId}`.execute(
    server.owner,
  )
  dpmd = await as('dpmd')
}, 60_000)

test('DPMD brings the list of the kabupaten: by code or by name, and nothing is written before the yes', async () => {
  const before = await count()
  const { id } = await checked(
    dpmd,
    tempat.kabupatenKode,
    [
      'No,Nama Posyandu,Kode Desa,RW,Alamat,Nomor Registrasi',
      '1,Posyandu Kamboja,33.16.09.2001,3,Balai RW 03,33.16.09.2001.007',
      '2,KENANGA,3316101005,"1,2",,',
      '3,Teratai,Desa Jepangrejo,,Rumah Bu RT,33.16.10.1005.001',
      '4,Mawar,33.16.09.2001,1,,',
      '5,posyandu  kamboja,33.16.09.2001,4,,',
      '6,Tanpa Desa,33.16.99.2001,1,,',
      '7,,33.16.09.2001,1,,',
      '8,Anggrek,Tidak Ada,1,,',
    ].join('\n'),
  )
  expect(await count()).toBe(before)
  const view = (await dpmd.get(`/api/impor/${id}`)).json<ImporView>()
  expect(view.hitungan).toEqual({ baru: 3, sama: 1, lewati: 1, salah: 3 })
  expect((await rowsOf(dpmd, id, 'salah')).map((row) => [row.baris, row.masalah])).toEqual([
    [7, ['kode_desa_tidak_dikenal']],
    [8, ['nama_posyandu_kosong']],
    [9, ['desa_tidak_dikenal']],
  ])
  expect((await rowsOf(dpmd, id, 'lewati'))[0]?.masalah).toEqual(['posyandu_sama_dengan_baris:2'])
  expect((await rowsOf(dpmd, id, 'baru')).map((row) => row.masalah)).toEqual([
    [],
    [],
    ['nomor_desa_lain'],
  ])

  await run(dpmd, id)
  expect(await count()).toBe(before + 3)
  const { rows } =
    await sql`select nama, desa_kode, alamat, nomor_registrasi, puskesmas_id, zona from posyandu
    where nama in ('Kamboja', 'KENANGA', 'Teratai') order by lower(nama)`.execute(server.owner)
  expect(rows).toEqual([
    {
      nama: 'Kamboja',
      desa_kode: tempat.desaKode,
      alamat: 'RW 03, Balai RW 03',
      nomor_registrasi: '33.16.09.2001.007',
      puskesmas_id: tempat.puskesmasId,
      zona: 'WIB',
    },
    {
      nama: 'KENANGA',
      desa_kode: lain.desaKode,
      alamat: 'RW 01, 02',
      nomor_registrasi: null,
      puskesmas_id: lain.puskesmasId,
      zona: 'WIB',
    },
    {
      nama: 'Teratai',
      desa_kode: tempat.desaKode,
      alamat: 'Rumah Bu RT',
      nomor_registrasi: null,
      puskesmas_id: tempat.puskesmasId,
      zona: 'WIB',
    },
  ])
  const audit = await sql<{ n: number }>`select count(*)::int as n from audit_entry
    where action = 'posyandu.create' and detail->>'impor' = ${id}`.execute(server.owner)
  expect(audit.rows).toEqual([{ n: 3 }])
})

test('the same file again writes nothing, also when somebody made one of them meanwhile', async () => {
  const csv = 'Nama;Kode Desa\nMelur;33.16.09.2001\nSeruni;33.16.09.2001\n'
  const first = await checked(dpmd, tempat.kabupatenKode, csv)
  await sql`insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id)
    values (${tempat.kabupatenKode}, gen_random_uuid(), ${tempat.desaKode}, 'melur', 'WIB', ${tempat.puskesmasId})`.execute(
    server.owner,
  )
  await run(dpmd, first.id)
  const again = await checked(dpmd, tempat.kabupatenKode, csv)
  expect(again.hitungan).toEqual({ sama: 2 })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from posyandu
    where lower(nama) in ('melur', 'seruni')`.execute(server.owner)
  expect(rows).toEqual([{ n: 2 }])
})

test('a posyandu that was closed leaves its name to a new one, and keeps its number', async () => {
  const nomor = '33.16.09.2001.088'
  await sql`insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id, nomor_registrasi, ditutup_pada)
    values (${tempat.kabupatenKode}, gen_random_uuid(), ${tempat.desaKode}, 'Wijaya', 'WIB', ${tempat.puskesmasId}, ${nomor}, '2026-01-31')`.execute(
    server.owner,
  )
  const csv = `Nama,Kode Desa,Nomor Registrasi\nWijaya,33.16.09.2001,${nomor}\n`
  const { id } = await checked(dpmd, tempat.kabupatenKode, csv)
  expect((await rowsOf(dpmd, id, 'baru'))[0]?.masalah).toEqual(['nomor_registrasi_dipakai'])
  await run(dpmd, id)
  const { rows } = await sql`select nomor_registrasi from posyandu
    where nama = 'Wijaya' and ditutup_pada is null`.execute(server.owner)
  expect(rows).toEqual([{ nomor_registrasi: null }])
})

test('which Puskesmas: the one that serves, the one that is named, and never a guess', async () => {
  const csv = (head: string, row: string) => `${head}\n${row}\n`
  await sql`insert into kantor_wilayah values (${tempat.kabupatenKode}, ${lain.puskesmasId}, ${tempat.desaKode})`.execute(
    server.owner,
  )
  const two = await checked(dpmd, tempat.kabupatenKode, csv('Nama,Desa', 'Dahlia,Jepangrejo'))
  expect((await rowsOf(dpmd, two.id, 'salah'))[0]?.masalah).toEqual(['puskesmas_lebih_dari_satu'])
  const named = await checked(
    dpmd,
    tempat.kabupatenKode,
    csv('Nama,Desa,Puskesmas', 'Dahlia,Jepangrejo,KUNDURAN'),
  )
  expect((await rowsOf(dpmd, named.id, 'baru'))[0]?.isi).toMatchObject({
    puskesmasNama: 'UPT Puskesmas Kunduran',
  })
  await sql`delete from kantor_wilayah where wilayah_kode = ${tempat.desaKode}`.execute(
    server.owner,
  )
  const none = await checked(dpmd, tempat.kabupatenKode, csv('Nama,Desa', 'Dahlia,Jepangrejo'))
  expect((await rowsOf(dpmd, none.id, 'salah'))[0]?.masalah).toEqual(['desa_tanpa_puskesmas'])
  await sql`insert into kantor_wilayah values (${tempat.kabupatenKode}, ${tempat.puskesmasId}, ${tempat.desaKode})`.execute(
    server.owner,
  )
})

test('an operator brings those of the own desa, without naming it, and no other', async () => {
  const operator = await as('operator')
  const { id } = await checked(operator, tempat.desaKode, 'Nama,RW\nCempaka,5\n')
  expect((await rowsOf(operator, id, 'baru'))[0]?.isi).toMatchObject({
    nama: 'Cempaka',
    desaKode: tempat.desaKode,
  })
  const foreign = await checked(operator, tempat.desaKode, 'Nama,Kode Desa\nSoka,33.16.10.1005\n')
  expect((await rowsOf(operator, foreign.id, 'salah'))[0]?.masalah).toEqual([
    'kode_desa_tidak_dikenal',
  ])
  for (const area of [tempat.kabupatenKode, lain.desaKode])
    expect((await upload(operator, area, 'Nama\nSoka\n')).statusCode).toBe(404)
  for (const peran of ['sekdes', 'bidan', 'kepala_desa', 'petugas_dinas'] as const)
    expect([
      peran,
      (await upload(await as(peran), tempat.desaKode, 'Nama\nSoka\n')).statusCode,
    ]).toEqual([peran, 404])
  expect((await dpmd.get(`/api/impor/${id}`)).statusCode).toBe(404)
})

test('a file for the kabupaten must say which desa', async () => {
  const { id, kepala } = (
    await upload(dpmd, tempat.kabupatenKode, 'Nama,RW\nSoka,1\n')
  ).json<ImporView>()
  const response = await put(dpmd, id, kepala?.pemetaan)
  expect(response.json()).toEqual({ kode: 'kolom_tidak_lengkap', field: 'desa' })
})

async function as(peran: Peran): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran), {
    perangkat: null,
  })
}

function upload(caller: Caller, area: string, csv: string) {
  return server.app.inject({
    method: 'POST',
    url: `/api/impor?jenis=posyandu&desa=${area}&nama=posyandu.csv`,
    headers: {
      ...caller.headers,
      'content-type': 'application/octet-stream',
      'x-simpul': 'kantor',
    },
    payload: Buffer.from(csv),
  })
}

function put(caller: Caller, id: string, pemetaan: unknown) {
  return server.app.inject({
    method: 'PUT',
    url: `/api/impor/${id}/pemetaan`,
    headers: caller.headers,
    payload: { pemetaan },
  })
}

async function checked(caller: Caller, area: string, csv: string): Promise<ImporView> {
  const uploaded = await upload(caller, area, csv)
  expect([uploaded.statusCode, uploaded.body]).toMatchObject([200, expect.any(String)])
  const { id, kepala } = uploaded.json<ImporView>()
  const mapped = await put(caller, id, kepala?.pemetaan)
  expect([mapped.statusCode, mapped.body]).toMatchObject([202, expect.any(String)])
  return until(caller, id, 'siap')
}

async function run(caller: Caller, id: string): Promise<void> {
  expect((await caller.post(`/api/impor/${id}/jalankan`)).statusCode).toBe(202)
  await until(caller, id, 'selesai')
}

async function until(caller: Caller, id: string, status: ImporView['status']): Promise<ImporView> {
  for (let tries = 0; tries < 200; tries += 1) {
    const view = (await caller.get(`/api/impor/${id}`)).json<ImporView>()
    if (view.status === status && !view.isDikerjakan) return view
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`the import never became ${status}`)
}

async function rowsOf(
  caller: Caller,
  id: string,
  keputusan: string,
): Promise<readonly ImporBaris[]> {
  const response = await caller.get(`/api/impor/${id}/baris?keputusan=${keputusan}`)
  return response.json<{ baris: readonly ImporBaris[] }>().baris
}

async function count(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from posyandu`.execute(
    server.owner,
  )
  return rows[0]?.n ?? 0
}
