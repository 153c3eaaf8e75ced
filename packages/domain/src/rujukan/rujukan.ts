import type { Penugasan } from '../pengguna/peran.ts'
import { kedudukanOf } from '../pengguna/peran.ts'
import type { RujukanId } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import type { Tanggal } from '../shared/tanggal.ts'
import type { Bidang } from '../wilayah/bidang.ts'
import { checkJawaban, type Jawaban, promisedOn, type SaranKesehatan } from './jawaban.ts'
import {
  barisLangkah,
  type Giliran,
  giliranOf,
  type JalurRujukan,
  type LangkahRujukan,
  type Sisi,
  type StatusRujukan,
} from './status-rujukan.ts'

/** The current state; how it came there is the list of moves. */
export interface Rujukan {
  readonly id: RujukanId
  readonly jalur: JalurRujukan
  readonly bidang: Bidang
  readonly desaKode: string
  readonly isKelurahan: boolean
  readonly isDarurat: boolean
  readonly status: StatusRujukan
  readonly giliran: Giliran
  /** the office or Puskesmas that has it, or had it last */
  readonly kantorId: string | null
  readonly jawaban: Jawaban | SaranKesehatan | null
  /** who gave `jawaban`; from the moves: `readRiwayat` */
  readonly penjawab: 'desa' | 'kantor' | null
  /** to whom a completed file goes back; from the moves: `readRiwayat` */
  readonly kembaliKe: 'kader_bidang' | 'desa' | null
  readonly version: number
}

export interface MoveRujukan {
  readonly langkah: LangkahRujukan
  /** the day of the move in the posyandu's zone */
  readonly on: Tanggal
  /** what was seen, what is missing, why: required where the table below says so */
  readonly catatan: string
  readonly jawaban: Jawaban | SaranKesehatan | null
  /** the office to go to: `teruskan`, `alihkan` */
  readonly kantorId: string | null
  /** the bidang to go to: `alihkan_bidang` */
  readonly bidang: Bidang | null
}

export type MoveRefusal =
  | {
      readonly kode: 'langkah_tidak_sah'
      readonly dari: StatusRujukan
      readonly langkah: LangkahRujukan
      /** set when the same move is possible from this day */
      readonly sampai?: Tanggal
    }
  | { readonly kode: 'tidak_berwenang' }
  | { readonly kode: 'bukan_giliran'; readonly giliran: Giliran }
  | { readonly kode: 'jawaban_kurang'; readonly field: string }
  | { readonly kode: 'tidak_di_kelurahan'; readonly field: string }
  | { readonly kode: 'tidak_ada_kantor' }

/** Moves that say nothing without words. */
const NEEDS_CATATAN: ReadonlySet<LangkahRujukan> = new Set([
  'alihkan_bidang',
  'kembalikan',
  'kunjungi_lapangan',
  'verifikasi',
  'alihkan',
  'nyatakan_belum_beres',
  'batalkan',
  'tindak_lanjuti',
])

const NEEDS_KANTOR: ReadonlySet<LangkahRujukan> = new Set(['teruskan', 'alihkan'])

export type Pelaku = Pick<Penugasan, 'peran' | 'bidang' | 'kantorId' | 'desaDilayani'>

/**
 * Rule RUJ-3: on which sides of a rujukan a person stands. Scope (posyandu, desa) is the caller's:
 * what lies outside it is not found at all. Ketua and sekretaris may do what the kader of the bidang
 * may; a nakes answers for the Puskesmas or Pustu that has it and for the desa served.
 */
export function sisiOf(pelaku: Pelaku, rujukan: Rujukan): readonly Sisi[] {
  switch (kedudukanOf(pelaku)) {
    case 'kader_kesehatan':
    case 'kader_bidang_lain': {
      const isPengurus = pelaku.peran === 'ketua' || pelaku.peran === 'sekretaris'
      const isOfBidang = pelaku.bidang === rujukan.bidang && pelaku.peran !== 'bendahara'
      return isPengurus || isOfBidang ? ['kader', 'kader_bidang'] : ['kader']
    }
    case 'desa':
      return ['desa']
    case 'dinas':
      return pelaku.kantorId !== null && pelaku.kantorId === rujukan.kantorId ? ['kantor'] : []
    case 'nakes':
      return rujukan.jalur === 'kesehatan' &&
        (pelaku.kantorId === rujukan.kantorId || pelaku.desaDilayani.includes(rujukan.desaKode))
        ? ['kantor']
        : []
    default:
      return []
  }
}

