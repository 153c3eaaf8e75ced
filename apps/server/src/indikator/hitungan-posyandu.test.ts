import type { Ringkasan } from '@simpul/contract/indikator.ts'
import type { CakupanTimbangView } from '@simpul/contract/proyeksi.ts'
import type { PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
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

let server: TestServer
let tempat: Tempat
let kader: Caller
let dinkes: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
  dinkes = await as('petugas_dinas')
}, 60_000)

test('every change of a posyandu changes the overview at once: weighed, corrected, confirmed, moved away', async () => {
  expect(await overview()).toEqual({ diukur: 0, dugaan: 0, dikonfirmasi: 0, d: 0, s: 0 })
  const anak = await weigh(600)
  expect(await overview()).toEqual({ diukur: 1, dugaan: 1, dikonfirmasi: 0, d: 1, s: 1 })

  const lebih = aPengukuranBody(tempat.posyanduId, anak.id, {
    lengthMm: 720,
    supersedes: anak.ukur,
  })
  expect(await kader.outcomes(aCommand('pengukuran.record', lebih))).toEqual(['accepted'])
  expect(await overview()).toMatchObject({ diukur: 1, dugaan: 0 })

  await confirm(lebih.id)
  expect(await overview()).toMatchObject({ dugaan: 0, dikonfirmasi: 1 })

  const moved = await (await as('operator')).post('/api/kantor/sasaran/pindah', {
    sasaranId: anak.id,
    dariPosyanduId: tempat.posyanduId,
    kePosyanduId: tempat.posyanduLainId,
  })
  expect(moved.statusCode).toBe(200)
  const perPosyandu = await ringkasan(tempat.desaKode)
  expect(perPosyandu.rows.map((row) => [row.kode, row.balitaDiukur]).toSorted()).toEqual(
    [
      [tempat.posyanduId, { isHidden: false, value: 0 }],
      [tempat.posyanduLainId, { isHidden: false, value: 1 }],
    ].toSorted(),
  )
})

test('what did not change is not counted again', async () => {
  await weigh(720)
  const before = await overview()
  await sql`update hitungan_posyandu set isi = isi || '{"diukur": 77}'
    where jenis like 'tumbuh%' and posyandu_id = ${tempat.posyanduId}`.execute(server.owner)
  expect((await overview()).diukur).toBe(77 + 1)
  await weigh(720)
  expect((await overview()).diukur).toBe(before.diukur + 1)
})

test('two who look at the same moment both get the figure', async () => {
  await weigh(720)
  const both = await Promise.all([overview(), overview(), overview()])
  expect(new Set(both.map((one) => one.diukur)).size).toBe(1)
})

async function as(peran: 'petugas_dinas' | 'operator' | 'bidan'): Promise<Caller> {
  const over = peran === 'petugas_dinas' ? { bidang: 'kesehatan' as const } : {}
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran, over), {
    perangkat: null,
  })
}

async function weigh(
  lengthMm: number,
  posyanduId: PosyanduId = tempat.posyanduId,
): Promise<{ readonly id: SasaranId; readonly ukur: PengukuranId }> {
  const sasaran = aSasaranBody(posyanduId, {})
  const register = aCommand('sasaran.register', sasaran)
  const ukur = aPengukuranBody(posyanduId, sasaran.id, { lengthMm })
  expect(
    await kader.outcomes(register, aCommand('pengukuran.record', ukur, { after: [register.id] })),
  ).toEqual(['accepted', 'accepted'])
  return { id: sasaran.id, ukur: ukur.id }
}

async function confirm(pengukuranId: string): Promise<void> {
  const response = await (await as('bidan')).post('/api/kantor/konfirmasi', {
    konfirmasi: [
      {
        pengukuranId,
        statusTinggi: 'pendek',
        statusGizi: null,
        statusBerat: null,
        catatan: 'diukur lagi',
      },
    ],
  })
  expect(response.statusCode).toBe(200)
}

async function ringkasan(wilayah: string): Promise<Ringkasan> {
  const response = await dinkes.get(`/api/kantor/ringkasan?bulan=2026-09&wilayah=${wilayah}`)
  expect(response.statusCode).toBe(200)
  return response.json()
}

async function overview() {
  const { total } = await ringkasan('33.16')
  const timbang = await dinkes.get('/api/kantor/cakupan-timbang?bulan=2026-09&wilayah=33.16')
  const { d, riil } = timbang.json<CakupanTimbangView>().total
  const value = (angka: { isHidden: boolean; value?: number } | null) => angka?.value ?? -1
  return {
    diukur: value(total.balitaDiukur),
    dugaan: value(total.dugaanStunting),
    dikonfirmasi: value(total.stuntingDikonfirmasi),
    d: value(d),
    s: value(riil.dari),
  }
}
