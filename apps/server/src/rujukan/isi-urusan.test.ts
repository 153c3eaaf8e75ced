import type { Lembar, RujukanDetail, RujukanRow } from '@simpul/contract/kantor.ts'
import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
import type { MoveData } from '@simpul/contract/rujukan.ts'
import type { RujukanId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

/** Words that stand for what somebody told about one bidang: easy to look for in any answer. */
const CERITA_LAMA = 'jamban cemplung di belakang'
const UNTUK_SOSIAL = 'lansia tinggal sendiri'

let server: TestServer
let tempat: Tempat
let kaderPu: Caller
let operator: Caller

const browser = { perangkat: null }

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kaderPu = await as('kader', { bidang: 'pekerjaan_umum' })
  operator = await as('operator', {}, browser)
}, 60_000)

describe('a matter that was sent on to another bidang', () => {
  test('brings the new kader and the new office their own facts, and leaves the earlier story behind', async () => {
    const kaderSosial = await as('kader', { bidang: 'sosial' })
    const ketua = await as('ketua')
    const dinsos = await as('petugas_dinas', { bidang: 'sosial' }, browser)
    const id = await sentOn()

    const ofKader = JSON.stringify((await kaderSosial.pull(tempat.posyanduId)).changes)
    expect(ofKader).toContain(UNTUK_SOSIAL)
    expect(ofKader).not.toContain(CERITA_LAMA)
    expect(ofKader).not.toContain('jamban')

    await phoneMove(kaderSosial, id, 'ajukan')
    await officeMove(operator, id, 'verifikasi', 'Benar, sendirian')
    await officeMove(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.sosial })

    const page = await dinsos.get(`/api/kantor/rujukan/${id}`)
    const list = await dinsos.get('/api/kantor/rujukan?kotak=semua')
    const csv = await dinsos.get('/api/kantor/rujukan.csv?kotak=semua')
    for (const answer of [page, list, csv]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain(UNTUK_SOSIAL)
      expect(answer.body).not.toContain(CERITA_LAMA)
      expect(answer.body).not.toContain('jamban')
      expect(answer.body).not.toContain('KK lama')
    }
    // The steps stay, so that the clock can be followed; what was said in them is not the office's.
    expect(page.json<RujukanDetail>().moves.map((move) => [move.langkah, move.catatan])).toEqual([
      ['buat', ''],
      ['kembalikan', ''],
      ['lengkapi', ''],
      ['alihkan_bidang', UNTUK_SOSIAL],
      ['ajukan', ''],
      ['verifikasi', 'Benar, sendirian'],
      ['teruskan', ''],
    ])

    // The desa and the pengurus have the whole file.
    const ofDesa = (await operator.get(`/api/kantor/rujukan/${id}`)).json<RujukanDetail>()
    expect(ofDesa.rujukan).toMatchObject({ uraian: CERITA_LAMA, jenis: 'jamban' })
    expect(ofDesa.moves.map((move) => move.catatan)).toContain('KK lama belum ada')
    const ofKetua = JSON.stringify((await ketua.pull(tempat.posyanduId)).changes)
    expect(ofKetua).toContain(CERITA_LAMA)
    expect(ofKetua).toContain('lantai jamban retak')
  })

  test('is not found by words the office may not read', async () => {
    const dinsos = await as('petugas_dinas', { bidang: 'sosial' }, browser)
    const id = await sentOn()
    await phoneMove(await as('kader', { bidang: 'sosial' }), id, 'ajukan')
    await officeMove(operator, id, 'verifikasi', 'Benar')
    await officeMove(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.sosial })

    expect(await found(dinsos, 'cemplung')).toEqual([])
    expect(await found(dinsos, 'lansia')).toEqual([id])
    expect(await found(operator, 'cemplung')).toEqual([id])
  })

  test('is found by the name it shows, not by that of the person behind it', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId, { nama: 'Mbah Sarinten' })
    await (await as('ketua')).push(aCommand('sasaran.register', sasaran))
    const shown = await aTemuan({ sasaranId: sasaran.id, pemohonNama: 'Bu Wagiyem' })
    const own = await aTemuan({ sasaranId: sasaran.id, pemohonNama: '' })
    expect(await found(operator, 'wagiyem')).toEqual([shown])
    expect(await found(operator, 'sarinten')).toEqual([own])
  })

  async function sentOn(): Promise<RujukanId> {
    const id = await aTemuan({ uraian: CERITA_LAMA })
    // What a newer version keeps beside it was told about the first bidang as well.
    await sql`update rujukan set extra = '{"halBaru": "lantai jamban retak"}' where id = ${id}`.execute(
      server.owner,
    )
    await phoneMove(kaderPu, id, 'kembalikan', 'KK lama belum ada')
    await phoneMove(kaderPu, id, 'lengkapi')
    await phoneMove(kaderPu, id, 'alihkan_bidang', UNTUK_SOSIAL, { bidang: 'sosial' })
    return id
  }
})

