import type { RujukanDetail, RujukanMoveView, TenggatView } from '@simpul/contract/kantor.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import {
  type JamRujukan,
  type RiwayatMove,
  readClocks,
  readRiwayat,
  TENGGAT_KESEHATAN,
} from '@simpul/domain/rujukan/jam-rujukan.ts'
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
import type { Tenggat } from '@simpul/domain/wilayah/jam-kerja.ts'
import { jenisDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import {
  findRujukan,
  listKantorFor,
  listMoves,
  type MoveFound,
  type RujukanFound,
} from './find-rujukan.query.ts'

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
  const riwayat = riwayatOf(moves)
  const views = moves.map(({ view }) => view)
  const langkah = langkahFor(viewer, rujukanOf(found, riwayat))
  const clocks = readClocks(
    found.row.jalur,
    riwayat,
    found.kalender,
    viewer.now.getTime(),
    found.row.jalur === 'kesehatan' ? TENGGAT_KESEHATAN[found.row.urgensi] : undefined,
  )
  return ok({
    rujukan: found.row,
    orang: { sasaranId: found.sasaranId, ...found.orang },
    moves: found.readsFromStart ? views : views.map(withoutWordsBefore(cameToBidang(views))),
    clocks: riwayat.length === 0 ? [] : clocksView(clocks),
    langkah: [...langkah],
    kantor:
      langkah.has('teruskan') || langkah.has('alihkan')
        ? await listKantorFor(tx, found.row.jalur, found.row.bidang)
        : [],
  })
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

function riwayatOf(moves: readonly MoveFound[]): RiwayatMove[] {
  let kantorId: string | null = null
  return moves.map((move) => {
    kantorId = move.kantorId ?? kantorId
    return {
      langkah: LANGKAH.find((one) => one === move.view.langkah) ?? 'buat',
      dari: STATUS.find((one) => one === move.dari) ?? null,
      ke: STATUS.find((one) => one === move.view.ke) ?? bug(`unknown status ${move.view.ke}`),
      kantorId,
      at: Date.parse(move.view.at),
    }
  })
}

function rujukanOf(found: RujukanFound, riwayat: readonly RiwayatMove[]): Rujukan {
  const { row } = found
  const isi = readRiwayat(row.jalur, riwayat)
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

function clocksView(clocks: JamRujukan): TenggatView[] {
  const view = (milik: 'desa' | 'kantor', clock: Tenggat | null): TenggatView[] =>
    clock === null
      ? []
      : [
          {
            milik,
            status: clock.status,
            dueOn: clock.dueOn,
            lateByWorkingDays: clock.lateByWorkingDays,
            isRed: clock.isRed,
            isStopped: clocks.active !== milik,
          },
        ]
  return [...view('desa', clocks.desa), ...view('kantor', clocks.kantor)]
}

function bug(what: string): never {
  throw new Error(`a rujukan holds an ${what}`)
}
