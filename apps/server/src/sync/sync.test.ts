import type { CorrectSasaran } from '@simpul/contract/sasaran.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
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
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
})

describe('pushing', () => {
  test('a person and her weighing travel in one batch, come back in the feed, and are assessed', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const register = aCommand('sasaran.register', sasaran)
    const ukur = aPengukuranBody(tempat.posyanduId, sasaran.id)
    const reply = await kader.push(
      register,
      aCommand('pengukuran.record', ukur, { after: [register.id] }),
    )
    expect(reply.replies).toEqual([
      {
        commandId: register.id,
        outcome: 'accepted',
        recordId: sasaran.id,
        version: 1,
        isDuplicate: false,
      },
      expect.objectContaining({ outcome: 'accepted', recordId: ukur.id, version: 1 }),
    ])

    const page = await kader.pull(tempat.posyanduId)
    expect(page.changes).toEqual([
      ['sasaran', expect.objectContaining({ ...sasaran, statusSasaran: 'aktif', version: 1 })],
      [
        'pengukuran',
        expect.objectContaining({
          ...ukur,
          supersededBy: null,
          recordedAt: '2026-09-08T02:00:00.000Z',
        }),
      ],
    ])
    expect(page).toMatchObject({
      next: 2,
      hasMore: false,
      remaining: 0,
      startOver: false,
      removals: [],
    })
    const { rows } =
      await sql`select naik, dua_t, z_bbu_harian, z_bbu_pmk from penilaian where pengukuran_id = ${ukur.id}`.execute(
        server.owner,
      )
    expect(rows).toEqual([
      { naik: 'B', dua_t: false, z_bbu_harian: expect.any(String), z_bbu_pmk: expect.any(String) },
    ])
  })

  test('SYNC-7: a command sent again gets the same answer, is marked, and changes nothing', async () => {
    const command = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))
    const [first] = (await kader.push(command)).replies
    const [again] = (await kader.push(command)).replies
    expect(again).toEqual({ ...first, isDuplicate: true })
    const [twice, thrice] = (await kader.push(command, command)).replies
    expect([twice?.isDuplicate, thrice?.isDuplicate]).toEqual([true, true])
  })

  test('SYNC-8: one bad command does not stop the others, and is told which field', async () => {
    const bad = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId, { nama: '' }))
    const good = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))
    const { replies } = await kader.push({ id: 'bukan-id', kind: 3 }, bad, good)
    expect(replies).toMatchObject([
      { commandId: 'bukan-id', outcome: 'refused', kode: 'isian_salah' },
      { outcome: 'refused', kode: 'isian_salah', field: 'nama' },
      { outcome: 'accepted' },
    ])
  })

  test('SYNC-11: what stands on a refused or unknown command waits, and is accepted after its parent', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const parent = aCommand('sasaran.register', sasaran)
    const child = aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id), {
      after: [parent.id],
    })
    expect(await kader.outcomes(child)).toEqual(['refused menunggu_induk'])
    expect(await kader.outcomes(child, parent)).toEqual(['refused menunggu_induk', 'accepted'])
    expect(await kader.outcomes(child)).toEqual(['accepted'])
  })

  test('SYNC-16: a date of service up to tomorrow is taken as written, one day further is refused', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const ukur = (measuredOn: string) =>
      aCommand(
        'pengukuran.record',
        aPengukuranBody(tempat.posyanduId, sasaran.id, { measuredOn: tanggal(measuredOn) }),
      )
    expect(
      await kader.outcomes(
        aCommand('sasaran.register', sasaran),
        ukur('2026-09-09'),
        ukur('2026-09-10'),
        ukur('2025-09-01'),
        ukur('2025-08-31'),
      ),
    ).toEqual([
      'accepted',
      'accepted',
      'refused tanggal_di_depan',
      'accepted',
      'refused tanggal_sebelum_lahir',
    ])
  })

  test('nobody is present, or born, on the wrong side of her own birth', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const day = (on: string) => ({
      hariBukaId: hariBukaId(tempat.posyanduId, tanggal(on)),
      posyanduId: tempat.posyanduId,
      tanggal: tanggal(on),
    })
    const present = (on: string) =>
      aCommand('kehadiran.record', {
        ...day(on),
        kehadiranId: kehadiranId(tempat.posyanduId, tanggal(on), sasaran.id),
        sasaranId: sasaran.id,
        nomorAntrean: 'A1',
        isTamu: false,
      })
    const born = (from: string, to: string) =>
      aCommand('sasaran.correct', {
        sasaranId: sasaran.id,
        posyanduId: tempat.posyanduId,
        from: { tanggalLahir: tanggal(from) },
        to: { tanggalLahir: tanggal(to) },
      })
    expect(
      await kader.outcomes(
        aCommand('sasaran.register', sasaran),
        aCommand('hari_buka.open', day('2025-08-31')),
        present('2025-08-31'),
        aCommand(
          'pengukuran.record',
          aPengukuranBody(tempat.posyanduId, sasaran.id, { measuredOn: tanggal('2025-10-08') }),
        ),
      ),
    ).toEqual(['accepted', 'accepted', 'refused tanggal_sebelum_lahir', 'accepted'])
    expect(await kader.outcomes(born('2025-09-01', '2025-10-09'))).toEqual([
      'refused tanggal_sebelum_lahir',
    ])
    expect(await kader.outcomes(born('2025-09-01', '2025-10-08'))).toEqual(['accepted'])
  })

  test('SYNC-18: an unknown kind and an unknown version are refused, not dropped', async () => {
    const known = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))
    expect(
      await kader.outcomes({ ...known, kind: 'sasaran.merge' }, { ...known, id: anId(), v: 9 }),
    ).toEqual(['refused jenis_tidak_dikenal', 'refused jenis_tidak_dikenal'])
    expect(await kader.outcomes(known)).toEqual(['accepted'])
  })

  test('SYNC-19: a field of a newer app comes back untouched, from a new record and from a correction', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    await kader.push(
      aCommand('sasaran.register', { ...sasaran, golonganDarah: { abo: 'O' } }),
      aCommand(
        'sasaran.correct',
        { sasaranId: sasaran.id, posyanduId: tempat.posyanduId, from: {}, to: { hobi: 'renang' } },
        { basedOnVersion: 1 },
      ),
    )
    expect(await recordOf(sasaran.id)).toMatchObject({
      golonganDarah: { abo: 'O' },
      hobi: 'renang',
      version: 2,
    })
  })

  test('a command of another posyandu is not found, and of somebody else neither', async () => {
    const sasaran = aSasaranBody(tempat.posyanduLainId)
    expect(await kader.outcomes(aCommand('sasaran.register', sasaran))).toEqual([
      'refused tidak_ditemukan',
    ])
    const other = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { posyanduId: tempat.posyanduLainId }),
    )
    const command = aCommand('sasaran.register', sasaran)
    expect(await other.outcomes(command)).toEqual(['accepted'])
    expect(
      await kader.outcomes(
        aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id)),
      ),
    ).toEqual(['refused tidak_ditemukan'])
    expect(
      await kader.outcomes(
        aCommand('sasaran.register', { ...sasaran, posyanduId: tempat.posyanduId }),
      ),
    ).toEqual(['refused id_dipakai'])
  })

  test('a kader of another bidang may register a person and may not weigh', async () => {
    const pu = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
    )
    const sasaran = aSasaranBody(tempat.posyanduId)
    expect(
      await pu.outcomes(
        aCommand('sasaran.register', sasaran),
        aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id)),
      ),
    ).toEqual(['accepted', 'refused tidak_berwenang'])
  })

  test('what was written while the penugasan was in force is taken after its end', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader', { berlakuSampai: '2026-09-01' })
    server.clock.now = Date.parse('2026-09-01T03:00:00.000Z')
    const former = await Caller.signIn(server.app, tempat, pengguna)
    server.clock.now = NOW
    const sasaran = aSasaranBody(tempat.posyanduId)
    expect(
      await former.outcomes(
        aCommand('sasaran.register', sasaran, { recordedAt: '2026-09-01T05:00:00.000Z' }),
      ),
    ).toEqual(['accepted'])
    expect(
      await former.outcomes(aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))),
    ).toEqual(['refused tugas_berakhir'])
  })
})

