import type { TenggatView } from '@simpul/contract/kantor.ts'
import {
  aturanTenggat,
  type JamRujukan,
  type KalenderRujukan,
  type RiwayatMove,
  readClocks,
  type UrgensiRujukan,
} from '@simpul/domain/rujukan/jam-rujukan.ts'
import {
  type JalurRujukan,
  LANGKAH_KESEHATAN_LIST,
  LANGKAH_PENGAJUAN_LIST,
  STATUS_KESEHATAN,
  STATUS_PENGAJUAN,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import type { RujukanId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

const LANGKAH = ['buat', ...LANGKAH_KESEHATAN_LIST, ...LANGKAH_PENGAJUAN_LIST] as const
const STATUS = [...STATUS_KESEHATAN, ...STATUS_PENGAJUAN] as const

/** The moves of these matters as the clocks read them, oldest first. */
export async function loadRiwayat(
  tx: Tx,
  ids: readonly RujukanId[],
): Promise<ReadonlyMap<RujukanId, readonly RiwayatMove[]>> {
  const { rows } = await sql<{
    rujukan_id: RujukanId
    langkah: string
    dari: string | null
    ke: string
    kantor_id: string | null
    at: Date
  }>`
    select rujukan_id, langkah, dari, ke, kantor_id, at from rujukan_move
    where rujukan_id = any(${ids}::uuid[])
    order by rujukan_id, urut`.execute(tx)
  const byRujukan = Map.groupBy(rows, (row) => row.rujukan_id)
  return new Map(
    [...byRujukan].map(([id, moves]) => {
      let kantorId: string | null = null
      const riwayat = moves.map((move) => {
        kantorId = move.kantor_id ?? kantorId
        return {
          langkah: known(LANGKAH, move.langkah),
          dari: move.dari === null ? null : known(STATUS, move.dari),
          ke: known(STATUS, move.ke),
          kantorId,
          at: move.at.getTime(),
        }
      })
      return [id, riwayat] as const
    }),
  )
}

/** Both clocks of a matter as the list and its page show them; none when it never moved. */
export function tenggatOf(
  rujukan: { readonly jalur: JalurRujukan; readonly urgensi: UrgensiRujukan },
  riwayat: readonly RiwayatMove[],
  kalender: KalenderRujukan,
  now: Date,
): TenggatView[] {
  if (riwayat.length === 0) return []
  const aturan = aturanTenggat(rujukan.jalur, rujukan.urgensi)
  const clocks = readClocks(rujukan.jalur, riwayat, kalender, now.getTime(), aturan)
  return (['desa', 'kantor'] as const).flatMap((milik) => viewOf(clocks, milik))
}

function viewOf(clocks: JamRujukan, milik: 'desa' | 'kantor'): TenggatView[] {
  const clock = clocks[milik]
  if (clock === null) return []
  const { status, dueOn, lateByWorkingDays, isRed } = clock
  return [{ milik, status, dueOn, lateByWorkingDays, isRed, isStopped: clocks.active !== milik }]
}

function known<T extends string>(all: readonly T[], text: string): T {
  const one = all.find((item) => item === text)
  if (one === undefined) throw new Error(`a rujukan_move holds an unknown ${text}`)
  return one
}
