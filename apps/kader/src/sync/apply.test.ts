import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { HariBukaRecord } from '@simpul/contract/hari-buka.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import {
  type CommandId,
  hariBukaId,
  type KebutuhanId,
  kehadiranId,
  type PengukuranId,
  type PosyanduId,
  type RujukanId,
  type SasaranId,
} from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { applyCommand, type ReadRecord, type RecordChange, type RecordOf } from './apply.ts'
import { appliedOf } from './outbox.ts'

const POSYANDU = '0199c6a0-0000-7000-8000-0000000000aa' as PosyanduId
const ANAK = '0199c6a0-0000-7000-8000-000000000001' as SasaranId
const HARI = tanggal('2026-09-08')
const day = { hariBukaId: hariBukaId(POSYANDU, HARI), posyanduId: POSYANDU, tanggal: HARI }

const anak = {
  id: ANAK,
  posyanduId: POSYANDU,
  keluargaId: null,
  nama: 'Budi',
  namaPanggilan: '',
  jenisKelamin: 'L',
  tanggalLahir: tanggal('2025-09-01'),
  tanggalLahirPasti: true,
  nik: null,
  nikStatus: 'belum',
  nomorKk: null,
  namaIbu: '',
  ibuId: null,
  urutanKembar: null,
  rt: '03',
  rw: '',
  dusun: '',
  alamat: '',
  telepon: '',
  punyaBukuKia: null,
  keadaanIbu: null,
  isTamu: false,
  statusSasaran: 'aktif',
  leftOn: null,
  pindahKe: null,
  version: 4,
  recordedAt: '2026-09-01T00:00:00.000Z',
} satisfies SasaranRecord

const hari = {
  id: day.hariBukaId,
  posyanduId: POSYANDU,
  tanggal: HARI,
  status: 'dibuka',
  tempat: '',
  jamMulai: '',
  undangan: '',
  tugas: [],
  ringkasan: null,
  version: 2,
  recordedAt: '2026-09-01T00:00:00.000Z',
} satisfies HariBukaRecord

/** Applies one after the other, as memory does. */
class Shown {
  readonly #records = new Map<string, RecordOf[keyof RecordOf]>()
  readonly read: ReadRecord = (kind, id) => this.#records.get(`${kind}:${id}`) as never

  constructor(...changes: readonly RecordChange[]) {
    this.#put(changes)
  }

  do<K extends CommandKind>(
    kind: K,
    body: CommandBody<K>,
    version: number | null = null,
    clashing: readonly string[] = [],
  ): this {
    const clash = clashing.map((field) => ({ field, base: null, mine: null, theirs: null }))
    const command = appliedOf(
      {
        id: 'c' as CommandId,
        kind,
        v: 1,
        posyanduId: POSYANDU,
        basedOnVersion: null,
        after: [],
        recordedAt: '2026-09-08T02:00:00.000Z',
        body,
      },
      { sentAt: '', recordId: null, version, clash },
    )
    if (!command) throw new Error(`${kind} is not known`)
    this.#put(applyCommand(this.read, command))
    return this
  }

  #put(changes: readonly RecordChange[]) {
    for (const [kind, record] of changes) this.#records.set(`${kind}:${record.id}`, record)
  }

  sasaran = () => this.read('sasaran', ANAK)
  hari = () => this.read('hari_buka', day.hariBukaId)
}

const correct = (to: CommandBody<'sasaran.correct'>['to']) => ({
  sasaranId: ANAK,
  posyanduId: POSYANDU,
  from: {},
  to,
})

test('a correction shows its fields and leaves the version the server gave (SYNC-12)', () => {
  const shown = new Shown(['sasaran', anak])
    .do('sasaran.correct', correct({ rt: '04' }))
    .do('sasaran.correct', correct({ dusun: 'Krajan' }))
  expect(shown.sasaran()).toEqual({ ...anak, rt: '04', dusun: 'Krajan' })
})