describe('two phones', () => {
  test('SYNC-13: fields changed apart are joined, a field changed by both is a conflict and the rest is applied', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    await kader.push(aCommand('sasaran.register', sasaran))
    const correct = (from: Record<string, string>, to: Record<string, string>) =>
      aCommand(
        'sasaran.correct',
        { sasaranId: sasaran.id, posyanduId: tempat.posyanduId, from, to },
        { basedOnVersion: 1 },
      )
    expect(await kader.outcomes(correct({ rt: '03' }, { rt: '04' }))).toEqual(['accepted'])
    const [reply] = (
      await kader.push(correct({ rt: '03', dusun: '' }, { rt: '05', dusun: 'Krajan' }))
    ).replies
    expect(reply).toMatchObject({
      outcome: 'conflict',
      version: 3,
      clash: [{ field: 'rt', base: '03', mine: '05', theirs: '04' }],
    })
    expect(await recordOf(sasaran.id)).toMatchObject({ rt: '04', dusun: 'Krajan', version: 3 })
    const { rows } = await sql`select clash from konflik where record_id = ${sasaran.id}`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ clash: [{ field: 'rt', base: '03', mine: '05', theirs: '04' }] }])
    const openClashes = async () =>
      (
        await sql`select from konflik where record_id = ${sasaran.id} and settled_at is null`.execute(
          server.owner,
        )
      ).rows.length
    await kader.push(correct({ dusun: 'Krajan' }, { dusun: 'Ngisor' }))
    expect(await openClashes()).toBe(1)
    await kader.push(correct({ rt: '04' }, { rt: '05' }))
    expect(await openClashes()).toBe(0)
  })

  test('SYNC-15: two phones that open one day and register one arrival make one of each', async () => {
    const day = tanggal('2026-09-08')
    const id = hariBukaId(tempat.posyanduId, day)
    const other = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader'),
    )
    expect([kader.me.hurufAntrean, other.me.hurufAntrean]).toEqual([
      'A',
      expect.stringMatching(/^[B-Z]$/),
    ])
    const sasaran = aSasaranBody(tempat.posyanduId)
    const open = () =>
      aCommand('hari_buka.open', { hariBukaId: id, posyanduId: tempat.posyanduId, tanggal: day })
    const hadir = (nomorAntrean: string) =>
      aCommand('kehadiran.record', {
        hariBukaId: id,
        posyanduId: tempat.posyanduId,
        tanggal: day,
        sasaranId: sasaran.id,
        nomorAntrean,
        isTamu: false,
        kehadiranId: kehadiranId(tempat.posyanduId, day, sasaran.id),
      })
    const mark = (langkah: number) =>
      aCommand('kehadiran.mark', {
        kehadiranId: kehadiranId(tempat.posyanduId, day, sasaran.id),
        posyanduId: tempat.posyanduId,
        langkah,
      })
    await kader.push(aCommand('sasaran.register', sasaran))
    const [a, b] = await Promise.all([
      kader.outcomes(open(), hadir('A7'), mark(2)),
      other.outcomes(open(), hadir('B3'), mark(1), mark(2)),
    ])
    expect([...a, ...b]).toEqual(Array(7).fill('accepted'))
    const rows = (await kader.pull(tempat.posyanduId)).changes.filter(
      ([kind]) => kind === 'kehadiran',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.[1]).toMatchObject({
      nomorAntrean: expect.stringMatching(/^(A7|B3)$/),
      langkahSelesai: [1, 2],
    })
  })

  test('of two corrections of one weighing the second is refused; a third stands on the first', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const first = aPengukuranBody(tempat.posyanduId, sasaran.id)
    const fix = aPengukuranBody(tempat.posyanduId, sasaran.id, {
      supersedes: first.id,
      weightGram: 8_500,
    })
    expect(
      await kader.outcomes(
        aCommand('sasaran.register', sasaran),
        aCommand('pengukuran.record', first),
        aCommand('pengukuran.record', fix),
        aCommand(
          'pengukuran.record',
          aPengukuranBody(tempat.posyanduId, sasaran.id, {
            supersedes: first.id,
            weightGram: 8_600,
          }),
        ),
        aCommand(
          'pengukuran.record',
          aPengukuranBody(tempat.posyanduId, sasaran.id, {
            supersedes: fix.id,
            weightGram: null,
            lengthMm: null,
            batalKarena: 'salah anak',
          }),
        ),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted', 'refused sudah_diganti', 'accepted'])
    const { rows } = await sql`select from penilaian where sasaran_id = ${sasaran.id}`.execute(
      server.owner,
    )
    expect(rows).toHaveLength(0)
  })
})

