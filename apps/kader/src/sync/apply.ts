import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { HariBukaRecord, KehadiranRecord, OpenHariBuka } from '@simpul/contract/hari-buka.ts'
import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord, SendRujukan } from '@simpul/contract/rujukan.ts'
import { readLangkah } from '@simpul/contract/rujukan-move.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { roadOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { barisLangkah, giliranOf } from '@simpul/domain/rujukan/status-rujukan.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'

/** The records of the feed, by kind. */
export interface RecordOf {
  readonly sasaran: SasaranRecord
  readonly hari_buka: HariBukaRecord
  readonly kehadiran: KehadiranRecord
  readonly pengukuran: PengukuranRecord
  readonly layanan: LayananRecord
  readonly rujukan: RujukanRecord
}

export type RecordChange = {
  readonly [K in keyof RecordOf]: readonly [kind: K, record: RecordOf[K]]
}[keyof RecordOf]

/** How a command looks at what is there. */
export type ReadRecord = <K extends keyof RecordOf>(kind: K, id: string) => RecordOf[K] | undefined

/** A queued or sent command as it is shown over the records. */
export type AppliedCommand = {
  readonly [K in CommandKind]: {
    readonly kind: K
    readonly body: CommandBody<K>
    readonly recordedAt: string
    /** the version the server gave, when it has answered and that record was not pulled yet */
    readonly version: number | null
    /** fields whose clash a person has to look at: theirs is shown until then */
    readonly clashing: ReadonlySet<string>
  }
}[CommandKind]

/** Where a matter of another bidang begins (RUJ-4): it depends on who wrote it and who is kader of it. */
export type BeginsAt = (bidang: Bidang) => 'di_kader_bidang' | 'di_desa'

/** Version of a record that no server has seen. */
const UNSENT_VERSION = 0

/**
 * What a command changes in what this phone shows (SYNC-26), one case for every kind. The server
 * decides; this only shows what it will say when all is well. Versions are never counted up here: two
 * corrections before the first answer were both made on the version the server knows (SYNC-12). What
 * was pulled already is not made anew: others may have changed it since.
 */
export function applyCommand(
  read: ReadRecord,
  command: AppliedCommand,
  beginsAt: BeginsAt = () => 'di_kader_bidang',
): readonly RecordChange[] {
  switch (command.kind) {
    case 'sasaran.register':
      return read('sasaran', command.body.id) ? [] : [['sasaran', newSasaran(command)]]
    case 'sasaran.correct':
      return change(read('sasaran', command.body.sasaranId), (was) => [
        'sasaran',
        {
          ...withFields(was, command.body.to, command.clashing),
          version: command.version ?? was.version,
        },
      ])
    case 'sasaran.leave':
      return change(read('sasaran', command.body.sasaranId), (was) => {
        const { statusSasaran, leftOn, pindahKe } = command.body
        const isLeaving = statusSasaran !== 'aktif'
        const end = {
          leftOn: isLeaving ? leftOn : null,
          pindahKe: isLeaving && pindahKe !== '' ? pindahKe : null,
        }
        return [
          'sasaran',
          { ...was, statusSasaran, ...end, version: command.version ?? was.version },
        ]
      })
    case 'hari_buka.plan': {
      const { tempat, jamMulai, undangan, tugas } = command.body
      const day = read('hari_buka', command.body.hariBukaId) ?? newDay(command, 'direncanakan')
      if (day.status === 'ditutup') return []
      const planned = withFields(day, { tempat, jamMulai, undangan, tugas }, command.clashing)
      return [['hari_buka', { ...planned, version: command.version ?? day.version }]]
    }
    case 'hari_buka.open': {
      const day = read('hari_buka', command.body.hariBukaId) ?? newDay(command, 'dibuka')
      if (day.status === 'ditutup') return []
      return [['hari_buka', { ...day, status: 'dibuka', version: command.version ?? day.version }]]
    }
    case 'hari_buka.close':
      return change(read('hari_buka', command.body.hariBukaId), (day) => [
        'hari_buka',
        {
          ...day,
          status: 'ditutup',
          ringkasan: command.body.ringkasan,
          version: command.version ?? day.version,
        },
      ])
    case 'hari_buka.reopen':
      return change(read('hari_buka', command.body.hariBukaId), (day) => [
        'hari_buka',
        { ...day, status: 'dibuka', version: command.version ?? day.version },
      ])
    case 'kehadiran.record': {
      const was = read('kehadiran', command.body.kehadiranId)
      return [['kehadiran', was ? { ...was, batalKarena: null } : newKehadiran(command)]]
    }
    case 'kehadiran.mark':
      return change(read('kehadiran', command.body.kehadiranId), (was) => {
        const marks = new Set([...was.langkahSelesai, command.body.langkah])
        return ['kehadiran', { ...was, langkahSelesai: [...marks].sort((a, b) => a - b) }]
      })
    case 'kehadiran.cancel':
      return change(read('kehadiran', command.body.kehadiranId), (was) => [
        'kehadiran',
        { ...was, batalKarena: was.batalKarena ?? command.body.alasan },
      ])
    case 'pengukuran.record': {
      if (read('pengukuran', command.body.id)) return []
      const added: PengukuranRecord = { ...command.body, supersededBy: null, ...stamp(command) }
      const before = added.supersedes === null ? undefined : read('pengukuran', added.supersedes)
      const was = change(before, (old) => ['pengukuran', { ...old, supersededBy: added.id }])
      return [...was, ['pengukuran', added]]
    }
    case 'layanan.record': {
      if (read('layanan', command.body.id)) return []
      const added: LayananRecord = { ...command.body, supersededBy: null, ...stamp(command) }
      const before = added.supersedes === null ? undefined : read('layanan', added.supersedes)
      const was = change(before, (old) => ['layanan', { ...old, supersededBy: added.id }])
      return [...was, ['layanan', added]]
    }
    case 'temuan.record':
      if (read('rujukan', command.body.rujukanId)) return []
      return [['rujukan', openedByTemuan(command.body, stamp(command), beginsAt)]]
    case 'rujukan.send':
      return read('rujukan', command.body.id)
        ? []
        : [['rujukan', sentRujukan(command.body, stamp(command))]]
    case 'rujukan.move':
      return change(read('rujukan', command.body.rujukanId), (was) => moved(was, command))
  }
}

