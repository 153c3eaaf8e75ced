import type { OfficeMove } from '@simpul/contract/kantor.ts'
import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { MoveData, RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { PenggunaId, RujukanId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inKabupaten } from '../db/database.ts'
import { composeActor } from '../pengguna/actor.store.ts'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'
import { moveRujukanInOffice } from './move-rujukan.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller
let kaderPu: Caller
let operator: PenggunaBaru
let dinas: PenggunaBaru
let bidan: PenggunaBaru

beforeAll(async () => {
  server = await testServer()
  const { app, owner } = server
  tempat = await aTempat(owner)
  kader = await Caller.signIn(app, tempat, await aPengguna(owner, tempat, 'kader'))
  kaderPu = await Caller.signIn(
    app,
    tempat,
    await aPengguna(owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
  )
  operator = await aPengguna(owner, tempat, 'operator')
  dinas = await aPengguna(owner, tempat, 'petugas_dinas', { bidang: 'pekerjaan_umum' })
  bidan = await aPengguna(owner, tempat, 'bidan')
})

describe('a pengajuan, from the mouth of a resident to the answer on the phone', () => {
  test('kader → kader of the bidang → desa → office → answer → sudah beres, with both clocks', async () => {
    const temuan = aTemuan()
    expect(await kader.outcomes(aCommand('temuan.record', temuan))).toEqual(['accepted'])
    expect(await rujukanOf(kaderPu, temuan.rujukanId)).toMatchObject({
      status: 'di_kader_bidang',
      giliran: 'kader_bidang',
      uraian: 'WC cemplung',
      pemohonNama: 'Bu Contoh',
      dueOn: '2026-09-15',
      version: 1,
    })
    // The one who told it sees one line by name of the applicant, and nothing of the matter.
    expect(await rujukanOf(kader, temuan.rujukanId)).toMatchObject({
      status: 'di_kader_bidang',
      pemohonNama: 'Bu Contoh',
      jenis: null,
      uraian: null,
      lokasi: null,
      alasan: [],
    })

    expect(await phoneMove(kader, temuan.rujukanId, 1, 'ajukan')).toBe('refused tidak_berwenang')
    expect(await phoneMove(kaderPu, temuan.rujukanId, 1, 'ajukan')).toBe('accepted')
    expect(await officeMove(operator, temuan.rujukanId, 1, 'verifikasi', 'benar')).toEqual(
      err({ kode: 'sudah_berubah', version: 2 }),
    )
    expect(await officeMove(operator, temuan.rujukanId, 2, 'verifikasi', '')).toEqual(
      err({ kode: 'jawaban_kurang', field: 'catatan' }),
    )
    expect(
      await officeMove(operator, temuan.rujukanId, 2, 'verifikasi', 'sudah dilihat'),
    ).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await officeMove(dinas, temuan.rujukanId, 3, 'terima')).toEqual(
      err({ kode: 'tidak_ditemukan' }),
    )
    expect(
      await officeMove(operator, temuan.rujukanId, 3, 'teruskan', '', { kantorId: tempat.desaId }),
    ).toEqual(err({ kode: 'tidak_ada_kantor', field: 'kantorId' }))
    expect(
      await officeMove(operator, temuan.rujukanId, 3, 'teruskan', '', {
        kantorId: tempat.dinasId.pekerjaan_umum,
      }),
    ).toMatchObject({ ok: true })
    expect(
      await officeMove(dinas, temuan.rujukanId, 4, 'jawab', 'Dikerjakan Maret', {
        jenis: 'dijadwalkan',
      }),
    ).toEqual(err({ kode: 'jawaban_kurang', field: 'dijanjikanPada' }))
    expect(
      await officeMove(dinas, temuan.rujukanId, 4, 'jawab', 'Dikerjakan Maret', {
        jenis: 'dijadwalkan',
        dijanjikanPada: tanggal('2027-03-01'),
        sumberDana: 'apbd_kabupaten',
        nilaiRupiah: 3_000_000,
      }),
    ).toMatchObject({ ok: true, value: { version: 5 } })

    expect(await rujukanOf(kaderPu, temuan.rujukanId)).toMatchObject({
      status: 'dijadwalkan',
      dijanjikanPada: '2027-03-01',
      dueOn: null,
      kantorNama: 'Kantor dinas',
      jawaban: {
        jenis: 'dijadwalkan',
        catatan: 'Dikerjakan Maret',
        data: { nilaiRupiah: 3_000_000 },
      },
    })
    expect(await phoneMove(kaderPu, temuan.rujukanId, 5, 'nyatakan_beres')).toBe('accepted')
    const { rows } =
      await sql`select langkah, ke, peran, kantor_id = ${tempat.dinasId.pekerjaan_umum} as at_dinas
      from rujukan_move where rujukan_id = ${temuan.rujukanId} order by urut`.execute(server.owner)
    expect(rows).toEqual([
      { langkah: 'buat', ke: 'di_kader_bidang', peran: 'kader', at_dinas: null },
      { langkah: 'ajukan', ke: 'di_desa', peran: 'kader', at_dinas: null },
      { langkah: 'verifikasi', ke: 'diverifikasi', peran: 'operator', at_dinas: null },
      { langkah: 'teruskan', ke: 'diteruskan', peran: 'operator', at_dinas: true },
      { langkah: 'jawab', ke: 'dijadwalkan', peran: 'petugas_dinas', at_dinas: true },
      { langkah: 'nyatakan_beres', ke: 'sudah_beres', peran: 'kader', at_dinas: true },
    ])
    const audit =
      await sql`select action from audit_entry where subject_id = ${temuan.rujukanId}`.execute(
        server.owner,
      )
    expect(audit.rows).toHaveLength(6)
  })

  test('two moves queued on one phone: the second stands on the first (SYNC-12)', async () => {
    const temuan = aTemuan()
    const record = aCommand('temuan.record', temuan)
    const move = aCommand(
      'rujukan.move',
      { ...moveBody(temuan.rujukanId, 1, 'ajukan') },
      { after: [record.id] },
    )
    const again = aCommand(
      'rujukan.move',
      { ...moveBody(temuan.rujukanId, 1, 'kunjungi_lapangan'), catatan: 'foto' },
      { after: [move.id] },
    )
    // A pengurus of the bidang starts at the desa: her own first step is done.
    expect(await kaderPu.outcomes(record, move)).toEqual(['accepted', 'refused langkah_tidak_sah'])
    const other = aTemuan()
    const first = aCommand('temuan.record', other)
    await kader.push(first)
    const submit = aCommand('rujukan.move', moveBody(other.rujukanId, 1, 'ajukan'))
    const seen = aCommand(
      'rujukan.move',
      { ...moveBody(other.rujukanId, 1, 'kunjungi_lapangan'), catatan: 'foto' },
      { after: [submit.id] },
    )
    expect(await kaderPu.outcomes(submit, seen)).toEqual(['accepted', 'accepted'])
    expect(again.after).toEqual([move.id])
  })

  test('a fire goes past kader and verification to the office at once', async () => {
    const temuan = aTemuan({ bidang: 'trantibumlinmas', jenis: 'kebakaran' })
    await kader.push(aCommand('temuan.record', temuan))
    const { rows } =
      await sql`select status, giliran, kantor_id, urgensi from rujukan where id = ${temuan.rujukanId}`.execute(
        server.owner,
      )
    expect(rows).toEqual([
      {
        status: 'diteruskan',
        giliran: 'kantor',
        kantor_id: tempat.dinasId.trantibumlinmas,
        urgensi: 'sekarang',
      },
    ])
  })

  test('the narrow lane records nothing: no kebutuhan, no rujukan, no command, no audit', async () => {
    const temuan = aTemuan({ bidang: 'sosial', jenis: 'kekerasan_anak' })
    const command = aCommand('temuan.record', temuan)
    expect(await kader.outcomes(command)).toEqual(['refused jalur_rahasia'])
    for (const table of ['kebutuhan', 'rujukan', 'command_log']) {
      const { rows } =
        await sql`select from ${sql.table(table)} where id in (${temuan.id}, ${temuan.rujukanId}, ${command.id})`.execute(
          server.owner,
        )
      expect(rows).toHaveLength(0)
    }
    const audit =
      await sql`select from audit_entry where subject_id in (${temuan.id}, ${temuan.rujukanId})`.execute(
        server.owner,
      )
    expect(audit.rows).toHaveLength(0)
  })

  test('a matter of another bidang leaves the phone that had it', async () => {
    const temuan = aTemuan()
    await kader.push(aCommand('temuan.record', temuan))
    const before = await kaderPu.pull(tempat.posyanduId)
    const data = { bidang: 'perumahan_rakyat' }
    expect(await phoneMove(kaderPu, temuan.rujukanId, 1, 'alihkan_bidang', 'atapnya', data)).toBe(
      'accepted',
    )
    const after = await kaderPu.pull(tempat.posyanduId, {
      epoch: before.epoch,
      scope: before.scope,
      since: before.next,
    })
    expect(after.removals).toEqual([['rujukan', temuan.rujukanId]])
  })
})

describe('a rujukan kesehatan', () => {
  test('goes to the Puskesmas of the posyandu; the desa cannot find it; the advice comes back', async () => {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const id = anId<'rujukan'>()
    const send = aCommand('rujukan.send', {
      id,
      posyanduId: tempat.posyanduId,
      sasaranId: sasaran.id,
      urgensi: 'minggu_ini',
      alasan: ['dua_t'],
      catatan: '',
      tanggal: tanggal('2026-09-08'),
    })
    expect(await kader.outcomes(aCommand('sasaran.register', sasaran), send)).toEqual([
      'accepted',
      'accepted',
    ])
    expect(
      await kaderPu.outcomes(
        aCommand('rujukan.send', { ...send.body, id: anId<'rujukan'>() } as never),
      ),
    ).toEqual(['refused tidak_berwenang'])
    expect(await rujukanOf(kaderPu, id)).toBeUndefined()
    expect(await officeMove(operator, id, 1, 'terima')).toEqual(err({ kode: 'tidak_ditemukan' }))
    expect(
      await officeMove(bidan, id, 1, 'jawab', 'Beri PMT', {
        jenis: 'saran_kesehatan',
        hasil: 'dipantau_di_posyandu',
      }),
    ).toMatchObject({ ok: true })
    expect(await rujukanOf(kader, id)).toMatchObject({
      status: 'dijawab',
      giliran: 'kader_bidang',
      jawaban: { catatan: 'Beri PMT' },
    })
  })
})

function aTemuan(over: Partial<RecordTemuan> = {}): RecordTemuan {
  return {
    id: anId<'kebutuhan'>(),
    rujukanId: anId<'rujukan'>(),
    posyanduId: tempat.posyanduId,
    bidang: 'pekerjaan_umum',
    jenis: 'jamban',
    sasaranId: null,
    pemohonNama: 'Bu Contoh',
    pemohonTelepon: '',
    uraian: 'WC cemplung',
    lokasi: 'RT 3',
    rt: '03',
    tanggal: tanggal('2026-09-08'),
    ...over,
  }
}

function moveBody(rujukanId: RujukanId, basedOnVersion: number, langkah: string) {
  return {
    rujukanId,
    posyanduId: tempat.posyanduId,
    basedOnVersion,
    langkah,
    catatan: '',
    data: {},
  }
}

async function phoneMove(
  who: Caller,
  id: RujukanId,
  version: number,
  langkah: string,
  catatan = '',
  data: MoveData = {},
) {
  const [outcome] = await who.outcomes(
    aCommand('rujukan.move', { ...moveBody(id, version, langkah), catatan, data }),
  )
  return outcome
}

function officeMove(
  who: PenggunaBaru,
  rujukanId: RujukanId,
  basedOnVersion: number,
  langkah: OfficeMove['langkah'],
  catatan = '',
  data: MoveData = {},
): Promise<Result<unknown, Refusal>> {
  return inKabupaten(server.db, tempat.kabupatenKode, async (tx) => {
    const actor = await composeActor(
      tx,
      {
        kabupatenKode: tempat.kabupatenKode,
        penggunaId: who.id satisfies PenggunaId,
        perangkatId: null,
        nama: 'Petugas',
        zona: 'WIB',
        tokenHash: Buffer.alloc(0),
      },
      server.clock.now,
    )
    const moved = await moveRujukanInOffice(tx, actor, {
      rujukanId,
      basedOnVersion,
      langkah,
      catatan,
      data,
    })
    return moved.ok ? ok(moved.value) : moved
  })
}

async function rujukanOf(who: Caller, id: RujukanId): Promise<RujukanRecord | undefined> {
  const { changes } = await who.pull(tempat.posyanduId)
  return changes.find(([kind, record]) => kind === 'rujukan' && record['id'] === id)?.[1] as
    | RujukanRecord
    | undefined
}
