import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import { readLangkah, readMove } from '@simpul/contract/rujukan-move.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { Command } from '@simpul/contract/sync.ts'
import { roadOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { barisLangkah } from '@simpul/domain/rujukan/status-rujukan.ts'
import type { HariBukaId, KehadiranId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'

/** Everything of one person that is no field of hers. */
export interface Riwayat {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
  readonly rujukan: readonly RujukanRecord[]
}
export const EMPTY_RIWAYAT: Riwayat = { pengukuran: [], layanan: [], rujukan: [] }

export interface HariRecords {
  readonly hari: HariBukaRecord | null
  readonly kehadiran: readonly KehadiranRecord[]
}

/** What a command may change: read and written through this, so that the rule knows no database. */
export interface Records {
  sasaran(id: SasaranId): SasaranRecord | undefined
  putSasaran(record: SasaranRecord): void
  hari(id: HariBukaId): HariRecords
  putHari(id: HariBukaId, records: HariRecords): void
  /** The day an arrival belongs to. */
  hariOfKehadiran(id: KehadiranId): HariBukaId | undefined
  rujukan(id: RujukanId): RujukanRecord | undefined
  putRujukan(record: RujukanRecord): void
  changeRiwayat(id: SasaranId, change: (riwayat: Riwayat) => Riwayat): void
}

type Apply<K extends CommandKind> = (records: Records, body: CommandBody<K>, command: Command) => void

/** Something is shown before the server has decided (SYNC-26); what the server decides replaces it. */
export function applyCommand(records: Records, command: Command): void {
  if (!isCommandKind(command.kind)) return
  // The body was parsed when it was saved; its kind says its shape.
  const apply = APPLY[command.kind] as Apply<CommandKind>
  apply(records, command.body as CommandBody<CommandKind>, command)
}

/** Of whom the history changes, or null: then the person's row need not be opened. */
export function sasaranOf(command: Command): SasaranId | null {
  const { sasaranId } = command.body
  const touches = command.kind === 'pengukuran.record' || command.kind === 'layanan.record' || command.kind === 'rujukan.send'
  return touches && typeof sasaranId === 'string' ? (sasaranId as SasaranId) : null
}

const APPLY: { readonly [K in CommandKind]: Apply<K> } = {
  'sasaran.register': (records, body, command) => {
    records.putSasaran({
      ...body,
      keluargaId: null,
      statusSasaran: 'aktif',
      leftOn: null,
      pindahKe: null,
      version: 1,
      recordedAt: command.recordedAt,
    })
  },
  'sasaran.correct': (records, body) => {
    const known = records.sasaran(body.sasaranId)
    if (known) records.putSasaran({ ...known, ...withoutUndefined(body.to) })
  },
  'sasaran.leave': (records, body) => {
    const known = records.sasaran(body.sasaranId)
    if (known) records.putSasaran({ ...known, statusSasaran: body.statusSasaran, leftOn: body.leftOn, pindahKe: body.pindahKe })
  },
  'hari_buka.plan': (records, body, command) => {
    const { hari, kehadiran } = records.hari(body.hariBukaId)
    const planned = { ...newHari(body, command), ...hari, tempat: body.tempat, jamMulai: body.jamMulai, undangan: body.undangan, tugas: body.tugas }
    records.putHari(body.hariBukaId, { hari: planned, kehadiran })
  },
  'hari_buka.open': (records, body, command) => {
    const { hari, kehadiran } = records.hari(body.hariBukaId)
    const known = hari ?? newHari(body, command)
    if (known.status === 'ditutup') return
    records.putHari(body.hariBukaId, { hari: { ...known, status: 'dibuka' }, kehadiran })
  },
  'hari_buka.close': (records, body, command) => {
    const { hari, kehadiran } = records.hari(body.hariBukaId)
    records.putHari(body.hariBukaId, { hari: { ...(hari ?? newHari(body, command)), status: 'ditutup', ringkasan: body.ringkasan }, kehadiran })
  },
  'hari_buka.reopen': (records, body, command) => {
    const { hari, kehadiran } = records.hari(body.hariBukaId)
    records.putHari(body.hariBukaId, { hari: { ...(hari ?? newHari(body, command)), status: 'dibuka' }, kehadiran })
  },
  'kehadiran.record': (records, body, command) => {
    const { hari, kehadiran } = records.hari(body.hariBukaId)
    const known = kehadiran.find((one) => one.id === body.kehadiranId)
    // The number that was given first stays (SYNC-15); somebody who was cancelled has come after all.
    const record: KehadiranRecord = known
      ? { ...known, batalKarena: null }
      : {
          id: body.kehadiranId,
          hariBukaId: body.hariBukaId,
          posyanduId: body.posyanduId,
          sasaranId: body.sasaranId,
          tanggal: body.tanggal,
          nomorAntrean: body.nomorAntrean,
          langkahSelesai: [],
          isTamu: body.isTamu,
          batalKarena: null,
          version: 1,
          recordedAt: command.recordedAt,
        }
    records.putHari(body.hariBukaId, { hari, kehadiran: replace(kehadiran, record) })
  },
  'kehadiran.mark': (records, body) => {
    changeKehadiran(records, body.kehadiranId, (one) =>
      one.langkahSelesai.includes(body.langkah)
        ? one
        : { ...one, langkahSelesai: [...one.langkahSelesai, body.langkah].toSorted((a, b) => a - b) },
    )
  },
  'kehadiran.cancel': (records, body) => {
    changeKehadiran(records, body.kehadiranId, (one) => ({ ...one, batalKarena: body.alasan }))
  },
  'pengukuran.record': (records, body, command) => {
    const record: PengukuranRecord = { ...body, supersededBy: null, version: 1, recordedAt: command.recordedAt }
    records.changeRiwayat(body.sasaranId, (riwayat) => ({ ...riwayat, pengukuran: addFact(riwayat.pengukuran, record) }))
  },
  'layanan.record': (records, body, command) => {
    const record: LayananRecord = { ...body, supersededBy: null, version: 1, recordedAt: command.recordedAt }
    records.changeRiwayat(body.sasaranId, (riwayat) => ({ ...riwayat, layanan: addFact(riwayat.layanan, record) }))
  },
  'temuan.record': (records, body, command) => {
    if (roadOf(body.jenis, body.bidang) === 'jalur_rahasia') return
    records.putRujukan({
      ...newRujukan(body.rujukanId, body, command),
      jalur: 'pengajuan',
      bidang: body.bidang,
      jenis: body.jenis,
      kebutuhanId: body.id,
      sasaranId: body.sasaranId,
      pemohonNama: body.pemohonNama,
      lokasi: body.lokasi,
      uraian: body.uraian,
      status: 'di_kader_bidang',
      giliran: 'kader_bidang',
    })
  },
  'rujukan.send': (records, body, command) => {
    const record: RujukanRecord = {
      ...newRujukan(body.id, body, command),
      jalur: 'kesehatan',
      bidang: 'kesehatan',
      sasaranId: body.sasaranId,
      urgensi: body.urgensi,
      alasan: body.alasan,
      uraian: body.catatan,
      status: 'dikirim',
      giliran: 'kantor',
    }
    records.putRujukan(record)
    records.changeRiwayat(body.sasaranId, (riwayat) => ({ ...riwayat, rujukan: replace(riwayat.rujukan, record) }))
  },
  'rujukan.move': (records, body) => {
    const known = records.rujukan(body.rujukanId)
    const langkah = readLangkah(body.langkah)
    if (!known || !langkah) return
    const row = barisLangkah(known.jalur, langkah)
    const [only, ...others] = row?.ke ?? []
    // Where the answer or the past decides, the server says; until then the words stay as they are.
    if (!only || others.length > 0 || !readMove(body, known.openedOn).ok) return
    records.putRujukan({ ...known, status: only })
  },
}

function newHari(body: { hariBukaId: HariBukaId; posyanduId: HariBukaRecord['posyanduId']; tanggal: HariBukaRecord['tanggal'] }, command: Command): HariBukaRecord {
  return {
    id: body.hariBukaId,
    posyanduId: body.posyanduId,
    tanggal: body.tanggal,
    status: 'direncanakan',
    tempat: '',
    jamMulai: '',
    undangan: '',
    tugas: [],
    ringkasan: null,
    version: 1,
    recordedAt: command.recordedAt,
  }
}

function newRujukan(
  id: RujukanId,
  body: { posyanduId: RujukanRecord['posyanduId']; tanggal: RujukanRecord['openedOn'] },
  command: Command,
): RujukanRecord {
  return {
    id,
    posyanduId: body.posyanduId,
    jalur: 'pengajuan',
    bidang: 'kesehatan',
    jenis: null,
    kebutuhanId: null,
    sasaranId: null,
    pemohonNama: null,
    lokasi: null,
    uraian: null,
    urgensi: 'biasa',
    alasan: [],
    status: 'di_kader_bidang',
    giliran: 'kader_bidang',
    kantorNama: null,
    jawaban: null,
    dueOn: null,
    dijanjikanPada: null,
    isPaused: false,
    openedOn: body.tanggal,
    version: 1,
    recordedAt: command.recordedAt,
  }
}

function changeKehadiran(records: Records, id: KehadiranId, change: (one: KehadiranRecord) => KehadiranRecord): void {
  const hariId = records.hariOfKehadiran(id)
  if (!hariId) return
  const { hari, kehadiran } = records.hari(hariId)
  records.putHari(hariId, { hari, kehadiran: kehadiran.map((one) => (one.id === id ? change(one) : one)) })
}

/** Adds a fact once, and marks the one it supersedes. */
function addFact<T extends { readonly id: string; readonly supersedes: string | null; readonly supersededBy: string | null }>(
  list: readonly T[],
  record: T,
): readonly T[] {
  return replace(list, record).map((one) => (one.id === record.supersedes ? { ...one, supersededBy: record.id } : one))
}

export function replace<T extends { readonly id: string }>(list: readonly T[], record: T): readonly T[] {
  return list.some((one) => one.id === record.id) ? list.map((one) => (one.id === record.id ? record : one)) : [...list, record]
}

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
