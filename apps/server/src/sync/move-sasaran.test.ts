import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import {
  hariBukaId,
  kehadiranId,
  type PosyanduId,
  type SasaranId,
} from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
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

let server: TestServer
let tempat: Tempat
let lain: Tempat
let kader: Caller
let kaderLain: Caller
let operator: Caller

beforeAll(async () => {
  server = await testServer()
  const { app, owner } = server
  tempat = await aTempat(owner)
  lain = await aTempat(owner, '33.16.09.2002')
  kader = await Caller.signIn(app, tempat, await aPengguna(owner, tempat, 'kader'))
  const posyanduId = tempat.posyanduLainId
  kaderLain = await Caller.signIn(
    app,
    tempat,
    await aPengguna(owner, tempat, 'kader', { posyanduId }),
  )
  operator = await Caller.signIn(app, tempat, await aPengguna(owner, tempat, 'operator'), {
    perangkat: null,
  })
}, 60_000)

describe('moving a person to another posyandu', () => {
  test('SYNC-25: the old phone drops her, the new one receives her whole history', async () => {
    const one = await aPersonWithHistory()
    const before = await kader.pull(tempat.posyanduId)
    const moved = await move(operator, one.sasaranId)
    expect([moved.statusCode, moved.json()]).toEqual([200, { version: 2 }])

    const { epoch, scope, next } = before
    const after = await kader.pull(tempat.posyanduId, { epoch, scope, since: next })
    expect([after.changes, after.removals]).toEqual([[], [['sasaran', one.sasaranId]]])

    const page = await kaderLain.pull(tempat.posyanduLainId)
    const hers = page.changes.filter(
      ([, record]) => record['id'] === one.sasaranId || record['sasaranId'] === one.sasaranId,
    )
    expect(hers.map(([kind, { id }]) => [kind, id])).toEqual([
      ['sasaran', one.sasaranId],
      ['pengukuran', one.pengukuranId],
      ['pengukuran', one.correctionId],
      ['layanan', one.layananId],
      ['rujukan', one.rujukanId],
    ])
    expect(hers.every(([, record]) => record['posyanduId'] === tempat.posyanduLainId)).toBe(true)

    const { rows } = await sql`
      select n.posyandu_id as penilaian, u.asal_posyandu_id as asal, s.keluarga_id = k.id as "isInFamilyThere",
        (select detail from audit_entry where action = 'sasaran.move' and subject_id = s.id) as audit
      from sasaran s
      join keluarga k on k.nomor_kk = '3316090101010001' and k.posyandu_id = ${tempat.posyanduLainId}
      join pengukuran u on u.id = ${one.correctionId}
      join penilaian n on n.pengukuran_id = u.id
      where s.id = ${one.sasaranId}`.execute(server.owner)
    expect(rows).toEqual([
      {
        penilaian: tempat.posyanduLainId,
        asal: tempat.posyanduId,
        isInFamilyThere: true,
        audit: { dari: tempat.posyanduId, ke: tempat.posyanduLainId },
      },
    ])
  })

  test('one weighed after it goes on: her N/T stands on the months before', async () => {
    const one = await aPersonWithHistory()
    await move(operator, one.sasaranId)
    const ukur = aPengukuranBody(tempat.posyanduLainId, one.sasaranId, { weightGram: 8_500 })
    expect(await kaderLain.outcomes(aCommand('pengukuran.record', ukur))).toEqual(['accepted'])
    const { rows } = await sql`select naik from penilaian where pengukuran_id = ${ukur.id}`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ naik: 'T' }])
  })

  test('who may not write in both posyandu finds nothing', async () => {
    const { sasaranId } = await aPersonWithHistory()
    const { app, owner } = server
    const stranger = await Caller.signIn(app, lain, await aPengguna(owner, lain, 'operator'), {
      perangkat: null,
    })
    const notFound = { kode: 'tidak_ditemukan' }
    expect((await move(stranger, sasaranId)).json()).toMatchObject(notFound)
    expect((await move(kader, sasaranId)).json()).toMatchObject(notFound)
    expect((await move(operator, sasaranId, lain.posyanduId)).json()).toMatchObject(notFound)
    const kepalaDesa = await aPengguna(owner, tempat, 'kepala_desa')
    const kades = await Caller.signIn(app, tempat, kepalaDesa, { perangkat: null })
    expect((await move(kades, sasaranId)).statusCode).toBe(403)
  })

  test('somebody moved her first: the second is told so, and nothing is moved twice', async () => {
    const { sasaranId } = await aPersonWithHistory()
    expect((await move(operator, sasaranId)).statusCode).toBe(200)
    expect((await move(operator, sasaranId)).json()).toEqual({ kode: 'sudah_berubah', version: 2 })
    const same = await move(operator, sasaranId, tempat.posyanduLainId, tempat.posyanduLainId)
    expect(same.json()).toMatchObject({ kode: 'isian_salah', field: 'kePosyanduId' })
  })
})