type Of<K extends CommandKind> = Extract<AppliedCommand, { readonly kind: K }>

function change<T>(was: T | undefined, next: (was: T) => RecordChange): readonly RecordChange[] {
  return was === undefined ? [] : [next(was)]
}

function withFields<T extends object>(was: T, fields: object, except: ReadonlySet<string>): T {
  const given = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !except.has(name),
  )
  return { ...was, ...Object.fromEntries(given) }
}

function stamp(command: AppliedCommand) {
  return { version: command.version ?? UNSENT_VERSION, recordedAt: command.recordedAt }
}

function newSasaran(command: Of<'sasaran.register'>): SasaranRecord {
  return {
    ...command.body,
    keluargaId: null,
    statusSasaran: 'aktif',
    leftOn: null,
    pindahKe: null,
    ...stamp(command),
  }
}

function newDay(
  command: Of<'hari_buka.plan'> | Of<'hari_buka.open'>,
  status: 'direncanakan' | 'dibuka',
): HariBukaRecord {
  const { hariBukaId, posyanduId, tanggal }: OpenHariBuka = command.body
  const empty = { tempat: '', jamMulai: '', undangan: '', tugas: [], ringkasan: null }
  return { id: hariBukaId, posyanduId, tanggal, status, ...empty, ...stamp(command) }
}

function newKehadiran(command: Of<'kehadiran.record'>): KehadiranRecord {
  const { kehadiranId, hariBukaId, posyanduId, sasaranId, tanggal, nomorAntrean, isTamu } =
    command.body
  return {
    id: kehadiranId,
    hariBukaId,
    posyanduId,
    sasaranId,
    tanggal,
    nomorAntrean,
    isTamu,
    langkahSelesai: [],
    batalKarena: null,
    ...stamp(command),
  }
}

/** What the server adds when it has taken it: who has it, and until when. */
const NOT_ANSWERED = {
  kantorNama: null,
  jawaban: null,
  dueOn: null,
  dijanjikanPada: null,
  isPaused: false,
} as const

function sentRujukan(body: SendRujukan, stamped: ReturnType<typeof stamp>): RujukanRecord {
  return {
    id: body.id,
    posyanduId: body.posyanduId,
    jalur: 'kesehatan',
    bidang: 'kesehatan',
    jenis: body.alasan[0] ?? null,
    kebutuhanId: null,
    sasaranId: body.sasaranId,
    pemohonNama: null,
    lokasi: null,
    uraian: body.catatan,
    urgensi: body.urgensi,
    alasan: body.alasan,
    status: 'dikirim',
    giliran: 'kantor',
    openedOn: body.tanggal,
    ...NOT_ANSWERED,
    ...stamped,
  }
}

function openedByTemuan(
  body: RecordTemuan,
  stamped: ReturnType<typeof stamp>,
  beginsAt: BeginsAt,
): RujukanRecord {
  const isHealth = body.bidang === 'kesehatan'
  const isDarurat = roadOf(body.jenis, body.bidang) === 'darurat'
  const status = isHealth ? 'dikirim' : isDarurat ? 'di_desa' : beginsAt(body.bidang)
  return {
    id: body.rujukanId,
    posyanduId: body.posyanduId,
    jalur: isHealth ? 'kesehatan' : 'pengajuan',
    bidang: body.bidang,
    jenis: body.jenis,
    kebutuhanId: body.id,
    sasaranId: body.sasaranId,
    pemohonNama: body.pemohonNama === '' ? null : body.pemohonNama,
    lokasi: body.lokasi,
    uraian: body.uraian,
    urgensi: isDarurat ? 'sekarang' : isHealth ? 'minggu_ini' : 'biasa',
    alasan: [body.jenis],
    status,
    giliran: giliranOf(isHealth ? 'kesehatan' : 'pengajuan', status, null),
    openedOn: body.tanggal,
    ...NOT_ANSWERED,
    ...stamped,
  }
}

/** A move with one way to go is shown at once; where the answer decides, the status waits for the server. */
function moved(was: RujukanRecord, command: Of<'rujukan.move'>): RecordChange {
  const version = command.version ?? was.version
  const langkah = readLangkah(command.body.langkah)
  const ke = langkah ? (barisLangkah(was.jalur, langkah)?.ke ?? []) : []
  const [status] = ke
  if (status === undefined || ke.length !== 1) return ['rujukan', { ...was, version }]
  return ['rujukan', { ...was, status, giliran: giliranOf(was.jalur, status, null), version }]
}