/** Langkah a person may take now; what the screen offers. */
export function moveMay(pelaku: Pelaku, rujukan: Rujukan, langkah: LangkahRujukan): boolean {
  return refusalOfTurn(pelaku, rujukan, langkah) === null
}

/**
 * Rules RUJ-1 to RUJ-6: one move. The phone asks to show, the server asks again on acceptance.
 * Nothing is refused for being late: lateness is the clock's matter.
 */
export function moveRujukan(
  rujukan: Rujukan,
  move: MoveRujukan,
  pelaku: Pelaku,
): Result<Rujukan, MoveRefusal> {
  const turn = refusalOfTurn(pelaku, rujukan, move.langkah)
  if (turn) return err(turn)
  const lack = refusalOfWords(rujukan, move)
  if (lack) return err(lack)

  const status = targetOf(rujukan, move)
  if (status === null) {
    return err({ kode: 'langkah_tidak_sah', dari: rujukan.status, langkah: move.langkah })
  }
  const penjawab = answererOf(rujukan, move)
  return ok({
    ...rujukan,
    status,
    giliran: giliranOf(rujukan.jalur, status, penjawab),
    bidang: move.bidang ?? rujukan.bidang,
    kantorId: move.kantorId ?? rujukan.kantorId,
    jawaban: move.jawaban ?? rujukan.jawaban,
    penjawab,
    kembaliKe: move.langkah === 'kembalikan' ? asker(rujukan.status) : rujukan.kembaliKe,
    version: rujukan.version + 1,
  })
}

function refusalOfTurn(
  pelaku: Pelaku,
  rujukan: Rujukan,
  langkah: LangkahRujukan,
): MoveRefusal | null {
  const baris = barisLangkah(rujukan.jalur, langkah)
  const unlawful: MoveRefusal = { kode: 'langkah_tidak_sah', dari: rujukan.status, langkah }
  if (!baris) return unlawful
  if (!sisiOf(pelaku, rujukan).some((sisi) => baris.oleh.includes(sisi))) {
    return isOfOtherOffice(pelaku, baris.oleh)
      ? { kode: 'bukan_giliran', giliran: rujukan.giliran }
      : { kode: 'tidak_berwenang' }
  }
  if (!baris.dari.includes(rujukan.status)) return unlawful
  // Only a danger goes past verification (RUJ-4).
  if (langkah === 'teruskan' && rujukan.status === 'di_desa' && !rujukan.isDarurat) return unlawful
  // Who promised keeps the promise: the desa does not answer for the office, nor the office for it.
  const isPromised = rujukan.status === 'dijadwalkan' || rujukan.status === 'masuk_usulan'
  if (isPromised && langkah === 'jawab' && rujukan.penjawab !== 'kantor') {
    return { kode: 'bukan_giliran', giliran: rujukan.giliran }
  }
  if (isPromised && langkah === 'jawab_desa' && rujukan.penjawab !== 'desa') {
    return { kode: 'bukan_giliran', giliran: rujukan.giliran }
  }
  return null
}

function isOfOtherOffice(pelaku: Pelaku, oleh: readonly Sisi[]): boolean {
  return oleh.includes('kantor') && kedudukanOf(pelaku) === 'dinas'
}

function refusalOfWords(rujukan: Rujukan, move: MoveRujukan): MoveRefusal | null {
  const { langkah } = move
  if (NEEDS_CATATAN.has(langkah) && move.catatan.trim() === '') {
    return { kode: 'jawaban_kurang', field: 'catatan' }
  }
  if (NEEDS_KANTOR.has(langkah) && (move.kantorId === null || isSameOffice(rujukan, move))) {
    return { kode: 'tidak_ada_kantor' }
  }
  if (!NEEDS_KANTOR.has(langkah) && move.kantorId !== null) {
    return { kode: 'jawaban_kurang', field: 'kantorId' }
  }
  const isBidangMove = langkah === 'alihkan_bidang'
  if (isBidangMove !== (move.bidang !== null)) return { kode: 'jawaban_kurang', field: 'bidang' }
  if (move.bidang === 'kesehatan' || (isBidangMove && move.bidang === rujukan.bidang)) {
    return { kode: 'jawaban_kurang', field: 'bidang' }
  }
  if (langkah === 'nyatakan_belum_beres') {
    const sampai = rujukan.jawaban === null ? null : waitUntil(rujukan.jawaban)
    if (sampai !== null && move.on <= sampai) {
      return { kode: 'langkah_tidak_sah', dari: rujukan.status, langkah, sampai }
    }
  }
  const isAnswer = langkah === 'jawab' || langkah === 'jawab_desa'
  if (!isAnswer) return move.jawaban === null ? null : { kode: 'jawaban_kurang', field: 'jawaban' }
  if (move.jawaban === null) return { kode: 'jawaban_kurang', field: 'jawaban' }
  return checkJawaban(move.jawaban, move.on, rujukan.isKelurahan)
}

