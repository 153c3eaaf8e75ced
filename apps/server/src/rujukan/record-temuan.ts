import type { RecordTemuan } from '@simpul/contract/kebutuhan.ts'
import type { SendRujukan } from '@simpul/contract/rujukan.ts'
import { isRecordable, jenisKebutuhanOf, roadOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import type { UrgensiRujukan } from '@simpul/domain/rujukan/jam-rujukan.ts'
import { openRujukan } from '@simpul/domain/rujukan/rujukan.ts'
import type { KebutuhanId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { jenisDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import { isAhead } from '../hari-buka/move-hari-buka.ts'
import type { KebutuhanRow } from '../kebutuhan/kebutuhan.store.ts'
import type { Records } from '../records.ts'
import type { SasaranRow } from '../sasaran/sasaran.store.ts'
import { withClocks } from './clock-rujukan.ts'
import type { Offices } from './offices.store.ts'
import type { RujukanRow } from './rujukan.store.ts'

export interface RujukanWork {
  readonly sasaran: Records<SasaranRow>
  readonly kebutuhan: Records<KebutuhanRow>
  readonly usedKebutuhan: ReadonlySet<string>
  readonly rujukan: Records<RujukanRow>
  /** loaded when a command of the push needs them */
  readonly offices: Offices | null
}

/**
 * A lack told once, and the matter it opens. The narrow lane is shown and never recorded: the answer
 * says whom to call, and no row of any table knows that it was asked (invariant 12).
 */
export function recordTemuan(work: RujukanWork, fact: Fact, body: RecordTemuan): Decision {
  if (!isRecordable(body.jenis)) return refused('jalur_rahasia', 'jenis')
  const known = jenisKebutuhanOf(body.jenis)
  if (known && known.bidang !== body.bidang) return refused('isian_salah', 'bidang')
  if (known?.hanyaDi === 'desa' && jenisDesa(fact.posyandu.desaKode) === 'kelurahan') {
    return refused('tidak_di_kelurahan', 'jenis')
  }
  if (isAhead(fact, body.tanggal)) return refused('tanggal_di_depan', 'tanggal')
  if (work.kebutuhan.has(body.id) || work.usedKebutuhan.has(body.id))
    return refused('id_dipakai', 'id')
  if (work.rujukan.has(body.rujukanId)) return refused('id_dipakai', 'rujukanId')
  const isHealth = body.bidang === 'kesehatan'
  if (isHealth && body.sasaranId === null) return refused('isian_salah', 'sasaranId')
  if (body.sasaranId !== null && !work.sasaran.own(body.sasaranId, fact.posyandu.id)) {
    return refused('tidak_ditemukan', 'sasaranId')
  }

  const isDarurat = roadOf(body.jenis, body.bidang) === 'darurat'
  const opened = open(work, fact, {
    id: body.rujukanId,
    bidang: body.bidang,
    kebutuhanId: body.id,
    sasaranId: body.sasaranId,
    urgensi: isDarurat ? 'sekarang' : isHealth ? 'minggu_ini' : 'biasa',
    alasan: [body.jenis],
    ringkasan: '',
    isDarurat,
    tanggal: body.tanggal,
    extra: {},
  })
  if (opened.outcome !== 'accepted') return opened
  work.kebutuhan.add({
    id: body.id,
    posyanduId: fact.posyandu.id,
    version: 1,
    bidang: body.bidang,
    jenis: body.jenis,
    sasaranId: body.sasaranId,
    pemohonNama: body.pemohonNama,
    pemohonTelepon: body.pemohonTelepon,
    uraian: body.uraian,
    lokasi: body.lokasi,
    rt: body.rt,
    isDarurat,
    tanggal: body.tanggal,
    dicatatOleh: fact.actor.penggunaId,
    recordedAt: fact.recordedAt,
    extra: fact.extra,
  })
  return opened
}

/** Rujukan kesehatan: straight to the Puskesmas of the posyandu. */
export function sendRujukan(work: RujukanWork, fact: Fact, body: SendRujukan): Decision {
  if (!body.alasan.every((kode) => isRecordable(kode))) return refused('jalur_rahasia', 'alasan')
  if (!work.sasaran.own(body.sasaranId, fact.posyandu.id))
    return refused('tidak_ditemukan', 'sasaranId')
  if (work.rujukan.has(body.id)) return refused('id_dipakai', 'id')
  if (isAhead(fact, body.tanggal)) return refused('tanggal_di_depan', 'tanggal')
  return open(work, fact, {
    id: body.id,
    bidang: 'kesehatan',
    kebutuhanId: null,
    sasaranId: body.sasaranId,
    urgensi: body.urgensi,
    alasan: body.alasan,
    ringkasan: body.catatan,
    isDarurat: body.urgensi === 'sekarang',
    tanggal: body.tanggal,
    extra: fact.extra,
  })
}

interface Draft {
  readonly id: RujukanId
  readonly bidang: Bidang
  readonly kebutuhanId: KebutuhanId | null
  readonly sasaranId: SasaranId | null
  readonly urgensi: UrgensiRujukan
  readonly alasan: readonly string[]
  readonly ringkasan: string
  readonly isDarurat: boolean
  readonly tanggal: Tanggal
  readonly extra: Fact['extra']
}

function open(work: RujukanWork, fact: Fact, draft: Draft): Decision {
  const { posyandu, actor } = fact
  const { offices } = work
  if (!offices) throw new Error('the offices were not loaded for a rujukan')
  const isHealth = draft.bidang === 'kesehatan'
  const opened = openRujukan(
    {
      id: draft.id,
      jalur: isHealth ? 'kesehatan' : 'pengajuan',
      bidang: draft.bidang,
      desaKode: posyandu.desaKode,
      isKelurahan: jenisDesa(posyandu.desaKode) === 'kelurahan',
      isDarurat: draft.isDarurat,
      kantorId: isHealth
        ? posyandu.puskesmasId
        : draft.isDarurat
          ? offices.dinasOf(draft.bidang)
          : null,
    },
    {
      isWrittenByBidang: isWrittenByBidang(fact, draft.bidang),
      hasKaderBidang: offices.kaderBidang.has(draft.bidang),
    },
  )
  if (!opened.ok) return refused(opened.error.kode)
  const { value } = opened
  // The moment of the temuan starts the clock; a phone's clock that runs ahead does not.
  const at = Math.min(Date.parse(fact.recordedAt), fact.now)
  const openedAt = new Date(at).toISOString()
  const sasaran =
    draft.sasaranId === null ? undefined : work.sasaran.own(draft.sasaranId, posyandu.id)
  const row: RujukanRow = {
    id: value.id,
    // Somebody who was moved meanwhile takes it along (SYNC-25); the desa stays that of the temuan.
    posyanduId: sasaran?.posyanduId ?? posyandu.id,
    version: 1,
    jalur: value.jalur,
    desaKode: value.desaKode,
    bidang: value.bidang,
    kebutuhanId: draft.kebutuhanId,
    sasaranId: draft.sasaranId,
    urgensi: draft.urgensi,
    alasan: draft.alasan,
    ringkasan: draft.ringkasan,
    isDarurat: draft.isDarurat,
    status: value.status,
    giliran: value.giliran,
    kantorId: value.kantorId,
    jawaban: null,
    dijanjikanPada: null,
    openedAt,
    openedOn: draft.tanggal,
    giliranSejak: openedAt,
    desaDueOn: null,
    kantorDueOn: null,
    merahSejakOn: null,
    isPaused: false,
    answeredAt: null,
    closedAt: null,
    recordedAt: fact.recordedAt,
    extra: draft.extra,
    moves: [
      {
        urut: 1,
        langkah: 'buat',
        dari: null,
        ke: value.status,
        giliran: value.giliran,
        kantorId: value.kantorId,
        actorId: actor.penggunaId,
        peran: roleOf(fact),
        at,
        catatan: '',
        data: {},
      },
    ],
    movesSaved: 0,
  }
  return accepted(work.rujukan.add(withClocks(row, offices, fact.now)))
}

/** Rule RUJ-4: who is of the bidang herself, or a pengurus, need not ask herself. */
function isWrittenByBidang({ actor, posyandu }: Fact, bidang: Bidang): boolean {
  return actor.penugasan.some(
    (penugasan) =>
      isInForce(penugasan, actor.today) &&
      penugasan.posyanduId === posyandu.id &&
      (penugasan.peran === 'ketua' ||
        penugasan.peran === 'sekretaris' ||
        penugasan.bidang === bidang),
  )
}

function roleOf({ actor, posyandu }: Fact): string {
  const inForce = actor.penugasan.filter((penugasan) => isInForce(penugasan, actor.today))
  return (
    (inForce.find((penugasan) => penugasan.posyanduId === posyandu.id) ?? inForce[0])?.peran ??
    'kader'
  )
}
