import type { HitunganKotak, Lembar, RujukanDetail, RujukanRow } from '@simpul/contract/kantor.ts'
import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
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
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const DAY = 86_400_000

let server: TestServer
let tempat: Tempat
let ketua: Caller
let operator: Caller

/** Office browsers are not phones. */
const browser = { perangkat: null }

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  ketua = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'ketua'))
  operator = await Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'operator'),
    browser,
  )
}, 60_000)

describe('a matter on its way through the desa and the office', () => {
  test('it waits for the desa, then for the office of its bidang, and for nobody else', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    const dinas = await officer('pekerjaan_umum')
    const lain = await officer('sosial')
    expect(await ids(operator, 'menunggu_saya')).toEqual([id])
    expect(await ids(dinas, 'semua')).toEqual([])

    await move(operator, id, 'verifikasi', 'Sudah dilihat ke rumah')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })

    expect(await ids(operator, 'menunggu_saya')).toEqual([])
    expect(await ids(operator, 'berjalan')).toEqual([id])
    expect(await ids(dinas, 'menunggu_saya')).toEqual([id])
    expect(await ids(lain, 'semua')).toEqual([])
    expect((await lain.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(404)
    expect(
      (await lain.post('/api/kantor/rujukan/langkah', await moveBody(operator, id, 'terima')))
        .statusCode,
    ).toBe(404)
  })

  test('an office that gave it away no longer sees it', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    const dinas = await officer('pekerjaan_umum')
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
    const offered = (await detail(dinas, id)).kantor.map((one) => one.id)
    expect(offered).not.toContain(tempat.dinasId.pekerjaan_umum)
    expect(offered).toContain(tempat.dinasId.perumahan_rakyat)
    await move(dinas, id, 'alihkan', 'Ini rumah tidak layak huni', {
      kantorId: tempat.dinasId.perumahan_rakyat,
    })

    expect((await dinas.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(404)
    expect(await ids(await officer('perumahan_rakyat'), 'menunggu_saya')).toEqual([id])
  })

  test('what an office let pass stays on the page after it gave the matter away', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    const dinas = await officer('pekerjaan_umum')
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
    expect((await detail(operator, id)).terlambatDulu).toEqual([])
    server.clock.now = NOW + 13 * DAY
    await move(dinas, id, 'alihkan', 'Ini rumah tidak layak huni', {
      kantorId: tempat.dinasId.perumahan_rakyat,
    })
    const { terlambatDulu, rujukan } = await detail(operator, id)
    server.clock.now = NOW
    expect(rujukan.tenggat).toMatchObject({ lateByWorkingDays: 0 })
    expect(terlambatDulu).toEqual([{ kantorNama: 'Kantor dinas', lateByWorkingDays: 4 }])
  })

  test('the page offers the moves of the rules and nothing else', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    expect((await detail(operator, id)).langkah).toEqual(
      expect.arrayContaining(['verifikasi', 'kembalikan', 'jawab_desa']),
    )
    expect((await detail(operator, id)).langkah).not.toContain('teruskan')
    await move(operator, id, 'verifikasi', 'Ada')
    const { langkah, kantor } = await detail(operator, id)
    expect(langkah).toContain('teruskan')
    expect(kantor[0]?.bidang).toEqual(['pekerjaan_umum'])
  })

  test('an answer based on an older version is told so, and changes nothing', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    const stale = await moveBody(operator, id, 'kembalikan', 'KK belum ada')
    await move(operator, id, 'verifikasi', 'Ada')
    const response = await operator.post('/api/kantor/rujukan/langkah', stale)
    expect(response.statusCode).toBe(409)
    expect(response.json()).toMatchObject({ kode: 'sudah_berubah' })
    expect((await detail(operator, id)).rujukan.status).toBe('diverifikasi')
  })

  test('missing papers stop the clock, and the page says which', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    const dinas = await officer('pekerjaan_umum')
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
    await move(dinas, id, 'terima')
    await move(dinas, id, 'jawab', 'Mohon dilengkapi', { jenis: 'butuh_berkas', berkas: ['KK'] })

    const { rujukan } = await detail(operator, id)
    expect(rujukan).toMatchObject({
      status: 'butuh_berkas',
      berkasKurang: ['KK'],
      tenggat: { status: 'berhenti', milik: 'kantor' },
    })
    server.clock.now = NOW + 13 * DAY
    expect(await ids(operator, 'telat')).toEqual([])
  })

  test('what the office leaves lying is late on the page of the desa, in working days', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
    expect(await ids(operator, 'telat')).toEqual([])

    // Tuesday the 8th is day 0; due Tuesday the 15th at 16.00, four in the afternoon in WIB is 09:00 UTC.
    server.clock.now = Date.parse('2026-09-15T09:00:00.000Z')
    expect(await ids(operator, 'telat')).toEqual([])
    server.clock.now = Date.parse('2026-09-15T09:00:00.001Z')
    expect(await ids(operator, 'telat')).toEqual([id])
    server.clock.now = Date.parse('2026-09-17T03:00:00.000Z')
    const { rujukan, clocks } = await detail(operator, id)
    expect(rujukan.tenggat).toMatchObject({
      status: 'terlambat',
      dueOn: '2026-09-15',
      lateByWorkingDays: 2,
      isRed: true,
    })
    expect(clocks.find((clock) => clock.milik === 'kantor')).toEqual(rujukan.tenggat)
  })

  test('the list says near when its page does: a working day before, not a day of the week', async () => {
    server.clock.now = Date.parse('2026-09-14T03:00:00.000Z')
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })

    // Monday the 14th is day 0, due on Monday the 21st.
    const said: Record<string, string | undefined> = {}
    for (const day of ['17', '18', '20', '21']) {
      server.clock.now = Date.parse(`2026-09-${day}T03:00:00.000Z`)
      const { rows } = (await operator.get('/api/kantor/rujukan?kotak=berjalan')).json<
        Lembar<RujukanRow>
      >()
      const { clocks } = await detail(operator, id)
      expect(rows[0]?.tenggat).toEqual(clocks.find((clock) => !clock.isStopped))
      said[day] = rows[0]?.tenggat?.status
    }
    expect(said).toEqual({
      17: 'dalam_waktu',
      18: 'mendekati',
      20: 'mendekati',
      21: 'mendekati',
    })
  })

  test('a promise waits for its day, and is late after it', async () => {
    const id = await aTemuan('pekerjaan_umum', 'jamban')
    await move(operator, id, 'jawab_desa', 'Dibuat pekan depan', {
      jenis: 'dijadwalkan',
      dijanjikanPada: '2026-09-18',
      sumberDana: 'apbdes',
      nilaiRupiah: 2_500_000,
    })
    expect(await ids(operator, 'menunggu_saya')).toEqual([])
    server.clock.now = Date.parse('2026-09-18T12:00:00.000Z')
    expect(await ids(operator, 'telat')).toEqual([])
    server.clock.now = Date.parse('2026-09-19T03:00:00.000Z')
    expect(await ids(operator, 'telat')).toEqual([id])
    expect(await ids(operator, 'menunggu_saya')).toEqual([id])
  })
})