test('after the answer it shows the version the server gave; of a clash theirs is shown', () => {
  const shown = new Shown(['sasaran', anak]).do(
    'sasaran.correct',
    correct({ rt: '04', dusun: 'Krajan' }),
    7,
    ['rt'],
  )
  expect(shown.sasaran()).toEqual({ ...anak, dusun: 'Krajan', version: 7 })
})

test('who is registered already is not made anew: others may have corrected her since', () => {
  const {
    keluargaId: _k,
    statusSasaran: _s,
    leftOn: _l,
    pindahKe: _p,
    version: _v,
    recordedAt: _r,
    ...body
  } = { ...anak, rt: '01' }
  expect(new Shown(['sasaran', anak]).do('sasaran.register', body).sasaran()).toEqual(anak)
  expect(new Shown().do('sasaran.register', body).sasaran()).toMatchObject({
    rt: '01',
    statusSasaran: 'aktif',
    version: 0,
  })
})

test('leaving and coming back', () => {
  const leave = (statusSasaran: 'pindah' | 'aktif') => ({
    sasaranId: ANAK,
    posyanduId: POSYANDU,
    statusSasaran,
    leftOn: statusSasaran === 'aktif' ? null : HARI,
    pindahKe: 'Kudus',
  })
  const shown = new Shown(['sasaran', anak]).do('sasaran.leave', leave('pindah'))
  expect(shown.sasaran()).toMatchObject({
    statusSasaran: 'pindah',
    leftOn: HARI,
    pindahKe: 'Kudus',
  })
  expect(shown.do('sasaran.leave', leave('aktif')).sasaran()).toEqual(anak)
})

test('a day is planned, opened, closed, opened again; a closed one is not opened by the phone that was away', () => {
  const plan = { ...day, tempat: 'Balai', jamMulai: '08.00', undangan: '', tugas: [] }
  const ringkasan = { hadir: {}, skdn: {}, rujukan: 0, temuan: 0, petugas: [] }
  const shown = new Shown().do('hari_buka.plan', plan)
  expect(shown.hari()).toMatchObject({ status: 'direncanakan', tempat: 'Balai' })
  expect(shown.do('hari_buka.open', day).hari()).toMatchObject({
    status: 'dibuka',
    tempat: 'Balai',
  })
  expect(shown.do('hari_buka.close', { ...day, ringkasan }).hari()).toMatchObject({
    status: 'ditutup',
    ringkasan,
  })
  expect(shown.do('hari_buka.open', day).hari()?.status).toBe('ditutup')
  expect(
    shown.do('hari_buka.reopen', { ...day, alasan: 'masih ada yang datang' }).hari()?.status,
  ).toBe('dibuka')
})

test('marks are joined in order, a cancel keeps the first reason, coming again takes it back', () => {
  const id = kehadiranId(POSYANDU, HARI, ANAK)
  const arrive = { ...day, kehadiranId: id, sasaranId: ANAK, nomorAntrean: 'A1', isTamu: false }
  const mark = (langkah: number) => ({ kehadiranId: id, posyanduId: POSYANDU, langkah })
  const cancel = (alasan: string) => ({ kehadiranId: id, posyanduId: POSYANDU, alasan })
  const shown = new Shown(['sasaran', anak], ['hari_buka', hari]).do('kehadiran.record', arrive)
  for (const langkah of [2, 1, 2]) shown.do('kehadiran.mark', mark(langkah))
  shown.do('kehadiran.cancel', cancel('salah orang')).do('kehadiran.cancel', cancel('lain'))
  expect(shown.read('kehadiran', id)).toMatchObject({
    langkahSelesai: [1, 2],
    batalKarena: 'salah orang',
    nomorAntrean: 'A1',
  })
  shown.do('kehadiran.record', { ...arrive, nomorAntrean: 'B9' })
  expect(shown.read('kehadiran', id)).toMatchObject({
    langkahSelesai: [1, 2],
    batalKarena: null,
    nomorAntrean: 'A1',
  })
})