describe('a kader of another bidang', () => {
  test('reads one line of what she passed on to the Puskesmas, and nothing that was said', async () => {
    const kader = await as('kader')
    const sasaran = aSasaranBody(tempat.posyanduId)
    await kader.push(aCommand('sasaran.register', sasaran))
    const id = await aTemuan(
      {
        bidang: 'kesehatan',
        jenis: 'perlu_diperiksa',
        sasaranId: sasaran.id,
        uraian: 'batuk lama',
      },
      { halBaru: 'rahasia sekali' },
    )
    const bidan = await as('bidan', {}, browser)
    await officeMove(bidan, id, 'jawab', 'Minum obat tiap pagi', {
      jenis: 'saran_kesehatan',
      hasil: 'dipantau_di_posyandu',
      kontrolPada: '2026-10-06',
    })

    const line = await recordOf(kaderPu, id)
    expect(line).toEqual({
      id,
      posyanduId: tempat.posyanduId,
      jalur: 'kesehatan',
      bidang: 'kesehatan',
      jenis: null,
      kebutuhanId: null,
      sasaranId: null,
      pemohonNama: 'Bu Contoh',
      lokasi: null,
      uraian: null,
      urgensi: 'minggu_ini',
      alasan: [],
      status: 'dijawab',
      giliran: 'kader_bidang',
      kantorNama: 'Kantor puskesmas',
      jawaban: null,
      // The day of a check-up is health, not progress.
      dijanjikanPada: null,
      dueOn: null,
      isPaused: false,
      openedOn: '2026-09-08',
      version: 2,
      recordedAt: '2026-09-08T02:00:00.000Z',
    })
    expect(await recordOf(kader, id)).toMatchObject({ dijanjikanPada: '2026-10-06' })
  })

  test('gets no field of a newer app on a card: it may say what she is not to know', async () => {
    const kader = await as('kader')
    const body = { ...aSasaranBody(tempat.posyanduId), hasilSkrining: 'perlu diperiksa' }
    await kader.push(aCommand('sasaran.register', body))
    const hers = JSON.stringify((await kaderPu.pull(tempat.posyanduId)).changes)
    expect(hers).toContain(body.id)
    expect(hers).not.toContain('hasilSkrining')
    expect(JSON.stringify((await kader.pull(tempat.posyanduId)).changes)).toContain('hasilSkrining')
  })
})

