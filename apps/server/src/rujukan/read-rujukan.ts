import type { RujukanDetail, RujukanMoveView } from '@simpul/contract/kantor.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import { readRiwayat } from '@simpul/domain/rujukan/jam-rujukan.ts'
import { cameToBidang } from '@simpul/domain/rujukan/lihat-rujukan.ts'
import { moveMay, type Rujukan } from '@simpul/domain/rujukan/rujukan.ts'
import {
  type Giliran,
  LANGKAH_KESEHATAN_LIST,
  LANGKAH_PENGAJUAN_LIST,
  type LangkahRujukan,
  STATUS_KESEHATAN,
  STATUS_PENGAJUAN,
  type StatusRujukan,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import type { RujukanId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { jenisDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { findRujukan, listKantorFor, listMoves, type RujukanFound } from './find-rujukan.query.ts'
import { terlambatDulu } from './terlambat-dulu.ts'

const GILIRAN: readonly Giliran[] = ['kader_bidang', 'desa', 'kantor', 'pemohon', 'tidak_ada']
const STATUS: readonly StatusRujukan[] = [...STATUS_KESEHATAN, ...STATUS_PENGAJUAN]
const LANGKAH: readonly LangkahRujukan[] = [...LANGKAH_KESEHATAN_LIST, ...LANGKAH_PENGAJUAN_LIST]

/** One matter as its page shows it: the moves, both clocks, and what this reader may do now. */
export async function readRujukan(
  tx: Tx,
  viewer: Viewer,
  id: RujukanId,
): Promise<Result<RujukanDetail, { kode: 'tidak_ditemukan' }>> {
  const found = await findRujukan(tx, viewer, id)
  if (!found) return err({ kode: 'tidak_ditemukan' })
  const moves = await listMoves(tx, id)
  const rujukan = rujukanOf(found)
  const open = langkahFor(viewer, rujukan)
  const kantor =
    open.has('teruskan') || open.has('alihkan')
      ? (await listKantorFor(tx, found.row.jalur, found.row.bidang)).filter(
          ({ id }) => !isRefusing(rujukan, open, id),
        )
      : []
  // With nobody to give it to, giving it away is no move.
  const langkah = [...open].filter((one) => one !== 'alihkan' || kantor.length > 0)
  return ok({
    rujukan: found.row,
    orang: { sasaranId: found.sasaranId, ...found.orang },
    moves: found.readsFromStart ? moves : moves.map(withoutWordsBefore(cameToBidang(moves))),
    clocks: found.clocks,
    terlambatDulu: await terlambatDulu(tx, found.row, found.riwayat, found.kalender, viewer.now),
    langkah,
    kantor,
  })
}

/** The office that has it and gives it away, or that said it is not theirs, is not offered it again. */
function isRefusing(
  rujukan: Rujukan,
  open: ReadonlySet<LangkahRujukan>,
  kantorId: string,
): boolean {
  const isGivenAway = open.has('alihkan') || rujukan.status === 'bukan_kewenangan'
  return isGivenAway && kantorId === rujukan.kantorId
}

/** The steps stay, so that the clocks can be followed; what was said in them was another bidang's. */
function withoutWordsBefore(first: number) {
  return (move: RujukanMoveView, i: number): RujukanMoveView =>
    i < first ? { ...move, catatan: '', data: {} } : move
}

/** The moves of domain/rujukan that one of the reader's penugasan may make now. */
function langkahFor(viewer: Viewer, rujukan: Rujukan): ReadonlySet<LangkahRujukan> {
  const inForce = viewer.penugasan.filter((one) => isInForce(one, viewer.today))
  return new Set(LANGKAH.filter((langkah) => inForce.some((one) => moveMay(one, rujukan, langkah))))
}

function rujukanOf(found: RujukanFound): Rujukan {
  const { row } = found
  const isi = readRiwayat(row.jalur, found.riwayat)
  return {
    id: row.id,
    jalur: row.jalur,
    bidang: row.bidang,
    desaKode: row.desaKode,
    isKelurahan: jenisDesa(row.desaKode) === 'kelurahan',
    isDarurat: found.isDarurat,
    status: STATUS.find((one) => one === row.status) ?? bug(`unknown status ${row.status}`),
    giliran: GILIRAN.find((one) => one === row.giliran) ?? bug(`unknown giliran ${row.giliran}`),
    kantorId: found.kantorId,
    // What was answered decides nothing about which moves are open.
    jawaban: null,
    penjawab: isi.penjawab,
    kembaliKe: isi.kembaliKe,
    version: row.version,
  }
}

function bug(what: string): never {
  throw new Error(`a rujukan holds an ${what}`)
}