describe('who sees what', () => {
  test("a rujukan kesehatan is the nakes', and not the desa's nor an office's", async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const id = anId<'rujukan'>()
    const register = aCommand('sasaran.register', sasaran)
    expect(
      await ketua.outcomes(
        register,
        aCommand(
          'rujukan.send',
          {
            id,
            posyanduId: tempat.posyanduId,
            sasaranId: sasaran.id,
            urgensi: 'minggu_ini',
            alasan: ['dua_t'],
            catatan: '',
            tanggal: tanggal('2026-09-08'),
          },
          { after: [register.id] },
        ),
      ),
    ).toEqual(['accepted', 'accepted'])
    const bidan = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'bidan'),
      browser,
    )

    expect(await ids(bidan, 'menunggu_saya')).toEqual([id])
    expect((await detail(bidan, id)).orang).toMatchObject({
      nama: sasaran.nama,
      namaIbu: sasaran.namaIbu,
    })
    expect(await ids(operator, 'semua')).toEqual([])
    expect((await operator.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(404)
    expect(await ids(await officer('kesehatan'), 'semua')).toEqual([])
  })

  test('a matter about a balita says nothing about how it grows, nor when it was born', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const register = aCommand('sasaran.register', sasaran)
    await ketua.push(register)
    const id = await aTemuan('pekerjaan_umum', 'jamban', { sasaranId: sasaran.id })
    await move(operator, id, 'verifikasi', 'Ada')
    await move(operator, id, 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
    const { orang } = await detail(await officer('pekerjaan_umum'), id)
    expect(orang).toMatchObject({ sasaranId: null, tanggalLahir: null, namaIbu: '' })
  })

  test('the desa next door finds nothing', async () => {
    const id = await aTemuan('sosial', 'bansos')
    const lain = await aTempat(server.owner, '33.16.09.2002')
    const stranger = await Caller.signIn(
      server.app,
      lain,
      await aPengguna(server.owner, lain, 'operator'),
      browser,
    )
    expect(await ids(stranger, 'semua')).toEqual([])
    expect((await stranger.get(`/api/kantor/rujukan/${id}`)).statusCode).toBe(404)
  })

  test('a kecamatan, DPMD and admin have no list of matters', async () => {
    for (const peran of ['kecamatan', 'dpmd', 'tim_pembina', 'admin'] as const) {
      const caller = await Caller.signIn(
        server.app,
        tempat,
        await aPengguna(server.owner, tempat, peran),
        browser,
      )
      expect((await caller.get('/api/kantor/rujukan')).statusCode, peran).toBe(403)
    }
  })
})

