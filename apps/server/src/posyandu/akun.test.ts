import type { KodeSekali, PenggunaLembar } from '@simpul/contract/pengguna.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { anId, aPengguna, aTempat, SANDI, type Tempat } from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
})

describe('signing in', () => {
  test('an unknown name, a wrong password and a disabled account get the same answer', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader')
    const disabled = await aPengguna(server.owner, tempat, 'kader')
    await sql`update pengguna set dinonaktifkan_pada = now() where id = ${disabled.id}`.execute(
      server.owner,
    )
    const answers = [
      await tryIn('tidak-ada', SANDI),
      await tryIn(pengguna.namaPengguna, 'keliru'),
      await tryIn(disabled.namaPengguna, SANDI),
    ]
    expect(answers.map((a) => [a.statusCode, a.json()])).toEqual(
      Array(3).fill([401, { kode: 'sandi_salah' }]),
    )
    expect((await tryIn(pengguna.namaPengguna, SANDI)).statusCode).toBe(200)
  })

  test('five wrong answers lock one name for fifteen minutes, the right password too, and no other name', async () => {
    const [a, b] = [
      await aPengguna(server.owner, tempat, 'kader'),
      await aPengguna(server.owner, tempat, 'kader'),
    ]
    const wrong = await Promise.all(
      Array.from({ length: 8 }, () => tryIn(a.namaPengguna, 'keliru', '10.0.0.1')),
    )
    expect(wrong.map((r) => r.statusCode).toSorted()).toEqual([
      401, 401, 401, 401, 401, 429, 429, 429,
    ])
    expect((await tryIn(a.namaPengguna, SANDI, '10.0.0.9')).json()).toMatchObject({
      kode: 'terlalu_sering',
      sampai: new Date(NOW + 900_000).toISOString(),
    })
    expect((await tryIn(b.namaPengguna, SANDI, '10.0.0.1')).statusCode).toBe(200)
    server.clock.now = NOW + 901_000
    expect((await tryIn(a.namaPengguna, SANDI)).statusCode).toBe(200)
    server.clock.now = NOW
  })

  test('thirty wrong answers from one address lock the address', async () => {
    for (let n = 0; n < 30; n += 1) await tryIn(`orang-${n}`, 'keliru', '10.0.0.7')
    expect((await tryIn('orang-31', 'keliru', '10.0.0.7')).statusCode).toBe(429)
    expect((await tryIn('orang-31', 'keliru', '10.0.0.8')).statusCode).toBe(401)
  })

  test('a session ends by signing out, and when it is revoked from another device', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'operator')
    const [a, b] = [
      await Caller.signIn(server.app, tempat, pengguna, { perangkat: null }),
      await Caller.signIn(server.app, tempat, pengguna, { perangkat: null }),
    ]
    const { rows } = (await a.get('/api/sesi')).json<{ rows: { id: string; isIni: boolean }[] }>()
    expect(rows.map(({ isIni }) => isIni).toSorted()).toEqual([false, true])
    expect(
      (await a.post('/api/sesi/cabut', { id: rows.find(({ isIni }) => !isIni)?.id })).statusCode,
    ).toBe(200)
    expect((await b.get('/api/saya')).json()).toEqual({ kode: 'sesi_dicabut' })
    expect((await a.post('/api/keluar')).statusCode).toBe(200)
    expect((await a.get('/api/saya')).statusCode).toBe(401)
  })

  test('a new password ends the other sessions and not this one', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'operator')
    const [a, b] = [
      await Caller.signIn(server.app, tempat, pengguna),
      await Caller.signIn(server.app, tempat, pengguna),
    ]
    expect(
      (
        await a.post('/api/sandi/ganti', { sandiLama: 'keliru', sandiBaru: 'kenanga-biru-3' })
      ).json(),
    ).toMatchObject({ kode: 'sandi_salah' })
    expect(
      (await a.post('/api/sandi/ganti', { sandiLama: SANDI, sandiBaru: 'aaaaaaaa' })).json(),
    ).toMatchObject({ kode: 'isian_salah' })
    expect(
      (await a.post('/api/sandi/ganti', { sandiLama: SANDI, sandiBaru: 'kenanga-biru-3' }))
        .statusCode,
    ).toBe(200)
    expect([(await a.get('/api/saya')).statusCode, (await b.get('/api/saya')).statusCode]).toEqual([
      200, 401,
    ])
    expect((await tryIn(pengguna.namaPengguna, 'kenanga-biru-3')).statusCode).toBe(200)
  })
})

