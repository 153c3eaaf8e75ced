import { createCipheriv, randomBytes } from 'node:crypto'
import type {
  KodePintu,
  KodeSekali,
  PenggunaLembar,
  SealedOutboxReply,
} from '@simpul/contract/pengguna.ts'
import type { CorrectSasaran } from '@simpul/contract/sasaran.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { doorCodes } from '../pengguna/door-codes.ts'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
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

describe('phones', () => {
  test('the data key is sealed at rest and released to its own phone alone, until it is revoked (SYNC-35)', async () => {
    const { phone, pengguna, key } = await aPhoneWithKey()
    const { rows } = await sql<{
      recovery_key: Buffer
    }>`select recovery_key from perangkat where id = ${phone.perangkatId}`.execute(server.owner)
    expect(rows[0]?.recovery_key.includes(key)).toBe(false)
    expect(
      (await phone.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).json(),
    ).toEqual({ kunci: key.toString('base64') })
    const other = await Caller.signIn(server.app, tempat, pengguna)
    expect(
      (await other.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(403)
    expect(
      (await other.post('/api/perangkat/cabut', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(200)
    expect(
      (await phone.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).json(),
    ).toEqual({ kode: 'perangkat_dicabut' })
    await expect(
      Caller.signIn(server.app, tempat, pengguna, {
        perangkat: { id: phone.perangkatId, nama: 'HP' },
      }),
    ).rejects.toThrow('perangkat_dicabut')
  })

  test('SYNC-35: a session of yesterday releases no key: it lies on the phone beside what the PIN protects', async () => {
    const { phone, pengguna, key } = await aPhoneWithKey()
    const ask = (caller: Caller) =>
      caller.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })
    server.clock.now += 15 * 60_000
    expect((await ask(phone)).json()).toEqual({ kode: 'belum_masuk' })
    const again = await Caller.signIn(server.app, tempat, pengguna, {
      perangkat: { id: phone.perangkatId, nama: 'HP' },
    })
    expect((await ask(again)).json()).toEqual({ kunci: key.toString('base64') })
    server.clock.now -= 15 * 60_000
  })

  test('who hands over an outbox is not told what others wrote of a person', async () => {
    const { phone, key } = await aPhoneWithKey()
    const sasaran = aSasaranBody(tempat.posyanduId)
    await phone.push(aCommand('sasaran.register', sasaran))
    const correct = (to: CorrectSasaran['to']) =>
      aCommand('sasaran.correct', {
        sasaranId: sasaran.id,
        posyanduId: tempat.posyanduId,
        from: { alamat: '' },
        to,
      })
    await phone.push(correct({ alamat: 'Gang Rahasia 5' }))
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/perangkat/titipan',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        perangkatId: phone.perangkatId,
        appVersion: 1,
        rows: [seal(key, correct({ alamat: 'Gang Melon 1' }), 1)],
      },
    })
    expect(answer.json<SealedOutboxReply>().rows).toMatchObject([
      { reply: { outcome: 'conflict', clash: [] } },
    ])
    expect(answer.body).not.toContain('Rahasia')
  })

  test('SYNC-33: a revoked phone hands over its sealed outbox; what opens is handled, what does not is named', async () => {
    const { phone, key } = await aPhoneWithKey()
    const [a, b] = [
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId)),
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId)),
    ]
    await phone.push(a)
    await phone.post('/api/perangkat/cabut', { perangkatId: phone.perangkatId })
    expect((await phone.post('/api/sync/push', {})).statusCode).toBe(403)
    const rows = [
      seal(key, a, 1),
      seal(key, b, 2),
      { ...seal(key, b, 3), id: 'rusak' },
      seal(randomBytes(32), b, 4),
    ]
    const [, , broken] = rows
    if (broken) broken.data = broken.data.slice(4)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/perangkat/titipan',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        perangkatId: phone.perangkatId,
        appVersion: 1,
        rows,
      },
    })
    const byId = answer
      .json<SealedOutboxReply>()
      .rows.map(({ id, reply }) => [
        id,
        reply.outcome,
        reply.outcome === 'refused' ? reply.kode : reply.isDuplicate,
      ])
    expect(byId).toEqual([
      ['rusak', 'refused', 'berkas_tidak_terbaca'],
      [rows[3]?.id, 'refused', 'berkas_tidak_terbaca'],
      [rows[0]?.id, 'accepted', true],
      [rows[1]?.id, 'accepted', false],
    ])
  })

  test.each([
    ['a revoked phone', '/api/perangkat/cabut'],
    ['a disabled account', '/api/pengguna/nonaktif'],
  ])(
    'SYNC-33: %s is heard about what was written before, for 90 days (AKSES-10)',
    async (_, address) => {
      const before = server.clock.now
      const { phone, key } = await aPhoneWithKey()
      const operator = await Caller.signIn(
        server.app,
        tempat,
        await aPengguna(server.owner, tempat, 'operator'),
        { perangkat: null },
      )
      const closed = await operator.post(address, {
        perangkatId: phone.perangkatId,
        penggunaId: phone.me.penggunaId,
        isNonaktif: true,
      })
      expect([closed.statusCode, closed.body]).toEqual([200, '{}'])
      const written = (recordedAt: string) =>
        aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), { recordedAt })
      const morning = '2026-09-08T01:00:00.000Z'
      const handOver = async (day: string, ...commands: object[]) => {
        server.clock.now = Date.parse(`${day}T03:00:00.000Z`)
        const answer = await server.app.inject({
          method: 'POST',
          url: '/api/perangkat/titipan',
          payload: {
            kabupatenKode: tempat.kabupatenKode,
            perangkatId: phone.perangkatId,
            appVersion: 1,
            rows: commands.map((one, i) => seal(key, one, i + 1)),
          },
        })
        return answer
          .json<SealedOutboxReply>()
          .rows.map(({ reply }) => (reply.outcome === 'refused' ? reply.kode : reply.outcome))
      }
      const late = written(morning)
      expect(await handOver('2026-12-07', late, written('2026-09-09T01:00:00.000Z'))).toEqual([
        'accepted',
        'tugas_berakhir',
      ])
      expect(await handOver('2026-12-08', written(morning))).toEqual(['tugas_berakhir'])
      server.clock.now = before
      const { rows } = await sql`select detail from audit_entry
      where actor_id = ${phone.me.penggunaId} and action = 'sasaran.register'`.execute(server.owner)
      expect(rows).toEqual([{ detail: { posyandu: tempat.posyanduId, sesudahTugas: true } }])
    },
  )

  test('ten door codes: the phone gets hashes, ketua and operator the codes, nobody else', async () => {
    const { phone } = await aPhoneWithKey()
    expect(phone.me.pintu?.hash).toHaveLength(10)
    const codes = doorCodes(server.app.serverKey, phone.perangkatId)
    expect(new Set(codes).size).toBe(10)
    expect(JSON.stringify(phone.me)).not.toContain(codes[0])
    const ketua = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'ketua'),
    )
    expect(
      (
        await ketua.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })
      ).json<KodePintu>().kode,
    ).toEqual(codes)
    const ketuaLain = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'ketua', { posyanduId: tempat.posyanduLainId }),
    )
    expect(
      (await ketuaLain.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(404)
    expect(
      (await phone.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(403)
    const { rows } =
      await sql`select from audit_entry where action = 'perangkat.show_door_codes' and subject_id = ${phone.perangkatId}`.execute(
        server.owner,
      )
    expect(rows).toHaveLength(1)
  })

  test('the queue letter stays with its phone, and a new phone takes the next free one', async () => {
    const posyanduId = tempat.posyanduLainId
    const first = await aPengguna(server.owner, tempat, 'kader', { posyanduId })
    const id = anId<'perangkat'>()
    const a = await Caller.signIn(server.app, tempat, first, { perangkat: { id, nama: 'HP' } })
    const b = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { posyanduId }),
    )
    const again = await Caller.signIn(server.app, tempat, first, { perangkat: { id, nama: 'HP' } })
    await b.post('/api/perangkat/cabut', { perangkatId: b.perangkatId })
    const c = await Caller.signIn(server.app, tempat, first)
    const letters = [a, b, again, c].map(({ me }) => me.hurufAntrean)
    expect(letters[2]).toBe(letters[0])
    expect(letters[3]).toBe(letters[1])
    expect(letters[0]).not.toBe(letters[1])
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

async function aPhoneWithKey(): Promise<{ phone: Caller; pengguna: PenggunaBaru; key: Buffer }> {
  const pengguna = await aPengguna(server.owner, tempat, 'kader')
  const phone = await Caller.signIn(server.app, tempat, pengguna)
  const key = randomBytes(32)
  const response = await server.app.inject({
    method: 'PUT',
    url: '/api/perangkat/kunci',
    headers: phone.headers,
    payload: { perangkatId: phone.perangkatId, kunci: key.toString('base64') },
  })
  expect(response.statusCode).toBe(200)
  return { phone, pengguna, key }
}

function seal(key: Buffer, value: object, seq: number) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const data = Buffer.concat([
    cipher.update(JSON.stringify({ v: 1, isi: value })),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return {
    id: anId<'row'>() as string,
    seq,
    iv: iv.toString('base64'),
    data: data.toString('base64'),
  }
}
