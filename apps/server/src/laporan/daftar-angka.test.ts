import type {
  AngkaView,
  DaftarAnak,
  LembarAnak,
  PrevalensiAnswer,
  Ringkasan,
} from '@simpul/contract/indikator.ts'
import { BAGIAN_PREVALENSI, DAFTAR_ANAK } from '@simpul/contract/indikator.ts'
import type { Lembar, RujukanDetail, RujukanRow } from '@simpul/contract/kantor.ts'
import type { BulanPosyandu } from '@simpul/contract/laporan.ts'
import type { CakupanTimbangView } from '@simpul/contract/proyeksi.ts'
import type { PosyanduId, RujukanId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
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

/**
 * A number about people or matters opens the list behind it, as long as the number, for whom the matrix
 * lets read it; for everybody else it is no link, and the list answers that it is not theirs.
 */

const BULAN = '2026-09'
const HITUNGAN = ['terbuka', 'telat', 'dijawab'] as const
/** The figures of a row of the overview, and the list each stands for. */
const ANGKA_ANAK = [
  ['balitaDiukur', 'diukur'],
  ['dugaanStunting', 'dugaan_stunting'],
  ['stuntingDikonfirmasi', 'stunting_dikonfirmasi'],
] as const

let server: TestServer
/** Two posyandu of one desa, and two of a desa in another kecamatan. */
let sini: Tempat
let seberang: Tempat

beforeAll(async () => {
  server = await testServer()
  sini = await aTempat(server.owner)
  seberang = await aTempat(server.owner, '33.16.10.2005')
  // Lengths of girls of one year: 640 to 665 is far too short, 400 a slip of the pen.
  await children(sini, sini.posyanduId, [720, 730, 640, 650, 400, null])
  await children(sini, sini.posyanduLainId, [740, 660])
  await children(seberang, seberang.posyanduId, [735, 645])
  await confirmAll(sini)
  await confirmAll(seberang)

  // At the desa; at its office; answered there; at an office that does not answer for the bidang.
  await matter(sini, sini.posyanduId, 'sosial')
  await matter(sini, sini.posyanduId, 'sosial', sini.dinasId.sosial)
  await answered(sini, await matter(sini, sini.posyanduLainId, 'sosial', sini.dinasId.sosial))
  await matter(sini, sini.posyanduId, 'pekerjaan_umum', sini.dinasId.sosial)
  await matter(seberang, seberang.posyanduId, 'pekerjaan_umum', sini.dinasId.pekerjaan_umum)
  await matter(seberang, seberang.posyanduId, 'sosial', sini.dinasId.sosial)
  // What lies at a posyandu that has closed is in no number of the overview.
  await matter(seberang, seberang.posyanduLainId, 'sosial', sini.dinasId.sosial)
  await sql`update posyandu set ditutup_pada = '2026-09-08' where id = ${seberang.posyanduLainId}`.execute(
    server.owner,
  )
  server.clock.now = Date.parse('2026-09-17T03:00:00.000Z')
}, 120_000)

type Reader = readonly [
  nama: string,
  peran: Parameters<typeof aPengguna>[2],
  over: NonNullable<Parameters<typeof aPengguna>[3]>,
  /** the lists of children that open */
  daftar: readonly DaftarAnak[],
  readsUrusan: boolean,
]

const READERS: readonly Reader[] = [
  ['Dinas Sosial', 'petugas_dinas', { bidang: 'sosial' }, [], true],
  ['Dinas PU', 'petugas_dinas', { bidang: 'pekerjaan_umum' }, [], true],
  ['Dinas Kesehatan', 'petugas_dinas', { bidang: 'kesehatan' }, ['stunting_dikonfirmasi'], true],
  [
    'Dinas Kesehatan, gizi',
    'petugas_dinas',
    { bidang: 'kesehatan', fungsi: 'gizi' },
    ['dugaan_stunting', 'stunting_dikonfirmasi'],
    true,
  ],
  [
    'Dinas Kesehatan, P2',
    'petugas_dinas',
    { bidang: 'kesehatan', fungsi: 'p2' },
    ['stunting_dikonfirmasi'],
    true,
  ],
  ['camat', 'kecamatan', { wilayahKode: '33.16.09' }, [], false],
  ['DPMD', 'dpmd', {}, [], false],
  ['tim pembina', 'tim_pembina', {}, [], false],
]

describe('the overview', () => {
  test.each(READERS)('%s: each number and its list', async (_, peran, over, daftar, reads) => {
    const caller = await as(peran, over)
    const areas =
      peran === 'kecamatan'
        ? ['33.16.09', sini.desaKode]
        : ['33.16', '33.16.09', '33.16.10', sini.desaKode]
    for (const wilayah of areas) {
      const { rows, total, perBidang } = await overview(caller, wilayah)
      for (const row of [...rows, { ...total, kode: wilayah, tingkat: 'desa' as const }]) {
        const place = row.tingkat === 'posyandu' ? `posyandu=${row.kode}` : `wilayah=${row.kode}`
        expect(row.daftar, `${wilayah} ${row.kode}`).toEqual(daftar)
        expect(row.terbaca !== null).toBe(reads)
        for (const hitungan of HITUNGAN)
          await urusanIs(caller, `${place}&hitungan=${hitungan}`, row.terbaca?.[hitungan])
        for (const [key, list] of ANGKA_ANAK)
          await anakIs(caller, row, list, daftar.includes(list) ? row[key] : null)
        for (const list of DAFTAR_ANAK.filter((one) => !daftar.includes(one)))
          expect((await anak(caller, row, list)).statusCode, list).toBe(403)
      }
      for (const { bidang, terbaca } of perBidang)
        for (const hitungan of HITUNGAN)
          await urusanIs(
            caller,
            `wilayah=${wilayah}&bidang=${bidang}&hitungan=${hitungan}`,
            terbaca?.[hitungan],
          )
    }
  })

  test('an office opens what lies at it, and counts the rest of its bidang', async () => {
    const { total, perBidang } = await overview(await as('petugas_dinas', { bidang: 'sosial' }))
    // One is still at the desa; what was answered waits for the resident's word. What was handed to it
    // of another bidang is no matter of sosial.
    expect(total).toMatchObject({
      terbuka: shown(4),
      telat: shown(3),
      dijawab: shown(1),
      terbaca: { terbuka: 3, telat: 2, dijawab: 1 },
    })
    expect(perBidang).toMatchObject([{ bidang: 'sosial', terbaca: { terbuka: 3 } }])
    const dpmd = await overview(await as('dpmd'))
    expect(dpmd.total).toMatchObject({ terbuka: shown(6), terbaca: null, daftar: [] })
  })

  test('answered is of the month that is looked at', async () => {
    const caller = await as('petugas_dinas', { bidang: 'sosial' })
    const august = await overview(caller, '33.16', '2026-08')
    expect(august.total.terbaca).toEqual({ terbuka: 3, telat: 2, dijawab: 0 })
    await urusanIs(caller, 'hitungan=dijawab&bulan=2026-08', 0)
    await urusanIs(caller, 'hitungan=dijawab&bulan=2026-09', 1)
  })

  test('the Dinas Kesehatan counts rujukan kesehatan without asking for them', async () => {
    const { total, perBidang } = await overview(await as('petugas_dinas', { bidang: 'kesehatan' }))
    expect(total.terbuka).toEqual(perBidang[0]?.terbuka)
  })

  test('who reads a list of children not hers by name leaves a trace at each posyandu', async () => {
    const gizi = await as('petugas_dinas', { bidang: 'kesehatan', fungsi: 'gizi' })
    await list(gizi, '/api/kantor/anak?wilayah=33.16&bulan=2026-09&daftar=dugaan_stunting')
    const { rows } = await sql<{ posyandu: string; jumlah: string }>`
      select subject_id as posyandu, detail->>'jumlah' as jumlah from audit_entry
      where action = 'status_gizi.read' and actor_id = ${gizi.me.penggunaId}`.execute(server.owner)
    expect(rows.map((row) => [row.posyandu, row.jumlah]).toSorted()).toEqual(
      [
        [sini.posyanduId, '2'],
        [sini.posyanduLainId, '1'],
        [seberang.posyanduId, '1'],
      ].toSorted(),
    )
  })

  test('who may not know weights gets who and what was confirmed', async () => {
    const dinkes = await as('petugas_dinas', { bidang: 'kesehatan' })
    const { rows } = await list(
      dinkes,
      '/api/kantor/anak?wilayah=33.16&bulan=2026-09&daftar=stunting_dikonfirmasi',
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows)
      expect([row.weightGram, row.lengthMm, row.z, row.statusTinggi]).toEqual([
        null,
        null,
        null,
        'sangat_pendek',
      ])
  })
})

describe('weighed, against the register', () => {
  test('a bidan opens D and S of her desa and of each posyandu; DPMD and the desa open none', async () => {
    const cakupan = async (caller: Caller) =>
      (
        await caller.get(`/api/kantor/cakupan-timbang?bulan=${BULAN}&wilayah=${sini.desaKode}`)
      ).json<CakupanTimbangView>()
    const bidan = await as('bidan')
    const { rows, total } = await cakupan(bidan)
    for (const row of [
      ...rows.map((one) => ({ ...one, tingkat: 'posyandu' as const })),
      { ...total, kode: sini.desaKode, tingkat: 'desa' as const },
    ]) {
      expect(row.daftar).toEqual(DAFTAR_ANAK)
      await anakIs(bidan, row, 'hadir', row.d)
      await anakIs(bidan, row, 'semua', row.riil.dari)
    }
    for (const peran of ['dpmd', 'operator'] as const) {
      const caller = await as(peran)
      const seen = await cakupan(caller)
      expect([...seen.rows, seen.total].map((row) => row.daftar)).toEqual([[], [], []])
      expect(
        (await anak(caller, { kode: sini.desaKode, tingkat: 'desa' }, 'hadir')).statusCode,
      ).toBe(403)
    }
  })
})

describe('prevalence', () => {
  const SPAN = `dari=${BULAN}&sampai=${BULAN}`
  const KEYS = {
    kasus: 'numerator',
    dihitung: 'denominator',
    ditandai: 'flagged',
    tanpa_z: 'empty',
  } as const

  test.each([
    ['bidan', {}, [...BAGIAN_PREVALENSI]],
    ['petugas_puskesmas', {}, [...BAGIAN_PREVALENSI]],
    ['petugas_dinas', { bidang: 'kesehatan', fungsi: 'gizi' }, ['kasus']],
    ['petugas_dinas', { bidang: 'kesehatan' }, []],
    ['dpmd', {}, []],
    ['tim_pembina', {}, []],
    ['operator', {}, []],
    ['kader', {}, []],
  ] as const)('%s %o: each number and its list', async (peran, over, open) => {
    const caller = await as(peran, over)
    const places =
      peran === 'kader' ? [`&posyandu=${sini.posyanduId}`] : ['', `&posyandu=${sini.posyanduId}`]
    for (const place of places) {
      const { rows, bagian } = (
        await caller.get(`/api/kantor/prevalensi?${SPAN}${place}`)
      ).json<PrevalensiAnswer>()
      expect(bagian).toEqual(open)
      for (const row of rows) {
        for (const one of BAGIAN_PREVALENSI) {
          const url = `/api/kantor/prevalensi/anak?${SPAN}${place}&indikator=${row.indikator}&bagian=${one}`
          if (!bagian.includes(one)) {
            expect((await caller.get(url)).statusCode, url).toBe(403)
            continue
          }
          const found = await list(caller, url)
          expect(shown(found.total), url).toEqual(row[KEYS[one]])
          expect(await everybody(caller, url), url).toHaveLength(found.total)
        }
      }
    }
  })

  test('the cases are those below the line, the flagged those far outside, the empty without a length', async () => {
    const bidan = await as('bidan')
    const names = async (bagian: string) =>
      (
        await list(bidan, `/api/kantor/prevalensi/anak?${SPAN}&indikator=stunting&bagian=${bagian}`)
      ).rows.map((row) => row.nama)
    expect(await names('kasus')).toEqual(['Anak 640', 'Anak 650', 'Anak 660'])
    expect(await names('ditandai')).toEqual(['Anak 400'])
    expect(await names('tanpa_z')).toEqual(['Anak null'])
  })
})

test('the month of a posyandu: every figure has its list', async () => {
  const bidan = await as('bidan')
  const tamu = aSasaranBody(sini.posyanduId, { nama: 'Tamu', isTamu: true })
  const kader = await as('kader', {}, sini, true)
  const register = aCommand('sasaran.register', tamu)
  const ukur = aCommand('pengukuran.record', aPengukuranBody(sini.posyanduId, tamu.id), {
    after: [register.id],
  })
  expect(await kader.outcomes(register, ukur)).toEqual(['accepted', 'accepted'])
  const bulan = (
    await bidan.get(`/api/kantor/bulan?posyandu=${sini.posyanduId}&bulan=${BULAN}`)
  ).json<BulanPosyandu>()
  expect([bulan.skdn.tamu, bulan.skdn.d, bulan.skdn.k]).toEqual([shown(1), shown(6), shown(2)])
  for (const [key, saring] of [
    ['s', 'semua'],
    ['k', 'punya_kms'],
    ['d', 'hadir'],
    ['tamu', 'tamu'],
  ] as const) {
    const response = await bidan.get(
      `/api/kantor/bulan/balita?posyandu=${sini.posyanduId}&bulan=${BULAN}&saring=${saring}`,
    )
    expect(shown(response.json<Lembar<unknown>>().total), saring).toEqual(bulan.skdn[key])
  }
})

type Place = { readonly kode: string; readonly tingkat: string }

function anak(caller: Caller, { kode, tingkat }: Place, daftar: DaftarAnak) {
  return caller.get(
    tingkat === 'posyandu'
      ? `/api/kantor/bulan/balita?posyandu=${kode}&bulan=${BULAN}&saring=${daftar}`
      : `/api/kantor/anak?wilayah=${kode}&bulan=${BULAN}&daftar=${daftar}`,
  )
}

/** The list behind a figure is as long as it; `null`: not for this reader. */
async function anakIs(caller: Caller, place: Place, daftar: DaftarAnak, angka: AngkaView | null) {
  const response = await anak(caller, place, daftar)
  const what = `${daftar} of ${place.kode}`
  if (angka === null) return expect(response.statusCode, what).toBe(403)
  expect(response.statusCode, what).toBe(200)
  const { total } = response.json<Lembar<unknown>>()
  expect(shown(total), what).toEqual(angka)
  if (place.tingkat !== 'posyandu')
    expect(
      await everybody(
        caller,
        `/api/kantor/anak?wilayah=${place.kode}&bulan=${BULAN}&daftar=${daftar}`,
      ),
      what,
    ).toHaveLength(total)
}

/** `undefined`: this reader reads no matter. */
async function urusanIs(caller: Caller, query: string, count: number | undefined) {
  const response = await caller.get(`/api/kantor/rujukan?kotak=semua&bulan=${BULAN}&${query}`)
  if (count === undefined) return expect(response.statusCode, query).toBe(403)
  const page = response.json<Lembar<RujukanRow>>()
  expect([page.total, page.rows.length], query).toEqual([count, count])
}

async function list(caller: Caller, url: string): Promise<LembarAnak> {
  const response = await caller.get(url)
  if (response.statusCode !== 200)
    throw new Error(`${url} answered ${response.statusCode} ${response.body}`)
  return response.json<LembarAnak>()
}

/** Page by page, two at a time: who stands on them, each once. */
async function everybody(caller: Caller, url: string): Promise<readonly string[]> {
  const seen = new Set<string>()
  for (let halaman = 1; ; halaman += 1) {
    const { rows } = await list(caller, `${url}&ukuran=2&halaman=${halaman}`)
    for (const row of rows) seen.add(row.sasaranId)
    if (rows.length < 2) return [...seen]
  }
}

async function overview(caller: Caller, wilayah = '33.16', bulan = BULAN): Promise<Ringkasan> {
  const response = await caller.get(`/api/kantor/ringkasan?bulan=${bulan}&wilayah=${wilayah}`)
  if (response.statusCode !== 200)
    throw new Error(`the overview answered ${response.statusCode} ${response.body}`)
  return response.json<Ringkasan>()
}

function shown(value: number): AngkaView {
  return { isHidden: false, value }
}

async function as(
  peran: Reader[1],
  over: Reader[2] = {},
  tempat = sini,
  isPhone = false,
): Promise<Caller> {
  return Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, peran, over),
    isPhone ? {} : { perangkat: null },
  )
}