describe('the growth rules', () => {
  test('are asked again for what comes after a corrected weighing, in the same transaction', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId, { tanggalLahir: tanggal('2026-02-01') })
    const weigh = (
      measuredOn: string,
      weightGram: number | null,
      supersedes: string | null = null,
    ) =>
      aPengukuranBody(tempat.posyanduId, sasaran.id, {
        measuredOn: tanggal(measuredOn),
        weightGram,
        lengthMm: null,
        supersedes: supersedes as never,
        batalKarena: weightGram === null ? 'salah anak' : null,
      })
    const july = weigh('2026-07-08', 7_500)
    const lighter = weigh('2026-07-08', 7_000, july.id)
    await kader.push(
      aCommand('sasaran.register', sasaran),
      aCommand('pengukuran.record', weigh('2026-06-08', 6_900)),
      aCommand('pengukuran.record', july),
      aCommand('pengukuran.record', weigh('2026-08-08', 7_600)),
    )
    expect(await naikOf(sasaran.id)).toEqual(['B', 'N', 'T'])
    await kader.push(aCommand('pengukuran.record', lighter))
    expect(await naikOf(sasaran.id)).toEqual(['B', 'T', 'N'])
    await kader.push(aCommand('pengukuran.record', weigh('2026-07-08', null, lighter.id)))
    expect(await naikOf(sasaran.id)).toEqual(['B', 'O'])
  })

  test('a corrected birth date changes every answer', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    await kader.push(
      aCommand('sasaran.register', sasaran),
      aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id)),
    )
    const ageOf = async () =>
      (
        await sql<{
          age_days: number
        }>`select age_days from penilaian where sasaran_id = ${sasaran.id}`.execute(server.owner)
      ).rows
    expect(await ageOf()).toEqual([{ age_days: 372 }])
    const to = { tanggalLahir: tanggal('2025-09-02') }
    await kader.push(
      aCommand('sasaran.correct', {
        sasaranId: sasaran.id,
        posyanduId: tempat.posyanduId,
        from: { tanggalLahir: sasaran.tanggalLahir },
        to,
      }),
    )
    expect(await ageOf()).toEqual([{ age_days: 371 }])
  })
})