describe('the list', () => {
  test('searches, filters by bidang, sorts and pages on the server; the numbers on the tabs agree', async () => {
    const wc = await aTemuan('pekerjaan_umum', 'jamban', { uraian: 'Jamban 100% rusak' })
    const atap = await aTemuan('perumahan_rakyat', 'atap_bocor')
    const bansos = await aTemuan('sosial', 'bansos')

    for (const cari of ['100%', '%', 'JAMBAN 100']) {
      const found = await operator.post('/api/kantor/rujukan/cari', { kotak: 'semua', cari })
      expect(found.json<Lembar<RujukanRow>>().rows.map((row) => row.id)).toEqual([wc])
    }
    expect(await ids(operator, 'semua', '&bidang=sosial')).toEqual([bansos])
    expect(await ids(operator, 'semua', '&urut=-dibuka&ukuran=25')).toEqual([bansos, atap, wc])
    expect(await ids(operator, 'semua', '&urut=dibuka&ukuran=1&halaman=2')).toEqual([atap])
    const page = (await operator.get('/api/kantor/rujukan?kotak=semua&ukuran=1&halaman=9')).json<
      Lembar<RujukanRow>
    >()
    expect(page).toMatchObject({ rows: [], total: 3 })
    expect(
      (await operator.get('/api/kantor/rujukan/hitungan')).json<HitunganKotak>(),
    ).toMatchObject({ menunggu_saya: 3, semua: 3, selesai: 0 })
    expect((await operator.get('/api/kantor/rujukan?kotak=rahasia')).statusCode).toBe(422)
  })

  test('a download is a file and an audit entry', async () => {
    await aTemuan('sosial', 'bansos', { uraian: '=1+1' })
    const response = await operator.get('/api/kantor/rujukan.csv?kotak=semua')
    expect(response.headers['content-type']).toContain('text/csv')
    expect(response.body).toContain(`'=1+1`)
    // Words, not codes: an officer opens it in a spreadsheet.
    expect(response.body).toContain('Sosial,"Belum dapat bantuan, perlu dicek"')
    expect(response.body).toContain('Menunggu dicek')
    const { rows } = await sql<{
      detail: unknown
    }>`select detail from audit_entry where action = 'ekspor.rujukan'`.execute(server.owner)
    expect(rows).toEqual([{ detail: { kotak: 'semua', baris: 1 } }])
  })

  test('a list that was searched is downloaded as it was found', async () => {
    await aTemuan('sosial', 'bansos', { uraian: 'Bu Sumi belum dapat sembako' })
    await aTemuan('sosial', 'bansos', { uraian: 'Pak Karto belum dapat PKH' })
    const ask = { kotak: 'semua', cari: 'sembako' }
    const { body } = await operator.post('/api/kantor/rujukan.csv/cari', ask)
    expect(body).toContain('Bu Sumi')
    expect(body).not.toContain('Pak Karto')
  })
})

let minute = 0

async function aTemuan(
  bidang: Bidang,
  jenis: string,
  over: Partial<RecordTemuan> = {},
): Promise<RujukanId> {
  minute += 1
  const rujukanId = anId<'rujukan'>()
  const body: RecordTemuan = {
    id: anId<'kebutuhan'>(),
    rujukanId,
    posyanduId: tempat.posyanduId,
    bidang,
    jenis,
    sasaranId: null,
    pemohonNama: 'Bu Norhayati',
    pemohonTelepon: '',
    uraian: 'Perlu dilihat',
    lokasi: 'Gang Melon',
    rt: '03',
    tanggal: tanggal('2026-09-08'),
    ...over,
  }
  const recordedAt = new Date(
    Date.parse('2026-09-08T01:00:00.000Z') + (minute % 100) * 60_000,
  ).toISOString()
  expect(await ketua.outcomes(aCommand('temuan.record', body, { recordedAt }))).toEqual([
    'accepted',
  ])
  const { rujukan } = await detail(operator, rujukanId)
  if (rujukan.status === 'di_kader_bidang') throw new Error('the ketua writes for every bidang')
  return rujukanId
}

async function officer(bidang: Bidang): Promise<Caller> {
  return Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'petugas_dinas', { bidang }),
    browser,
  )
}

async function ids(caller: Caller, kotak: string, more = ''): Promise<string[]> {
  const response = await caller.get(`/api/kantor/rujukan?kotak=${kotak}${more}`)
  expect(response.statusCode).toBe(200)
  return response.json<Lembar<RujukanRow>>().rows.map((row) => row.id)
}

async function detail(caller: Caller, id: RujukanId): Promise<RujukanDetail> {
  const response = await caller.get(`/api/kantor/rujukan/${id}`)
  if (response.statusCode !== 200)
    throw new Error(`the page answered ${response.statusCode} ${response.body}`)
  return response.json<RujukanDetail>()
}

async function moveBody(
  reader: Caller,
  id: RujukanId,
  langkah: string,
  catatan = '',
  data: object = {},
) {
  const { rujukan } = await detail(reader, id)
  return { rujukanId: id, basedOnVersion: rujukan.version, langkah, catatan, data }
}

async function move(
  caller: Caller,
  id: RujukanId,
  langkah: string,
  catatan = '',
  data: object = {},
): Promise<void> {
  const response = await caller.post(
    '/api/kantor/rujukan/langkah',
    await moveBody(caller, id, langkah, catatan, data),
  )
  if (response.statusCode !== 200)
    throw new Error(`${langkah} answered ${response.statusCode} ${response.body}`)
}