describe('a phone of the old posyandu that does not know yet', () => {
  test('loses no fact: what she was given there follows her, attendance stays on its day', async () => {
    const one = await aPersonWithHistory()
    await move(operator, one.sasaranId)
    const day = { posyanduId: tempat.posyanduId, tanggal: tanggal('2026-09-08') }
    const hari = { ...day, hariBukaId: hariBukaId(day.posyanduId, day.tanggal) }
    const ukur = aPengukuranBody(tempat.posyanduId, one.sasaranId, { hariBukaId: hari.hariBukaId })
    const again = aPengukuranBody(tempat.posyanduId, one.sasaranId, {
      measuredOn: tanggal('2026-08-04'),
      supersedes: one.correctionId,
    })
    const datang = kehadiranId(day.posyanduId, day.tanggal, one.sasaranId)
    const outcomes = await kader.outcomes(
      aCommand('hari_buka.open', hari),
      aCommand('kehadiran.record', {
        ...hari,
        kehadiranId: datang,
        sasaranId: one.sasaranId,
        nomorAntrean: 'A1',
        isTamu: false,
      }),
      aCommand('pengukuran.record', ukur),
      aCommand('pengukuran.record', again),
    )
    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    const at = await sql`
      select posyandu_id, asal_posyandu_id from pengukuran where id in (${ukur.id}, ${again.id})
      union all select posyandu_id, null from kehadiran where id = ${datang}`.execute(server.owner)
    const followed = {
      posyandu_id: tempat.posyanduLainId,
      asal_posyandu_id: tempat.posyanduId,
    }
    expect(at.rows).toEqual([
      followed,
      followed,
      { posyandu_id: tempat.posyanduId, asal_posyandu_id: null },
    ])
    const { changes } = await kaderLain.pull(tempat.posyanduLainId)
    const ids = changes.map(([, record]) => record['id'])
    expect(ids).toEqual(expect.arrayContaining([ukur.id, again.id]))
  })

  test('may no longer change her card: that stays on the phone with the reason', async () => {
    const { sasaranId } = await aPersonWithHistory()
    await move(operator, sasaranId)
    const { posyanduId } = tempat
    const correct = aCommand('sasaran.correct', {
      sasaranId,
      posyanduId,
      from: { rt: '03' },
      to: { rt: '04' },
    })
    const leave = aCommand('sasaran.leave', {
      sasaranId,
      posyanduId,
      statusSasaran: 'pindah',
      leftOn: tanggal('2026-09-01'),
      pindahKe: 'Melati',
    })
    expect(await kader.outcomes(correct, leave)).toEqual([
      'refused sudah_keluar',
      'refused sudah_keluar',
    ])
  })

  test('of a posyandu she was never in still finds nobody', async () => {
    const { sasaranId } = await aPersonWithHistory()
    const ukur = aPengukuranBody(tempat.posyanduLainId, sasaranId)
    expect(await kaderLain.outcomes(aCommand('pengukuran.record', ukur))).toEqual([
      'refused tidak_ditemukan',
    ])
  })
})