test('a corrected weighing supersedes the one before, and both are kept', () => {
  const weigh = (n: number, supersedes: PengukuranId | null) => ({
    id: `0199c6a0-0000-7000-8000-00000000000${n}` as PengukuranId,
    posyanduId: POSYANDU,
    sasaranId: ANAK,
    hariBukaId: null,
    konteks: 'hari_buka' as const,
    measuredOn: HARI,
    weightGram: 8_000 + n,
    lengthMm: null,
    posisiUkur: null,
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    alasanTidakWajar: null,
    measuredBy: '',
    supersedes,
    batalKarena: null,
  })
  const first = weigh(1, null)
  const second = weigh(2, first.id)
  const shown = new Shown().do('pengukuran.record', first).do('pengukuran.record', second)
  expect(shown.read('pengukuran', first.id)).toMatchObject({
    weightGram: 8_001,
    supersededBy: second.id,
  })
  expect(shown.read('pengukuran', second.id)).toMatchObject({
    weightGram: 8_002,
    supersededBy: null,
  })
})

test('a rujukan kesehatan is at the Puskesmas at once; a move with one way shows it, one that the answer decides waits', () => {
  const id = '0199c6a0-0000-7000-8000-0000000000bb' as RujukanId
  const send = {
    id,
    posyanduId: POSYANDU,
    sasaranId: ANAK,
    urgensi: 'minggu_ini' as const,
    alasan: ['dua_t'],
    catatan: '',
    tanggal: HARI,
  }
  const move = (langkah: string) => ({
    rujukanId: id,
    posyanduId: POSYANDU,
    basedOnVersion: 1,
    langkah,
    catatan: 'x',
    data: {},
  })
  const shown = new Shown().do('rujukan.send', send)
  expect(shown.read('rujukan', id)).toMatchObject({
    jalur: 'kesehatan',
    status: 'dikirim',
    giliran: 'kantor',
    jenis: 'dua_t',
  })
  expect(shown.do('rujukan.move', move('batalkan')).read('rujukan', id)).toMatchObject({
    status: 'dibatalkan',
    giliran: 'tidak_ada',
  })
  expect(shown.do('rujukan.move', move('langkah_baru')).read('rujukan', id)?.status).toBe(
    'dibatalkan',
  )
})

test('a temuan of another bidang waits at its kader, or at the desa when the writer is that kader', () => {
  const body = {
    id: '0199c6a0-0000-7000-8000-0000000000cc' as KebutuhanId,
    rujukanId: '0199c6a0-0000-7000-8000-0000000000dd' as RujukanId,
    posyanduId: POSYANDU,
    bidang: 'pekerjaan_umum' as const,
    jenis: 'jamban',
    sasaranId: null,
    pemohonNama: 'Pak Joko',
    pemohonTelepon: '',
    uraian: '',
    lokasi: 'RT 3',
    rt: '3',
    tanggal: HARI,
  }
  const command = appliedOf(
    {
      id: 'c' as CommandId,
      kind: 'temuan.record',
      v: 1,
      posyanduId: POSYANDU,
      basedOnVersion: null,
      after: [],
      recordedAt: '',
      body,
    },
    null,
  )
  if (!command) throw new Error('temuan.record is not known')
  expect(applyCommand(() => undefined, command)).toMatchObject([
    ['rujukan', { status: 'di_kader_bidang', giliran: 'kader_bidang', pemohonNama: 'Pak Joko' }],
  ])
  expect(
    applyCommand(
      () => undefined,
      command,
      () => 'di_desa',
    ),
  ).toMatchObject([['rujukan', { status: 'di_desa', giliran: 'desa' }]])
})

test('a change of what is not here changes nothing', () => {
  expect(new Shown().do('sasaran.correct', correct({ rt: '04' })).sasaran()).toBeUndefined()
})