describe('a rujukan that one Puskesmas gives to another', () => {
  test('is read and answered there, though that Puskesmas does not serve the desa', async () => {
    const kader = await as('kader')
    const sasaran = aSasaranBody(tempat.posyanduId)
    await kader.push(aCommand('sasaran.register', sasaran))
    const id = await aTemuan({
      bidang: 'kesehatan',
      jenis: 'perlu_diperiksa',
      sasaranId: sasaran.id,
    })
    const lain = anId<'kantor'>()
    await sql`insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode)
      values (${tempat.kabupatenKode}, ${lain}, 'puskesmas', 'Puskesmas Lain', ${tempat.desaKode.slice(0, 8)})`.execute(
      server.owner,
    )
    const bidan = await as('bidan', {}, browser)
    const perawat = await as('nakes', { kantorId: lain }, browser)
    expect((await perawat.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(404)

    await officeMove(bidan, id, 'alihkan', 'Rawat inap di sana', { kantorId: lain })
    expect(await found(perawat, '')).toEqual([id])
    await officeMove(perawat, id, 'catat_datang')
    expect((await recordOf(kader, id))?.['status']).toBe('datang')
    // The bidan of the desa still sees what became of her people.
    expect((await bidan.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(200)
  })
})

describe('a person who moves to another desa', () => {
  test('takes her health along to the nakes there; what is about her house stays with the desa that looks at it', async () => {
    const lain = await aTempat(server.owner, '33.16.09.2002')
    const ketua = await as('ketua')
    const sasaran = aSasaranBody(tempat.posyanduId)
    await ketua.push(aCommand('sasaran.register', sasaran))
    const atap = await aTemuan({
      bidang: 'perumahan_rakyat',
      jenis: 'atap_bocor',
      sasaranId: sasaran.id,
    })
    const sakit = await aTemuan({
      bidang: 'kesehatan',
      jenis: 'perlu_diperiksa',
      sasaranId: sasaran.id,
    })
    const both = await aPengguna(server.owner, tempat, 'operator')
    await sql`insert into penugasan (kabupaten_kode, id, pengguna_id, peran, kantor_id, berlaku_dari)
      values (${tempat.kabupatenKode}, ${anId()}, ${both.id}, 'operator', ${lain.desaId}, '2025-01-01')`.execute(
      server.owner,
    )
    const mover = await Caller.signIn(server.app, tempat, both, browser)
    const moved = await mover.post('/api/kantor/sasaran/pindah', {
      sasaranId: sasaran.id,
      dariPosyanduId: tempat.posyanduId,
      kePosyanduId: lain.posyanduId,
    })
    expect(moved.statusCode).toBe(200)

    const there = (peran: Parameters<typeof aPengguna>[2]) =>
      aPengguna(server.owner, lain, peran).then((one) =>
        Caller.signIn(server.app, lain, one, browser),
      )
    const [bidanLain, operatorLain] = [await there('bidan'), await there('operator')]
    expect(await found(bidanLain, '')).toEqual([sakit])
    await officeMove(bidanLain, sakit, 'catat_datang')
    // The Puskesmas it was sent to still has it.
    expect(await found(await as('bidan', {}, browser), '')).toEqual([sakit])

    expect(await found(operatorLain, '')).toEqual([])
    expect((await operatorLain.get(`/api/kantor/rujukan/${atap}`)).statusCode).toBe(404)
    expect(await found(operator, '')).toEqual([atap])
    await officeMove(operator, atap, 'nyatakan_beres')
    expect(
      (await operator.get(`/api/kantor/rujukan/${atap}`)).json<RujukanDetail>().rujukan.status,
    ).toBe('sudah_beres')
  })
})

async function as(
  peran: Parameters<typeof aPengguna>[2],
  over: { bidang?: Bidang; kantorId?: string } = {},
  how: { perangkat?: null } = {},
): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran, over), how)
}

async function aTemuan(over: Partial<RecordTemuan>, extra: object = {}): Promise<RujukanId> {
  const rujukanId = anId<'rujukan'>()
  const body: RecordTemuan = {
    id: anId<'kebutuhan'>(),
    rujukanId,
    posyanduId: tempat.posyanduId,
    bidang: 'pekerjaan_umum',
    jenis: 'jamban',
    sasaranId: null,
    pemohonNama: 'Bu Contoh',
    pemohonTelepon: '',
    uraian: '',
    lokasi: 'Gang Melon',
    rt: '03',
    tanggal: tanggal('2026-09-08'),
    ...over,
  }
  // Somebody of the bidang is there, so that the matter waits with her first.
  if (body.bidang !== 'kesehatan')
    await aPengguna(server.owner, tempat, 'kader', { bidang: 'sosial' })
  const writer = body.bidang === 'kesehatan' ? kaderPu : await as('kader')
  if (body.bidang !== 'kesehatan')
    await aPengguna(server.owner, tempat, 'kader', { bidang: body.bidang })
  expect(await writer.outcomes(aCommand('temuan.record', { ...body, ...extra }))).toEqual([
    'accepted',
  ])
  return rujukanId
}

async function recordOf(who: Caller, id: RujukanId): Promise<Record<string, unknown> | undefined> {
  const { changes } = await who.pull(tempat.posyanduId)
  return changes.find(([kind, record]) => kind === 'rujukan' && record['id'] === id)?.[1]
}

async function phoneMove(
  who: Caller,
  rujukanId: RujukanId,
  langkah: string,
  catatan = '',
  data: MoveData = {},
): Promise<void> {
  const { rows } = await sql<{
    version: number
  }>`select version from rujukan where id = ${rujukanId}`.execute(server.owner)
  const basedOnVersion = rows[0]?.version ?? 0
  expect(
    await who.outcomes(
      aCommand('rujukan.move', {
        rujukanId,
        posyanduId: tempat.posyanduId,
        basedOnVersion,
        langkah,
        catatan,
        data,
      }),
    ),
  ).toEqual(['accepted'])
}

async function officeMove(
  who: Caller,
  rujukanId: RujukanId,
  langkah: string,
  catatan = '',
  data: object = {},
): Promise<void> {
  const page = (await who.get(`/api/kantor/rujukan/${rujukanId}`)).json<RujukanDetail>()
  const response = await who.post('/api/kantor/rujukan/langkah', {
    rujukanId,
    basedOnVersion: page.rujukan.version,
    langkah,
    catatan,
    data,
  })
  expect([langkah, response.statusCode]).toEqual([langkah, 200])
}

async function found(who: Caller, cari: string): Promise<string[]> {
  const response =
    cari === ''
      ? await who.get('/api/kantor/rujukan?kotak=semua')
      : await who.post('/api/kantor/rujukan/cari', { kotak: 'semua', cari })
  return response.json<Lembar<RujukanRow>>().rows.map((row) => row.id)
}
