import type { LembarHadir } from '@simpul/contract/laporan.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { beforeAll, expect, test } from 'vitest'
import { aCommand, aPengguna, aSasaranBody, aTempat, type Tempat } from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

const HARI = tanggal('2026-09-08')

let server: TestServer
let tempat: Tempat
let kader: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await as('kader')
  const hariBuka = hariBukaId(tempat.posyanduId, HARI)
  const day = { hariBukaId: hariBuka, posyanduId: tempat.posyanduId, tanggal: HARI }
  await kader.push(aCommand('hari_buka.open', day))
  for (const [nama, nomorAntrean] of [
    ['Kesepuluh', 'A10'],
    ['Kedua', 'A2'],
    ['Salah catat', 'A3'],
  ] as const) {
    const sasaran = aSasaranBody(tempat.posyanduId, { nama })
    const id = kehadiranId(tempat.posyanduId, HARI, sasaran.id)
    expect(
      await kader.outcomes(
        aCommand('sasaran.register', sasaran),
        aCommand('kehadiran.record', {
          ...day,
          kehadiranId: id,
          sasaranId: sasaran.id,
          nomorAntrean,
          isTamu: false,
        }),
        ...(nama === 'Salah catat'
          ? [
              aCommand('kehadiran.cancel', {
                kehadiranId: id,
                posyanduId: tempat.posyanduId,
                alasan: 'salah orang',
              }),
            ]
          : []),
      ),
    ).not.toContainEqual(expect.stringContaining('refused'))
  }
}, 60_000)

test('the number who came leads to who came, in the order of the queue, for whom names are open', async () => {
  for (const caller of [kader, await as('bidan')]) {
    const { rows, total } = (await read(caller)).json<LembarHadir>()
    expect(rows.map(({ nomorAntrean, nama }) => [nomorAntrean, nama])).toEqual([
      ['A2', 'Kedua'],
      ['A10', 'Kesepuluh'],
    ])
    const { hariBuka, daftar } = (
      await caller.get(`/api/kantor/bulan?posyandu=${tempat.posyanduId}&bulan=2026-09`)
    ).json()
    expect([hariBuka[0].hadir, daftar.includes('hadir')]).toEqual([total, true])
  }
})

test('who has no names of this posyandu gets no list', async () => {
  expect((await read(await as('operator'))).statusCode).toBe(403)
  expect((await read(await as('dpmd'))).statusCode).toBe(403)
  const lain = await aTempat(server.owner, '33.16.09.2002')
  expect((await read(await as('bidan', lain))).statusCode).toBe(404)
})

function read(caller: Caller) {
  return caller.get(`/api/kantor/bulan/hadir?posyandu=${tempat.posyanduId}&tanggal=${HARI}`)
}

async function as(peran: Peran, at = tempat): Promise<Caller> {
  return Caller.signIn(server.app, at, await aPengguna(server.owner, at, peran))
}