describe('moving everybody before a posyandu closes', () => {
  test('a part at each call until nobody is left; guests stay, histories go along, and it can close', async () => {
    const from = await aPosyandu('Kenanga Lama')
    const to = await aPosyandu('Kenanga Baru')
    const phone = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { posyanduId: from }),
    )
    const bodies = Array.from({ length: 60 }, (_, n) =>
      aSasaranBody(from, { nama: `Warga ${n}`, isTamu: n === 0 }),
    )
    const [, second] = bodies
    if (!second) throw new Error('there is nobody')
    await phone.push(...bodies.map((body) => aCommand('sasaran.register', body)))
    await phone.push(aCommand('pengukuran.record', aPengukuranBody(from, second.id)))

    const all = () =>
      operator.post('/api/kantor/sasaran/pindah-semua', { dariPosyanduId: from, kePosyanduId: to })
    expect((await close(from)).json()).toEqual({ kode: 'masih_dipakai', field: 'sasaran' })
    expect((await all()).json()).toEqual({ pindah: 50, sisa: 9 })
    expect((await all()).json()).toEqual({ pindah: 9, sisa: 0 })
    expect((await all()).json()).toEqual({ pindah: 0, sisa: 0 })
    const { rows } = await sql<{ tabel: string; n: number }>`
      select 'sasaran' as tabel, count(*)::int as n from sasaran where posyandu_id = ${to}
      union all select 'pengukuran', count(*)::int from pengukuran where posyandu_id = ${to}
      union all select 'penilaian', count(*)::int from penilaian where posyandu_id = ${to}
      union all select 'tinggal', count(*)::int from sasaran where posyandu_id = ${from}`.execute(
      server.owner,
    )
    expect(Object.fromEntries(rows.map((row) => [row.tabel, row.n]))).toEqual({
      sasaran: 59,
      pengukuran: 1,
      penilaian: 1,
      tinggal: 1,
    })
    expect((await close(from)).statusCode).toBe(200)
  })

  test('into a closed one nobody goes, and not out of the desa; the past of it can still be read', async () => {
    const closed = await aPosyandu('Sudah Tutup')
    expect((await close(closed)).statusCode).toBe(200)
    for (const ke of [closed, lain.posyanduId]) {
      const response = await operator.post('/api/kantor/sasaran/pindah-semua', {
        dariPosyanduId: tempat.posyanduId,
        kePosyanduId: ke,
      })
      expect(response.json()).toEqual({ kode: 'tidak_ditemukan', field: 'posyanduId' })
    }
    const one = aSasaranBody(tempat.posyanduId)
    await kader.push(aCommand('sasaran.register', one))
    const single = await operator.post('/api/kantor/sasaran/pindah', {
      sasaranId: one.id,
      dariPosyanduId: tempat.posyanduId,
      kePosyanduId: closed,
    })
    expect(single.json()).toEqual({ kode: 'tidak_ditemukan', field: 'posyanduId' })
    const { posyandu } = (await operator.get('/api/kantor/wilayah')).json<PilihanWilayah>()
    expect(posyandu.find((row) => row.id === closed)).toMatchObject({ isDitutup: true })
    expect(posyandu.at(-1)?.isDitutup).toBe(true)
    const month = await operator.get(`/api/kantor/bulan?posyandu=${closed}&bulan=2026-09`)
    expect(month.statusCode).toBe(200)
  })

  async function aPosyandu(nama: string): Promise<PosyanduId> {
    const response = await operator.post('/api/kantor/posyandu', {
      desaKode: tempat.desaKode,
      nama,
      alamat: '',
      nomorRegistrasi: '',
      puskesmasId: tempat.puskesmasId,
    })
    return response.json<{ id: PosyanduId }>().id
  }
  function close(id: PosyanduId) {
    return operator.post('/api/kantor/posyandu/tutup', { id, basedOnVersion: 1, isDitutup: true })
  }
})

async function aPersonWithHistory() {
  const { posyanduId } = tempat
  const sasaran = aSasaranBody(posyanduId, { nomorKk: '3316090101010001' })
  const august = { measuredOn: tanggal('2026-08-04') }
  const ukur = aPengukuranBody(posyanduId, sasaran.id, august)
  const correction = aPengukuranBody(posyanduId, sasaran.id, { ...august, supersedes: ukur.id })
  const layananId = anId<'layanan'>()
  const rujukanId = anId<'rujukan'>()
  const outcomes = await kader.outcomes(
    aCommand('sasaran.register', sasaran),
    aCommand('pengukuran.record', ukur),
    aCommand('pengukuran.record', correction),
    aCommand('layanan.record', {
      id: layananId,
      posyanduId,
      sasaranId: sasaran.id,
      hariBukaId: null,
      jenis: 'vitamin_a_merah',
      tanggal: tanggal('2026-08-04'),
      jumlah: 1,
      catatan: '',
      isDisalin: false,
      supersedes: null,
      batalKarena: null,
    }),
    aCommand('rujukan.send', {
      id: rujukanId,
      posyanduId,
      sasaranId: sasaran.id,
      urgensi: 'minggu_ini',
      alasan: ['dua_t'],
      catatan: '',
      tanggal: tanggal('2026-09-08'),
    }),
  )
  expect(new Set(outcomes)).toEqual(new Set(['accepted']))
  return {
    sasaranId: sasaran.id,
    pengukuranId: ukur.id,
    correctionId: correction.id,
    layananId,
    rujukanId,
  }
}

function move(
  who: Caller,
  sasaranId: SasaranId,
  kePosyanduId = tempat.posyanduLainId,
  dariPosyanduId = tempat.posyanduId,
) {
  return who.post('/api/kantor/sasaran/pindah', { sasaranId, dariPosyanduId, kePosyanduId })
}
