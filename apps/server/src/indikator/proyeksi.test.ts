import type { CakupanTimbangView, ProyeksiRow } from '@simpul/contract/proyeksi.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCommand,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

const DESA = '33.16.09.2001'
const LAIN = '33.16.09.2002'

let server: TestServer
let tempat: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner, DESA)
  await aTempat(server.owner, LAIN)
  const kader = await Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'kader'),
  )
  for (let n = 0; n < 8; n += 1) {
    const sasaran = aSasaranBody(tempat.posyanduId, {})
    const register = aCommand('sasaran.register', sasaran)
    const ukur = aPengukuranBody(tempat.posyanduId, sasaran.id, {})
    const commands = [register, aCommand('pengukuran.record', ukur, { after: [register.id] })]
    await kader.outcomes(...(n < 6 ? commands : [register]))
  }
}, 60_000)

describe('the projection of a desa', () => {
  test('where nobody typed one there is none; typed, both denominators stand side by side', async () => {
    const dinkes = await as('petugas_dinas', 'kesehatan')
    expect((await cakupan(dinkes)).total).toMatchObject({
      d: shown(6),
      riil: { dari: shown(8), persen: 75 },
      proyeksi: null,
      desaTanpaProyeksi: 2,
    })
    expect(await save(dinkes, [{ desaKode: DESA, balita: 12 }])).toBe(200)
    const view = await cakupan(dinkes)
    expect(view.total).toMatchObject({
      riil: { dari: shown(8), persen: 75 },
      proyeksi: { dari: shown(12), persen: 50 },
      desaTanpaProyeksi: 1,
    })
    expect(view.tingkat).toBe('desa')
    expect(view.rows.find((row) => row.kode === LAIN)).toMatchObject({
      proyeksi: null,
      desaTanpaProyeksi: 1,
    })
    const inDesa = await cakupan(dinkes, DESA)
    expect(inDesa.total.proyeksi).toMatchObject({ dari: shown(12) })
    // A posyandu is a part of the desa, and the projection is of the whole.
    expect(inDesa.rows.map((row) => row.proyeksi)).toEqual([null, null])
    // Of another year nothing was said.
    const before = await dinkes.get('/api/kantor/cakupan-timbang?bulan=2025-09&wilayah=33.16.09')
    expect(before.json<CakupanTimbangView>().total.proyeksi).toBeNull()
  })

  test('a nakes types her own desa alone; other bidang and a kader type none', async () => {
    const bidan = await as('bidan')
    const { rows } = await list(bidan)
    expect(rows.map((row) => row.desaKode)).toEqual([DESA])
    expect(await save(bidan, [{ desaKode: DESA, balita: 15 }])).toBe(200)
    expect(await save(bidan, [{ desaKode: LAIN, balita: 15 }])).toBe(404)
    const dinasPu = await as('petugas_dinas', 'pekerjaan_umum')
    expect((await list(dinasPu)).rows).toEqual([])
    expect(await save(dinasPu, [{ desaKode: DESA, balita: 1 }])).toBe(404)
    expect(await save(await as('operator'), [{ desaKode: DESA, balita: 1 }])).toBe(403)
  })

  test('one foreign desa keeps the whole list from being saved; nought is no projection', async () => {
    const dinkes = await as('petugas_dinas', 'kesehatan')
    const before = await list(dinkes)
    expect(
      await save(dinkes, [
        { desaKode: DESA, balita: 99 },
        { desaKode: '35.71.03.1015', balita: 10 },
      ]),
    ).toBe(404)
    expect(await save(dinkes, [{ desaKode: DESA, balita: 0 }])).toBe(422)
    expect(await list(dinkes)).toEqual(before)
    expect(await save(dinkes, [{ desaKode: DESA, balita: null }])).toBe(200)
    expect((await list(dinkes)).rows.find((row) => row.desaKode === DESA)?.balita).toBeNull()
  })

  test('a kader who sees one posyandu of the desa gets no fraction of the desa', async () => {
    const ketua = await as('ketua')
    const response = await ketua.get(`/api/kantor/cakupan-timbang?bulan=2026-09&wilayah=${DESA}`)
    expect(response.statusCode).toBe(404)
  })
})

describe('a sheet of projections', () => {
  test('is read and shown, and nothing of it is saved', async () => {
    const bidan = await as('bidan')
    const before = await list(bidan)
    const read = await upload(
      bidan,
      'Sasaran proyeksi 2026\nKode Kemendagri;Desa;Balita (0-59 bulan)\n3316092001;Satu;1.234\n33.16.09.2002;Dua;50\n;Jumlah;1284\n',
    )
    expect(read.json()).toEqual({
      desa: [{ desaKode: DESA, balita: 1234 }],
      masalah: [{ baris: 4, kode: 'desa_tidak_dikenal' }],
    })
    expect(await list(bidan)).toEqual(before)
  })

  test('a figure that is none and a desa that comes twice are named by their line', async () => {
    const read = await upload(
      await as('bidan'),
      'kode desa,balita\n33.16.09.2001,kira-kira 50\n33.16.09.2001,50\n33.16.09.2001,51\n',
    )
    expect(read.json()).toEqual({
      desa: [{ desaKode: DESA, balita: 50 }],
      masalah: [
        { baris: 2, kode: 'angka_salah' },
        { baris: 4, kode: 'desa_dua_kali' },
      ],
    })
  })

  test('without the two columns it says which one is missing', async () => {
    const bidan = await as('bidan')
    expect((await upload(bidan, 'kode desa,bayi\n33.16.09.2001,5\n')).json()).toEqual({
      kode: 'kolom_tidak_lengkap',
      field: 'balita',
    })
    expect((await upload(bidan, 'desa,balita\nSatu,5\n')).json()).toEqual({
      kode: 'kolom_tidak_lengkap',
      field: 'desa',
    })
  })
})

async function as(peran: Peran, bidang?: Bidang): Promise<Caller> {
  const pengguna = await aPengguna(server.owner, tempat, peran, bidang ? { bidang } : {})
  return Caller.signIn(server.app, tempat, pengguna, { perangkat: null })
}

function shown(value: number) {
  return { isHidden: false, value }
}

async function cakupan(caller: Caller, wilayah = '33.16.09'): Promise<CakupanTimbangView> {
  const response = await caller.get(`/api/kantor/cakupan-timbang?bulan=2026-09&wilayah=${wilayah}`)
  expect(response.statusCode).toBe(200)
  return response.json()
}

async function list(caller: Caller): Promise<{ readonly rows: readonly ProyeksiRow[] }> {
  const response = await caller.get('/api/kantor/proyeksi?tahun=2026')
  expect(response.statusCode).toBe(200)
  return { rows: response.json() }
}

async function save(
  caller: Caller,
  desa: readonly { readonly desaKode: string; readonly balita: number | null }[],
): Promise<number> {
  const body = { tahun: 2026, sumber: 'Pusdatin', desa }
  return (
    await caller.app.inject({
      method: 'PUT',
      url: '/api/kantor/proyeksi',
      headers: caller.headers,
      payload: body,
    })
  ).statusCode
}

function upload(caller: Caller, text: string) {
  return caller.app.inject({
    method: 'POST',
    url: '/api/kantor/proyeksi/berkas?nama=proyeksi.csv',
    headers: {
      ...caller.headers,
      'content-type': 'application/octet-stream',
      'x-simpul': 'kantor',
    },
    payload: Buffer.from(text),
  })
}