describe('looking after accounts', () => {
  let operator: Caller
  let admin: Caller
  beforeAll(async () => {
    operator = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'operator'),
      { perangkat: null },
    )
    admin = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'admin'),
      { perangkat: null },
    )
  })

  test('an operator makes a kader of the desa, who sets a password with the code on paper, once', async () => {
    const made = await operator.post('/api/pengguna', draftKader('siti.k', 'kesehatan'))
    const { kode } = made.json<KodeSekali>()
    expect(kode).toMatch(/^[ACDEFGHJKMNPQRTWXY34679]{4}-[ACDEFGHJKMNPQRTWXY34679]{4}$/)
    expect(
      (await operator.post('/api/pengguna', draftKader('siti.k', 'sosial'))).json(),
    ).toMatchObject({ kode: 'nama_dipakai' })
    expect((await consume('siti.k', 'AAAA-AAAA')).json()).toMatchObject({ kode: 'kode_salah' })
    expect((await consume('tidak-ada', kode)).json()).toMatchObject({ kode: 'kode_salah' })
    expect((await consume('siti.k', kode.toLowerCase())).statusCode).toBe(200)
    expect((await consume('siti.k', kode)).json()).toMatchObject({ kode: 'kode_salah' })
    expect((await tryIn('siti.k', 'kenanga-biru-3')).statusCode).toBe(200)
    const list = (
      await operator.post('/api/pengguna/cari', { cari: 'siti' })
    ).json<PenggunaLembar>()
    expect(list.rows).toMatchObject([
      { namaPengguna: 'siti.k', penugasan: [{ peran: 'kader', bidang: 'kesehatan' }] },
    ])
  })

  test('a code is good for seven days', async () => {
    const kader = await aPengguna(server.owner, tempat, 'kader')
    const { kode } = (
      await operator.post('/api/pengguna/kode', { penggunaId: kader.id })
    ).json<KodeSekali>()
    server.clock.now = NOW + 7 * 86_400_000
    expect((await consume(kader.namaPengguna, kode)).json()).toMatchObject({
      kode: 'kode_kedaluwarsa',
    })
    server.clock.now = NOW
    expect((await consume(kader.namaPengguna, kode)).statusCode).toBe(200)
  })

  test('an operator reaches no role outside the posyandu of the desa, nor who also has such a role', async () => {
    const draft = {
      ...draftKader('baru.x', 'sosial'),
      penugasan: {
        ...draftKader('x', 'sosial').penugasan,
        peran: 'operator',
        kantorId: tempat.desaId,
      },
    }
    expect((await operator.post('/api/pengguna', draft)).json()).toMatchObject({
      kode: 'tidak_berwenang',
    })
    const other = await aTempat(server.owner, '33.16.10.2002')
    const stranger = await aPengguna(server.owner, other, 'kader')
    expect(
      (await operator.post('/api/pengguna/kode', { penggunaId: stranger.id })).json(),
    ).toMatchObject({ kode: 'tidak_ditemukan' })
    const bidan = await aPengguna(server.owner, tempat, 'bidan')
    expect(
      (await operator.post('/api/pengguna/kode', { penggunaId: bidan.id })).json(),
    ).toMatchObject({ kode: 'tidak_ditemukan' })
    expect((await admin.post('/api/pengguna/kode', { penggunaId: bidan.id })).statusCode).toBe(200)
    const ids = (await operator.get('/api/pengguna'))
      .json<PenggunaLembar>()
      .rows.map(({ id }) => id)
    expect(ids).not.toContain(stranger.id)
    expect(ids).not.toContain(bidan.id)
  })

  test('one kader, one bidang: refused, and in stage ILP a warning', async () => {
    const kader = await aPengguna(server.owner, tempat, 'kader', { bidang: 'sosial' })
    const second = { penggunaId: kader.id, penugasan: draftKader('x', 'kesehatan').penugasan }
    expect((await operator.post('/api/pengguna/penugasan', second)).json()).toMatchObject({
      kode: 'satu_kader_satu_bidang',
    })
    await sql`update kabupaten set tahap = 'ilp'`.execute(server.owner)
    expect((await operator.post('/api/pengguna/penugasan', second)).json()).toMatchObject({
      peringatan: 'satu_kader_satu_bidang',
    })
    await sql`update kabupaten set tahap = 'enam_spm'`.execute(server.owner)
  })

  test('nobody gives herself a role: what needs a break-glass is not opened by being a bidan', async () => {
    for (const peran of ['admin', 'dpmd'] as const) {
      const caller = await Caller.signIn(
        server.app,
        tempat,
        await aPengguna(server.owner, tempat, peran),
      )
      const response = await caller.post('/api/pengguna/penugasan', {
        penggunaId: caller.me.penggunaId,
        penugasan: {
          peran: 'bidan',
          posyanduId: null,
          bidang: null,
          kantorId: tempat.puskesmasId,
          wilayahKode: null,
          berlakuDari: '2026-09-01',
          berlakuSampai: null,
        },
      })
      expect([peran, response.json()]).toEqual([
        peran,
        { kode: 'tidak_berwenang', field: 'penggunaId' },
      ])
      expect((await caller.get('/api/kantor/register')).statusCode, peran).toBe(403)
    }
  })

  test('AKSES-8: a role in an office of another kind is refused, and a task outside the Dinas Kesehatan', async () => {
    const give = (peran: string, kantorId: string | null, fungsi: string | null = null) =>
      admin.post('/api/pengguna', {
        nama: 'Bu Uji',
        namaPengguna: `uji-${anId().slice(-8)}`,
        telepon: '',
        penugasan: {
          peran,
          posyanduId: null,
          bidang: null,
          kantorId,
          wilayahKode: null,
          fungsi,
          berlakuDari: '2026-09-01',
          berlakuSampai: null,
        },
      })
    const { puskesmasId, desaId, dinasId } = tempat
    for (const [peran, kantorId] of [
      ['petugas_puskesmas', dinasId.kesehatan],
      ['bidan', desaId],
      ['petugas_dinas', puskesmasId],
      ['operator', puskesmasId],
      ['kepala_desa', dinasId.sosial],
      ['dpmd', desaId],
      ['tim_pembina', puskesmasId],
      ['admin', desaId],
    ] as const) {
      expect([peran, (await give(peran, kantorId)).json()]).toEqual([
        peran,
        { kode: 'isian_salah', field: 'penugasan.kantorId' },
      ])
    }
    for (const [peran, kantorId] of [
      ['petugas_dinas', dinasId.sosial],
      ['petugas_puskesmas', puskesmasId],
      ['admin', null],
    ] as const) {
      expect([peran, (await give(peran, kantorId, 'gizi')).json()]).toEqual([
        peran,
        { kode: 'isian_salah', field: 'penugasan.fungsi' },
      ])
    }
    expect((await give('petugas_dinas', dinasId.kesehatan, 'kesga')).statusCode).toBe(422)
    const made = await give('petugas_dinas', dinasId.kesehatan, 'gizi')
    const { penggunaId } = made.json<KodeSekali>()
    const { rows } = (await admin.get('/api/pengguna')).json<PenggunaLembar>()
    expect(rows.find((row) => row.id === penggunaId)?.penugasan).toMatchObject([{ fungsi: 'gizi' }])
  })

  test('a disabled account is out at once; nobody disables herself', async () => {
    const kader = await aPengguna(server.owner, tempat, 'kader')
    const phone = await Caller.signIn(server.app, tempat, kader)
    expect(
      (await operator.post('/api/pengguna/nonaktif', { penggunaId: kader.id, isNonaktif: true }))
        .statusCode,
    ).toBe(200)
    expect((await phone.get('/api/saya')).json()).toEqual({ kode: 'sesi_dicabut' })
    expect(
      (
        await admin.post('/api/pengguna/nonaktif', {
          penggunaId: admin.me.penggunaId,
          isNonaktif: true,
        })
      ).statusCode,
    ).toBe(404)
  })

  test('a kepala desa hands the role to a colleague, from a day to a day', async () => {
    const kades = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kepala_desa'),
      { perangkat: null },
    )
    const sekdes = await aPengguna(server.owner, tempat, 'sekdes')
    const stranger = await aPengguna(server.owner, tempat, 'kader')
    const dates = { dari: '2026-09-10', sampai: '2026-09-20' }
    expect(
      (await kades.post('/api/delegasi', { penggunaId: stranger.id, ...dates })).json(),
    ).toMatchObject({ kode: 'tidak_ditemukan' })
    expect(
      (
        await kades.post('/api/delegasi', { penggunaId: sekdes.id, ...dates, sampai: '2026-09-09' })
      ).json(),
    ).toMatchObject({ kode: 'isian_salah' })
    expect(
      (await kades.post('/api/delegasi', { penggunaId: sekdes.id, ...dates })).statusCode,
    ).toBe(200)
    for (const [day, holds] of [
      ['2026-09-09', false],
      ['2026-09-10', true],
      ['2026-09-20', true],
      ['2026-09-21', false],
    ] as const) {
      server.clock.now = Date.parse(`${day}T03:00:00.000Z`)
      const { me } = await Caller.signIn(server.app, tempat, sekdes, { perangkat: null })
      expect([day, me.penugasan.some(({ peran }) => peran === 'kepala_desa')]).toEqual([day, holds])
    }
    server.clock.now = NOW
  })

  test('an admin who must see people says why, for one posyandu and one hour, and it is written down', async () => {
    expect(
      (await admin.post('/api/buka-darurat', { posyanduId: tempat.posyanduId, alasan: 'iseng' }))
        .statusCode,
    ).toBe(422)
    const opened = await admin.post('/api/buka-darurat', {
      posyanduId: tempat.posyanduId,
      alasan: 'keluhan warga nomor 12',
    })
    expect(opened.json()).toEqual({ sampai: new Date(NOW + 3_600_000).toISOString() })
    expect(
      (
        await operator.post('/api/buka-darurat', {
          posyanduId: tempat.posyanduId,
          alasan: 'keluhan warga nomor 12',
        })
      ).statusCode,
    ).toBe(403)
    const { rows } =
      await sql`select detail from audit_entry where action = 'break_glass.open'`.execute(
        server.owner,
      )
    expect(rows).toEqual([{ detail: { posyandu: tempat.posyanduId } }])
    // Who may read the trail reads why, and of which posyandu, in words.
    const trail = await admin.get('/api/kantor/jejak?aksi=break_glass')
    expect(trail.json()).toMatchObject({
      total: 1,
      rows: [{ aksi: 'break_glass.open', alasan: 'keluhan warga nomor 12' }],
    })
    const { nama } = await server.owner
      .selectFrom('posyandu')
      .select('nama')
      .where('id', '=', tempat.posyanduId)
      .executeTakeFirstOrThrow()
    expect(trail.json().rows[0].tentang).toBe(nama)
  })
})

function tryIn(namaPengguna: string, sandi: string, alamat = '10.1.1.1') {
  return server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    headers: { 'x-forwarded-for': alamat },
    payload: { kabupatenKode: tempat.kabupatenKode, namaPengguna, sandi, perangkat: null },
  })
}

function consume(namaPengguna: string, kode: string) {
  return server.app.inject({
    method: 'POST',
    url: '/api/sandi/pakai-kode',
    payload: {
      kabupatenKode: tempat.kabupatenKode,
      namaPengguna,
      kode,
      sandiBaru: 'kenanga-biru-3',
    },
  })
}

function draftKader(namaPengguna: string, bidang: string) {
  return {
    nama: 'Siti Contoh',
    namaPengguna,
    telepon: '',
    penugasan: {
      peran: 'kader',
      posyanduId: tempat.posyanduId,
      bidang,
      kantorId: null,
      wilayahKode: null,
      berlakuDari: tanggal('2026-09-01'),
      berlakuSampai: null,
    },
  }
}