async function children(
  tempat: Tempat,
  posyanduId: PosyanduId,
  lengths: readonly (number | null)[],
): Promise<void> {
  const kader = await as('kader', { posyanduId }, tempat, true)
  for (const [i, lengthMm] of lengths.entries()) {
    const anakBaru = aSasaranBody(posyanduId, { nama: `Anak ${lengthMm}`, punyaBukuKia: i < 2 })
    const register = aCommand('sasaran.register', anakBaru)
    const ukur = aPengukuranBody(posyanduId, anakBaru.id, {
      lengthMm,
      ...(lengthMm === null ? { posisiUkur: null } : {}),
    })
    expect(
      await kader.outcomes(register, aCommand('pengukuran.record', ukur, { after: [register.id] })),
    ).toEqual(['accepted', 'accepted'])
  }
}

/** A bidan confirms what was suspected, and says short of one child that has no length at all. */
async function confirmAll(tempat: Tempat): Promise<void> {
  const bidan = await as('bidan', {}, tempat)
  for (const posyanduId of [tempat.posyanduId, tempat.posyanduLainId]) {
    const { rows } = (
      await bidan.get(`/api/kantor/bulan/balita?posyandu=${posyanduId}&bulan=${BULAN}&saring=hadir`)
    ).json<{
      rows: { pengukuranId: string; statusTinggi: string | null; lengthMm: number | null }[]
    }>()
    const konfirmasi = rows
      .filter((row) => row.lengthMm === null || row.statusTinggi === 'sangat_pendek')
      .map(({ pengukuranId }) => ({
        pengukuranId,
        statusTinggi: 'sangat_pendek',
        statusGizi: null,
        statusBerat: null,
        catatan: '',
      }))
    if (konfirmasi.length === 0) continue
    expect((await bidan.post('/api/kantor/konfirmasi', { konfirmasi })).statusCode).toBe(200)
  }
}

