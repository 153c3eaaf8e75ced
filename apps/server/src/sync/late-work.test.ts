import type { RecordLayanan } from '@simpul/contract/layanan.ts'
import type { RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const DAY = 86_400_000
/** In the morning of the last day of a role that ends on 10 September. */
const LAST_MORNING = '2026-09-10T01:00:00.000Z'

let server: TestServer
let tempat: Tempat

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
}, 60_000)

describe('AKSES-10: a kader whose role has ended', () => {
  test('sends what she wrote before, of every kind, and it is marked in the audit', async () => {
    const ketua = await as('ketua')
    const former = await as('kader', '2026-09-10')
    const sasaran = aSasaranBody(tempat.posyanduId)
    const register = aCommand('sasaran.register', sasaran, { recordedAt: LAST_MORNING })
    const rujukanId = anId<'rujukan'>()
    const work = [
      register,
      aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id)),
      aCommand('layanan.record', aLayanan(sasaran.id)),
      aCommand('rujukan.send', aRujukan(sasaran.id, rujukanId)),
      aCommand('sasaran.correct', {
        sasaranId: sasaran.id,
        posyanduId: tempat.posyanduId,
        from: { nik: null },
        to: { nik: '3316094109250001' },
      }),
      aCommand('rujukan.move', {
        rujukanId,
        posyanduId: tempat.posyanduId,
        basedOnVersion: 1,
        langkah: 'batalkan',
        catatan: 'Sudah sembuh',
        data: {},
      }),
    ].map((command) => ({ ...command, recordedAt: LAST_MORNING }))
    server.clock.now = Date.parse('2026-12-09T03:00:00.000Z')
    expect(await former.outcomes(...work)).toEqual(work.map(() => 'accepted'))
    const { rows } = await sql`
      select distinct detail from audit_entry where actor_id = ${former.me.penggunaId} and action like '%.%'
        and detail ? 'posyandu'`.execute(server.owner)
    expect(rows).toEqual([{ detail: { posyandu: tempat.posyanduId, sesudahTugas: true } }])
    expect(
      await ketua.outcomes(aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))),
    ).toEqual(['accepted'])
    const ofKetua = await sql`
      select detail from audit_entry where actor_id = ${ketua.me.penggunaId} and action = 'sasaran.register'`.execute(
      server.owner,
    )
    expect(ofKetua.rows).toEqual([{ detail: { posyandu: tempat.posyanduId } }])
  })

  test('cannot go on by setting the clock of her phone back: after the grace it stays on the phone', async () => {
    const former = await as('kader', '2026-09-10')
    const backdated = () =>
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), { recordedAt: LAST_MORNING })
    const waits = backdated()
    server.clock.now = Date.parse('2026-12-10T03:00:00.000Z')
    expect(await former.outcomes(waits)).toEqual(['refused tugas_berakhir'])

    // The operator gives her the role again: what waited is taken, under its own id.
    await sql`update penugasan set berlaku_sampai = '2026-12-31' where pengguna_id = ${former.me.penggunaId}`.execute(
      server.owner,
    )
    expect(await former.outcomes(waits)).toEqual(['accepted'])
  })

  test('what she wrote after her last day is refused with the reason, whatever day it arrives', async () => {
    const former = await as('kader', '2026-09-10')
    server.clock.now = Date.parse('2026-09-12T03:00:00.000Z')
    const after = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), {
      recordedAt: '2026-09-11T01:00:00.000Z',
    })
    expect(await former.outcomes(after)).toEqual(['refused tugas_berakhir'])
  })

  test('a phone that came after her last day holds no work from before it', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader', { berlakuSampai: '2026-09-10' })
    server.clock.now = Date.parse('2026-09-11T03:00:00.000Z')
    const newPhone = await Caller.signIn(server.app, tempat, pengguna)
    const backdated = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), {
      recordedAt: LAST_MORNING,
    })
    expect(await newPhone.outcomes(backdated)).toEqual(['refused tugas_berakhir'])
  })

  test('who has another bidang now sends the weighings of the old one, and makes no new ones', async () => {
    const former = await as('kader', '2026-09-10')
    await sql`insert into penugasan (kabupaten_kode, id, pengguna_id, peran, posyandu_id, bidang, berlaku_dari)
      values (${tempat.kabupatenKode}, ${anId()}, ${former.me.penggunaId}, 'kader', ${tempat.posyanduId}, 'sosial', '2026-09-11')`.execute(
      server.owner,
    )
    const sasaran = aSasaranBody(tempat.posyanduId)
    await former.push(aCommand('sasaran.register', sasaran))
    server.clock.now = Date.parse('2026-09-15T03:00:00.000Z')
    const ukur = (recordedAt: string) =>
      aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id), { recordedAt })
    expect(await former.outcomes(ukur(LAST_MORNING), ukur('2026-09-15T01:00:00.000Z'))).toEqual([
      'accepted',
      'refused tugas_berakhir',
    ])
  })

  test('of a posyandu that was never hers she finds nothing', async () => {
    const former = await as('kader', '2026-09-10')
    server.clock.now = NOW + 5 * DAY
    const elsewhere = aCommand('sasaran.register', aSasaranBody(tempat.posyanduLainId), {
      recordedAt: LAST_MORNING,
    })
    expect(await former.outcomes(elsewhere)).toEqual(['refused tidak_ditemukan'])
  })
})

