import type { RujukanDetail } from '@simpul/contract/kantor.ts'
import { KODE_LAYANAN } from '@simpul/domain/layanan/kode-layanan.ts'
import { isKodeTidakDicatat, KODE_TIDAK_DICATAT } from '@simpul/domain/pengguna/tidak-dicatat.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller

const sasaranId = anId<'sasaran'>()

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
  const register = aCommand('sasaran.register', {
    ...aSasaranBody(tempat.posyanduId),
    id: sasaranId,
  })
  expect(await kader.outcomes(register)).toEqual(['accepted'])
}, 60_000)

describe('AKSES-14: HIV, syphilis, hepatitis B and risk groups on the road of a kader', () => {
  test('are refused by their field, in a code, a new field or a text, and what is beside them is taken', async () => {
    const bad = [
      aCommand('layanan.record', aLayanan({ jenis: 'tes_hiv' })),
      aCommand('layanan.record', aLayanan({ catatan: 'HBsAg reaktif' })),
      aCommand('layanan.record', aLayanan({}, { statusSifilis: 'negatif' })),
      aCommand('rujukan.send', aRujukan(['dua_t', 'lsl'])),
      {
        ...aCommand('layanan.record', aLayanan({})),
        kind: 'skrining.record',
        body: { posyanduId: tempat.posyanduId, hiv: true },
      },
    ]
    const good = aCommand('layanan.record', aLayanan({ catatan: 'imunisasi hepatitis B lengkap' }))
    const { replies } = await kader.push(...bad, good)
    expect(
      replies.map((one) => (one.outcome === 'refused' ? [one.kode, one.field] : one.outcome)),
    ).toEqual([
      ['tidak_boleh_dicatat', 'jenis'],
      ['tidak_boleh_dicatat', 'catatan'],
      ['tidak_boleh_dicatat', 'statusSifilis'],
      ['tidak_boleh_dicatat', 'alasan'],
      ['tidak_boleh_dicatat', 'hiv'],
      'accepted',
    ])
    const { rows } =
      await sql`select id from command_log where id = any(${bad.map(({ id }) => id)}::uuid[])`.execute(
        server.owner,
      )
    expect(rows).toEqual([])
  })

  test('come to no phone by the answer of a Puskesmas either', async () => {
    const bidan = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'bidan'),
      { perangkat: null },
    )
    const rujukan = aRujukan(['dua_t'])
    expect(await kader.outcomes(aCommand('rujukan.send', rujukan))).toEqual(['accepted'])
    const answer = (catatan: string) =>
      bidan.post('/api/kantor/rujukan/langkah', {
        rujukanId: rujukan.id,
        basedOnVersion: 1,
        langkah: 'jawab',
        catatan,
        data: { jenis: 'saran_kesehatan', hasil: 'dipantau_di_posyandu' },
      })
    const refused = await answer('Ibunya HIV, jangan diberi ASI')
    expect([refused.statusCode, refused.json()]).toEqual([
      422,
      { kode: 'tidak_boleh_dicatat', field: 'catatan' },
    ])
    expect(
      (await bidan.get(`/api/kantor/rujukan/${rujukan.id}`)).json<RujukanDetail>().moves,
    ).toHaveLength(1)
    expect((await answer('Kontrol bulan depan')).statusCode).toBe(200)
  })
})

describe('LAY-5: the list of services is closed', () => {
  test('a service of a newer app waits on the phone, and is taken when the server has learnt it', async () => {
    const { replies } = await kader.push(
      aCommand('layanan.record', aLayanan({ jenis: 'vaksin_baru1' })),
    )
    expect(replies).toMatchObject([
      { outcome: 'refused', kode: 'jenis_tidak_dikenal', field: 'jenis' },
    ])
  })

  test('a field of a newer app beside a known service is kept (SYNC-19)', async () => {
    const body = aLayanan({}, { nomorBatch: 'B-17' })
    expect(await kader.outcomes(aCommand('layanan.record', body))).toEqual(['accepted'])
    const { changes } = await kader.pull(tempat.posyanduId)
    expect(changes.find(([, { id }]) => id === body.id)?.[1]).toMatchObject({ nomorBatch: 'B-17' })
  })
})

describe('the last line', () => {
  test('the tables know the same words as the rule', async () => {
    const kode = [
      ...KODE_TIDAK_DICATAT,
      ...KODE_TIDAK_DICATAT.flatMap((one) => [
        `${one}_reaktif`,
        `hasil_${one}`,
        `${one}2`,
        `x${one}`,
        `${one}x`,
      ]),
      ...KODE_LAYANAN[1],
      'hepatitis_a',
      'archive',
      'waris',
    ]
    const { rows } = await sql<{ kode: string; closed: boolean }>`
      select k as kode, kode_tidak_dicatat(k) as closed from unnest(${kode}::text[]) as k`.execute(
      server.owner,
    )
    const ofRule = kode.map((one) => ({ kode: one, closed: isKodeTidakDicatat(one) }))
    expect(rows).toEqual(ofRule)
    expect(rows.filter(({ closed }) => closed).length).toBeGreaterThan(90)
  })

  test('a backup can be restored: the checks find their words without a search path', async () => {
    const { rows } = await server.owner.transaction().execute(async (tx) => {
      await sql`set local search_path = ''`.execute(tx)
      return sql<{ refused: boolean }>`
        select public.ada_kode_tidak_dicatat(array[kode]) as refused
        from unnest(array['dua_t', 'sifilis']) with ordinality as k (kode, n) order by n`.execute(
        tx,
      )
    })
    expect(rows).toEqual([{ refused: false }, { refused: true }])
  })

  test('the database itself refuses such a service, temuan and reason', async () => {
    const service = sql`insert into layanan (kabupaten_kode, id, posyandu_id, sasaran_id, jenis, tanggal, recorded_at, change_seq)
      values (${tempat.kabupatenKode}, ${anId()}, ${tempat.posyanduId}, ${sasaranId}, 'tes_hiv', '2026-09-08', now(), 9001)`
    await expect(service.execute(server.owner)).rejects.toThrow(/layanan_jenis_boleh_dicatat/)
    const temuan = sql`insert into kebutuhan (kabupaten_kode, id, posyandu_id, bidang, jenis, uraian, tanggal, dicatat_oleh, recorded_at)
      values (${tempat.kabupatenKode}, ${anId()}, ${tempat.posyanduId}, 'sosial', 'waria', '', '2026-09-08', ${kader.me.penggunaId}, now())`
    await expect(temuan.execute(server.owner)).rejects.toThrow(/kebutuhan_jenis_boleh_dicatat/)
    const rujukan = sql`update rujukan set alasan = array['dua_t', 'sifilis'] where sasaran_id = ${sasaranId}`
    await expect(rujukan.execute(server.owner)).rejects.toThrow(/rujukan_alasan_boleh_dicatat/)
  })
})

function aLayanan(over: { jenis?: string; catatan?: string }, extra: object = {}) {
  return {
    id: anId<'layanan'>(),
    posyanduId: tempat.posyanduId,
    sasaranId,
    hariBukaId: null,
    jenis: 'vitamin_a_merah',
    tanggal: tanggal('2026-09-08'),
    jumlah: 1,
    catatan: '',
    isDisalin: false,
    supersedes: null,
    batalKarena: null,
    ...over,
    ...extra,
  }
}

function aRujukan(alasan: string[]) {
  return {
    id: anId<'rujukan'>(),
    posyanduId: tempat.posyanduId,
    sasaranId,
    urgensi: 'minggu_ini' as const,
    alasan,
    catatan: '',
    tanggal: tanggal('2026-09-08'),
  }
}
