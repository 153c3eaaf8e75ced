import type { Me } from '@simpul/contract/pengguna.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { jenisKebutuhanOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { moveMay, type Pelaku, type Rujukan } from '@simpul/domain/rujukan/rujukan.ts'
import {
  isFinal,
  type LangkahRujukan,
  langkahFrom,
  STATUS_KESEHATAN,
  STATUS_PENGAJUAN,
  type StatusRujukan,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { jenisDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { PERTUMBUHAN_PESAN } from '../pertumbuhan/pertumbuhan.pesan.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'

/** Why somebody was sent to the Puskesmas, in the kader's words; a code of a newer app is kept. */
export const ALASAN_PESAN: Readonly<Record<string, string>> = {
  ...PERTUMBUHAN_PESAN.alasan,
  ...RUJUKAN_PESAN.rujuk.lain,
}

const KNOWN: ReadonlySet<string> = new Set([...STATUS_KESEHATAN, ...STATUS_PENGAJUAN])

/** A status of a newer app is kept and shown as it is written. */
export function knownStatus(status: string): StatusRujukan | null {
  return isKnown(status) ? status : null
}

function isKnown(status: string): status is StatusRujukan {
  return KNOWN.has(status)
}

export function isOver(rujukan: RujukanRecord): boolean {
  const status = knownStatus(rujukan.status)
  return status !== null && isFinal(status)
}

/** Whose matter it is, by the name a neighbour asks with. */
export function pemohonOf(
  rujukan: RujukanRecord,
  sasaranById: ReadonlyMap<SasaranId, SasaranRecord>,
): string | null {
  if (rujukan.pemohonNama) return rujukan.pemohonNama
  return rujukan.sasaranId ? (sasaranById.get(rujukan.sasaranId)?.nama ?? null) : null
}

export function perihalOf(rujukan: RujukanRecord): string | null {
  if (rujukan.jenis === null) return null
  return jenisKebutuhanOf(rujukan.jenis)?.nama ?? ALASAN_PESAN[rujukan.jenis] ?? rujukan.jenis
}

/** Moves of this person on this phone. The server decides again on acceptance. */
export function movesOf(
  rujukan: RujukanRecord,
  me: Me,
  desaKode: string,
): readonly LangkahRujukan[] {
  const status = knownStatus(rujukan.status)
  if (!status) return []
  const state = stateOf(rujukan, status, desaKode)
  const pelaku = pelakuOf(me, rujukan.posyanduId)
  return langkahFrom(rujukan.jalur, status).filter((langkah) =>
    pelaku.some((one) => moveMay(one, state, langkah)),
  )
}

/** True when this person is the one everybody waits for. */
export function isMyTurn(rujukan: RujukanRecord, me: Me): boolean {
  if (rujukan.giliran !== 'kader_bidang') return false
  return pelakuOf(me, rujukan.posyanduId).some(
    (one) => one.peran === 'ketua' || one.peran === 'sekretaris' || one.bidang === rujukan.bidang,
  )
}

function pelakuOf(me: Me, posyanduId: PosyanduId): readonly Pelaku[] {
  return me.penugasan
    .filter((penugasan) => penugasan.posyanduId === posyanduId)
    .map(({ peran, bidang, kantorId }) => ({ peran, bidang, kantorId, desaDilayani: [] }))
}

/** What the phone knows of a rujukan; who answered and where it goes back to are the server's. */
function stateOf(rujukan: RujukanRecord, status: StatusRujukan, desaKode: string): Rujukan {
  return {
    id: rujukan.id,
    jalur: rujukan.jalur,
    bidang: rujukan.bidang,
    desaKode,
    isKelurahan: jenisDesa(desaKode) === 'kelurahan',
    isDarurat: rujukan.urgensi === 'sekarang',
    status,
    giliran: rujukan.giliran,
    kantorId: null,
    jawaban: null,
    penjawab: null,
    kembaliKe: null,
    version: rujukan.version,
  }
}

/** Moves that say nothing without words; the domain refuses them empty, the screen asks first. */
export const WITH_CATATAN: ReadonlySet<LangkahRujukan> = new Set([
  'alihkan_bidang',
  'kembalikan',
  'kunjungi_lapangan',
  'nyatakan_belum_beres',
  'batalkan',
  'tindak_lanjuti',
])