describe('SYNC-25: what a phone noted about somebody before it knew that she was moved', () => {
  test('services, temuan, rujukan and their steps follow her to her new posyandu', async () => {
    const kader = await as('kader')
    const ketua = await as('ketua')
    const operator = await as('operator', null, null)
    const newKader = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'ketua', { posyanduId: tempat.posyanduLainId }),
    )
    const sasaran = aSasaranBody(tempat.posyanduId)
    const first = aLayanan(sasaran.id)
    const sent = anId<'rujukan'>()
    await kader.push(
      aCommand('sasaran.register', sasaran),
      aCommand('layanan.record', first),
      aCommand('rujukan.send', aRujukan(sasaran.id, sent)),
    )
    const moved = await operator.post('/api/kantor/sasaran/pindah', {
      sasaranId: sasaran.id,
      dariPosyanduId: tempat.posyanduId,
      kePosyanduId: tempat.posyanduLainId,
    })
    expect(moved.statusCode).toBe(200)

    const late = anId<'rujukan'>()
    const found = anId<'rujukan'>()
    const sick = anId<'rujukan'>()
    const corrected = { ...aLayanan(sasaran.id), supersedes: first.id }
    expect(
      await kader.outcomes(
        aCommand('layanan.record', corrected),
        aCommand('rujukan.send', aRujukan(sasaran.id, late)),
        aCommand('temuan.record', aTemuan(sasaran.id, sick, 'kesehatan', 'perlu_diperiksa')),
        aCommand('rujukan.move', aMove(sent, 'batalkan')),
        aCommand('rujukan.move', aMove(late, 'batalkan')),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted'])
    expect(
      await ketua.outcomes(
        aCommand('temuan.record', aTemuan(sasaran.id, found, 'sosial', 'lansia_sendiri')),
        aCommand('rujukan.move', aMove(found, 'nyatakan_beres')),
      ),
    ).toEqual(['accepted', 'accepted'])

    const { changes } = await newKader.pull(tempat.posyanduLainId)
    const ids = changes.map(([, record]) => record['id'])
    expect(ids).toEqual(expect.arrayContaining([corrected.id, sent, late, found, sick]))
    const status = new Map(changes.map(([, record]) => [record['id'], record['status']]))
    expect([sent, late, found].map((id) => status.get(id))).toEqual([
      'dibatalkan',
      'dibatalkan',
      'sudah_beres',
    ])
    // Nothing of it stays behind on the phones of the old posyandu.
    const old = await kader.pull(tempat.posyanduId)
    expect(old.changes.map(([kind]) => kind)).toEqual([])
  })

  test('a matter of nobody who was moved is not found from another posyandu', async () => {
    const kader = await as('kader')
    const sasaran = aSasaranBody(tempat.posyanduLainId)
    const rujukanId = anId<'rujukan'>()
    const there = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { posyanduId: tempat.posyanduLainId }),
    )
    const posyanduId = tempat.posyanduLainId
    await there.push(
      aCommand('sasaran.register', sasaran),
      aCommand('rujukan.send', { ...aRujukan(sasaran.id, rujukanId), posyanduId }),
    )
    expect(await kader.outcomes(aCommand('rujukan.move', aMove(rujukanId, 'batalkan')))).toEqual([
      'refused tidak_ditemukan',
    ])
  })
})

async function as(
  peran: Parameters<typeof aPengguna>[2],
  berlakuSampai: string | null = null,
  perangkat?: null,
): Promise<Caller> {
  const pengguna = await aPengguna(
    server.owner,
    tempat,
    peran,
    berlakuSampai === null ? {} : { berlakuSampai },
  )
  return Caller.signIn(server.app, tempat, pengguna, perangkat === null ? { perangkat } : {})
}

const ON: Tanggal = tanggal('2026-09-08')

function aLayanan(sasaranId: SasaranId): RecordLayanan {
  return {
    id: anId<'layanan'>(),
    posyanduId: tempat.posyanduId,
    sasaranId,
    hariBukaId: null,
    jenis: 'vitamin_a_merah',
    tanggal: ON,
    jumlah: 1,
    catatan: '',
    isDisalin: false,
    supersedes: null,
    batalKarena: null,
  }
}

function aRujukan(sasaranId: SasaranId, id: RujukanId) {
  return {
    id,
    posyanduId: tempat.posyanduId,
    sasaranId,
    urgensi: 'minggu_ini' as const,
    alasan: ['dua_t'],
    catatan: '',
    tanggal: ON,
  }
}

function aTemuan(
  sasaranId: SasaranId,
  rujukanId: RujukanId,
  bidang: 'kesehatan' | 'sosial',
  jenis: string,
) {
  return {
    id: anId<'kebutuhan'>(),
    rujukanId,
    posyanduId: tempat.posyanduId,
    bidang,
    jenis,
    sasaranId,
    pemohonNama: '',
    pemohonTelepon: '',
    uraian: '',
    lokasi: '',
    rt: '',
    tanggal: ON,
  }
}

function aMove(rujukanId: RujukanId, langkah: string) {
  return {
    rujukanId,
    posyanduId: tempat.posyanduId,
    basedOnVersion: 1,
    langkah,
    catatan: 'Sudah sembuh',
    data: {},
  }
}
