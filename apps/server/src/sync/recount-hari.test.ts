import type { BulanPosyandu } from '@simpul/contract/laporan.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
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

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
}, 60_000)

test('the server counts a closing day from its own records and keeps both figures; the month shows what changed since', async () => {
  const { posyanduId } = tempat
  const hari = hariOf()
  await kader.push(aCommand('hari_buka.open', hari))
  const [first, second, late] = [await comes('A1'), await comes('A2'), await comes('A3')]
  await kader.push(aCommand('pengukuran.record', weighed(first)))
  // In the push that closes the day: it counts too.
  const close = aCommand('hari_buka.close', { ...hari, ringkasan: RINGKASAN })
  expect(await kader.outcomes(aCommand('pengukuran.record', weighed(second)), close)).toEqual([
    'accepted',
    'accepted',
  ])
  const { ringkasan } = await hariInFeed()
  expect(ringkasan).toMatchObject({
    ...RINGKASAN_KEPT,
    server: {
      hadir: { bayi: 0, balita: 3, jumlah: 3, tamu: 0 },
      skdn: { s: 3, d: 2, b: 2, tamu: 0 },
      rujukan: 0,
      temuan: 0,
      dihitungPada: '2026-09-08T03:00:00.000Z',
    },
  })

  await kader.push(aCommand('pengukuran.record', weighed(late)))
  const month = await bulanAs('operator')
  expect(month.skdn.d).toEqual({ isHidden: false, value: 3 })
  expect(month.penutupan).toMatchObject({
    tanggal: '2026-09-08',
    hp: { s: 2, d: 1 },
    server: { s: 3, d: 2 },
  })
  // From outside the small cells would be in the difference.
  expect((await bulanAs('kecamatan')).penutupan).toBeNull()

  await kader.push(aCommand('hari_buka.reopen', { ...hari, alasan: 'Ada yang terlewat' }))
  expect((await bulanAs('operator')).penutupan).toBeNull()
  await kader.push(aCommand('hari_buka.close', { ...hari, ringkasan: RINGKASAN }))
  expect((await bulanAs('operator')).penutupan).toMatchObject({ server: { d: 3 } })

  function hariOf() {
    const day = tanggal('2026-09-08')
    return { hariBukaId: hariBukaId(posyanduId, day), posyanduId, tanggal: day }
  }

  async function comes(nomorAntrean: string) {
    const sasaran = aSasaranBody(posyanduId, { tanggalLahir: tanggal('2024-09-01') })
    await kader.push(
      aCommand('sasaran.register', sasaran),
      aCommand('kehadiran.record', {
        ...hari,
        kehadiranId: kehadiranId(posyanduId, hari.tanggal, sasaran.id),
        sasaranId: sasaran.id,
        nomorAntrean,
        isTamu: false,
      }),
    )
    return sasaran
  }

  function weighed(sasaran: ReturnType<typeof aSasaranBody>) {
    return aPengukuranBody(posyanduId, sasaran.id, { hariBukaId: hari.hariBukaId })
  }
})

/** What a phone showed that had not heard of everything, and a figure it may not make up. */
const RINGKASAN_KEPT = {
  hadir: { balita: 2, jumlah: 2 },
  skdn: { s: 2, d: 1 },
  rujukan: 0,
  temuan: 0,
  petugas: ['Bu Ani'],
}
const RINGKASAN = {
  ...RINGKASAN_KEPT,
  server: {
    hadir: {},
    skdn: { d: 99 },
    rujukan: 9,
    temuan: 9,
    dihitungPada: '2020-01-01T00:00:00.000Z',
  },
}

async function hariInFeed() {
  const { changes } = await kader.pull(tempat.posyanduId)
  const found = changes.find(([kind]) => kind === 'hari_buka')
  if (!found) throw new Error('the day is not in the feed')
  return found[1]
}

async function bulanAs(peran: 'operator' | 'kecamatan'): Promise<BulanPosyandu> {
  const { rows } = await sql<{ id: string }>`
    insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode)
    values (${tempat.kabupatenKode}, gen_random_uuid(), 'kecamatan', 'Kantor kecamatan', ${tempat.desaKode.slice(0, 8)})
    returning id`.execute(server.owner)
  const over = peran === 'kecamatan' && rows[0] ? { kantorId: rows[0].id } : {}
  const pengguna = await aPengguna(server.owner, tempat, peran, over)
  const caller = await Caller.signIn(server.app, tempat, pengguna, { perangkat: null })
  const response = await caller.get(`/api/kantor/bulan?posyandu=${tempat.posyanduId}&bulan=2026-09`)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<BulanPosyandu>()
}