async function matter(
  tempat: Tempat,
  posyanduId: PosyanduId,
  bidang: Bidang,
  kantorId?: string,
): Promise<RujukanId> {
  const ketua = await as('ketua', { posyanduId }, tempat, true)
  const id = anId<'rujukan'>()
  const temuan = {
    id: anId<'kebutuhan'>(),
    rujukanId: id,
    posyanduId,
    bidang,
    jenis: bidang === 'sosial' ? 'bansos' : 'jamban',
    sasaranId: null,
    pemohonNama: 'Bu Norhayati',
    pemohonTelepon: '',
    uraian: 'Perlu dilihat',
    lokasi: '',
    rt: '03',
    tanggal: tanggal('2026-09-08'),
  }
  expect(await ketua.outcomes(aCommand('temuan.record', temuan))).toEqual(['accepted'])
  if (kantorId === undefined) return id
  const operator = await as('operator', {}, tempat)
  await move(operator, id, 'verifikasi', 'Sudah dilihat')
  await move(operator, id, 'teruskan', '', { kantorId })
  return id
}

async function answered(tempat: Tempat, id: RujukanId): Promise<void> {
  const dinas = await as('petugas_dinas', { bidang: 'sosial' }, tempat)
  await move(dinas, id, 'terima')
  await move(dinas, id, 'jawab', 'Sudah dibantu', { jenis: 'selesai' })
}

async function move(
  caller: Caller,
  id: RujukanId,
  langkah: string,
  catatan = '',
  data: object = {},
): Promise<void> {
  const { rujukan } = (await caller.get(`/api/kantor/rujukan/${id}`)).json<RujukanDetail>()
  const response = await caller.post('/api/kantor/rujukan/langkah', {
    rujukanId: id,
    basedOnVersion: rujukan.version,
    langkah,
    catatan,
    data,
  })
  if (response.statusCode !== 200)
    throw new Error(`${langkah} answered ${response.statusCode} ${response.body}`)
}