/** Re-routing goes to another office; forwarding again after *bukan kewenangan* as well. */
function isSameOffice(rujukan: Rujukan, move: MoveRujukan): boolean {
  return (
    move.kantorId === rujukan.kantorId &&
    (move.langkah === 'alihkan' || rujukan.status === 'bukan_kewenangan')
  )
}

function waitUntil(jawaban: Jawaban | SaranKesehatan): Tanggal | null {
  if (jawaban.jenis === 'saran_kesehatan') return null
  return promisedOn(jawaban)
}

/** null when the answer is of the wrong kind for this move. */
function targetOf(rujukan: Rujukan, move: MoveRujukan): StatusRujukan | null {
  const ke = barisLangkah(rujukan.jalur, move.langkah)?.ke ?? []
  const wanted = wantedStatus(rujukan, move)
  if (wanted === null) return ke.length === 1 ? (ke[0] ?? null) : null
  return ke.includes(wanted) ? wanted : null
}

function wantedStatus(rujukan: Rujukan, move: MoveRujukan): StatusRujukan | null {
  switch (move.langkah) {
    case 'jawab':
    case 'jawab_desa': {
      const jenis = move.jawaban?.jenis ?? null
      if (jenis === 'saran_kesehatan') return 'dijawab'
      return move.langkah === 'jawab_desa' && jenis === 'selesai' ? 'ditangani_desa' : jenis
    }
    case 'lengkapi':
      if (rujukan.status === 'butuh_berkas') return 'diterima_dinas'
      return rujukan.kembaliKe === 'kader_bidang' ? 'di_kader_bidang' : 'di_desa'
    case 'nyatakan_belum_beres':
      return rujukan.penjawab === 'kantor' ? 'diteruskan' : 'diverifikasi'
    default:
      return null
  }
}

function answererOf(rujukan: Rujukan, move: MoveRujukan): 'desa' | 'kantor' | null {
  if (move.langkah === 'jawab') return 'kantor'
  return move.langkah === 'jawab_desa' ? 'desa' : rujukan.penjawab
}

function asker(status: StatusRujukan): 'kader_bidang' | 'desa' {
  return status === 'di_kader_bidang' ? 'kader_bidang' : 'desa'
}

interface NewRujukan {
  readonly id: RujukanId
  readonly jalur: JalurRujukan
  readonly bidang: Bidang
  readonly desaKode: string
  readonly isKelurahan: boolean
  readonly isDarurat: boolean
  /** road 1: the Puskesmas or Pustu; road 2: the office called in a danger, else null */
  readonly kantorId: string | null
}

/**
 * Rule RUJ-4: where a new rujukan begins. Health goes to the Puskesmas at once. Another bidang
 * begins at the kader of that bidang, or at the desa when the writer is that kader or nobody is. A
 * danger goes straight to the office, or at least past the kader.
 * @param begin.isWrittenByBidang the writer is the kader of the bidang, a pengurus or of the desa
 */
export function openRujukan(
  draft: NewRujukan,
  begin: { readonly isWrittenByBidang: boolean; readonly hasKaderBidang: boolean },
): Result<Rujukan, { readonly kode: 'tidak_ada_kantor' } | { readonly kode: 'isian_salah' }> {
  const isHealth = draft.bidang === 'kesehatan'
  if (isHealth !== (draft.jalur === 'kesehatan')) return err({ kode: 'isian_salah' })
  if (isHealth && draft.kantorId === null) return err({ kode: 'tidak_ada_kantor' })
  const status = firstStatus(draft, begin)
  return ok({
    ...draft,
    kantorId: status === 'dikirim' || status === 'diteruskan' ? draft.kantorId : null,
    status,
    giliran: giliranOf(draft.jalur, status, null),
    jawaban: null,
    penjawab: null,
    kembaliKe: null,
    version: 1,
  })
}

function firstStatus(
  draft: NewRujukan,
  begin: { readonly isWrittenByBidang: boolean; readonly hasKaderBidang: boolean },
): StatusRujukan {
  if (draft.jalur === 'kesehatan') return 'dikirim'
  if (draft.isDarurat) return draft.kantorId === null ? 'di_desa' : 'diteruskan'
  return begin.isWrittenByBidang || !begin.hasKaderBidang ? 'di_desa' : 'di_kader_bidang'
}