describe('pulling', () => {
  test('SYNC-29: a phone too old may push and is told to update when it pulls', async () => {
    const old = { perangkatId: kader.perangkatId, appVersion: 0 }
    const push = await kader.post('/api/sync/push', {
      ...old,
      sentAt: '2026-09-08T03:00:00.000Z',
      commands: [aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))],
    })
    expect(push.json()).toMatchObject({ replies: [{ outcome: 'accepted' }] })
    const pull = await kader.post('/api/sync/pull', {
      ...old,
      posyanduId: tempat.posyanduId,
      epoch: null,
      scope: null,
      since: 0,
      limit: 10,
    })
    expect([pull.statusCode, pull.json()]).toEqual([426, { kode: 'versi_terlalu_lama' }])
  })

  test('pages end where the last began, and the rest is counted', async () => {
    const whole = await kader.pull(tempat.posyanduId)
    const seen: unknown[] = []
    let cursor: { epoch: string | null; scope: string | null; since: number } = {
      epoch: null,
      scope: null,
      since: 0,
    }
    for (let hasMore = true; hasMore; ) {
      const page = await kader.pull(tempat.posyanduId, cursor, 3)
      expect(seen.length + page.changes.length + page.remaining).toBe(whole.changes.length)
      seen.push(...page.changes)
      cursor = { epoch: page.epoch, scope: page.scope, since: page.next }
      hasMore = page.hasMore
    }
    expect(seen).toEqual(whole.changes)
    expect(await kader.pull(tempat.posyanduId, cursor)).toMatchObject({
      changes: [],
      next: whole.next,
      startOver: false,
    })
  })

  test('SYNC-30: a kader of another bidang receives no weights, no services, no NIK', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId, {
      nik: '3316094109250001',
      nikStatus: 'ada',
      nomorKk: '3316090101200001',
    })
    await kader.push(
      aCommand('sasaran.register', sasaran),
      aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id)),
    )
    const pu = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
    )
    const { changes } = await pu.pull(tempat.posyanduId)
    expect(new Set(changes.map(([kind]) => kind))).toEqual(
      new Set(['sasaran', 'hari_buka', 'kehadiran']),
    )
    expect(changes.find(([, record]) => record['id'] === sasaran.id)?.[1]).toMatchObject({
      nama: sasaran.nama,
      nik: null,
      nomorKk: null,
    })
    expect(await recordOf(sasaran.id)).toMatchObject({ nik: sasaran.nik, nomorKk: sasaran.nomorKk })
  })

  test('SYNC-30: what she does not see is not told her in a clash, and not written over', async () => {
    const nik = '3316094109250001'
    const sasaran = aSasaranBody(tempat.posyanduId, { nik, nikStatus: 'ada' })
    await kader.push(aCommand('sasaran.register', sasaran))
    const pu = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
    )
    type Fields = CorrectSasaran['to']
    const correct = (from: Fields, to: Fields, basedOnVersion: number | null) =>
      aCommand(
        'sasaran.correct',
        { sasaranId: sasaran.id, posyanduId: tempat.posyanduId, from, to },
        { basedOnVersion },
      )
    const other = '3316094109250002'
    for (const basedOnVersion of [null, 1]) {
      const reply = await pu.push(correct({ nik: null }, { nik: other }, basedOnVersion))
      expect(reply.replies).toMatchObject([
        { outcome: 'refused', kode: 'tidak_berwenang', field: 'nik' },
      ])
      expect(JSON.stringify(reply)).not.toContain(nik)
    }
    expect(await recordOf(sasaran.id)).toMatchObject({ nik })
    // What is empty she may fill in, and her own slip of the pen she may mend.
    expect(
      await pu.outcomes(
        correct({ nomorKk: null }, { nomorKk: '3316090101200001' }, 1),
        correct({ nik }, { nik: other }, null),
      ),
    ).toEqual(['accepted', 'accepted'])
  })

  test('AKSES-7: that a girl is pregnant is not in the feed of a kader of another bidang', async () => {
    const mother = (tanggalLahir: string) =>
      aSasaranBody(tempat.posyanduId, { tanggalLahir: tanggal(tanggalLahir), keadaanIbu: 'hamil' })
    // 18 on the day of service, and the day after it.
    const [grown, girl] = [mother('2008-09-08'), mother('2008-09-09')]
    await kader.push(aCommand('sasaran.register', grown), aCommand('sasaran.register', girl))
    const pu = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
    )
    const seen = async (caller: Caller) => {
      const { changes } = await caller.pull(tempat.posyanduId)
      return [grown, girl].map(
        ({ id }) => changes.find(([, record]) => record['id'] === id)?.[1]['keadaanIbu'],
      )
    }
    expect(await seen(pu)).toEqual(['hamil', null])
    expect(await seen(kader)).toEqual(['hamil', 'hamil'])
  })

  test('SYNC-28: another scope starts over from zero', async () => {
    const page = await kader.pull(tempat.posyanduId)
    const other = await kader.pull(tempat.posyanduId, {
      epoch: page.epoch,
      scope: 'yang lama',
      since: page.next,
    })
    expect(other).toMatchObject({ startOver: true, scope: page.scope, changes: page.changes })
  })

  test('SYNC-31: a cursor ahead of the counter is a lost history: a new epoch, from zero', async () => {
    const page = await kader.pull(tempat.posyanduId)
    const lost = await kader.pull(tempat.posyanduId, {
      epoch: page.epoch,
      scope: page.scope,
      since: page.next + 1,
    })
    expect(lost.epoch).not.toBe(page.epoch)
    expect(lost).toMatchObject({ startOver: true, changes: page.changes })
    expect((await kader.push()).epoch).toBe(lost.epoch)
  })

  test('the feed of another posyandu is not found, and an office syncs nothing', async () => {
    await expect(kader.pull(tempat.posyanduLainId)).rejects.toThrow('404')
    const operator = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'operator'),
    )
    await expect(operator.pull(tempat.posyanduId)).rejects.toThrow('404')
    const bidan = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'bidan'),
    )
    expect((await bidan.pull(tempat.posyanduLainId)).hasMore).toBe(false)
    expect(bidan.me.posyandu.map(({ nama }) => nama)).toEqual(['Mawar', 'Melati'])
  })
})

async function naikOf(sasaranId: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ naik: string | null }>`
    select naik from penilaian where sasaran_id = ${sasaranId} order by measured_on`.execute(
    server.owner,
  )
  return rows.map((row) => row.naik)
}

async function recordOf(id: string): Promise<Record<string, unknown> | undefined> {
  const { changes } = await kader.pull(tempat.posyanduId)
  return changes.find(([, record]) => record['id'] === id)?.[1]
}
