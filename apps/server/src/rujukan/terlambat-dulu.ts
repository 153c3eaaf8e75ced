import type { RujukanDetail } from '@simpul/contract/kantor.ts'
import {
  earlierRuns,
  type KalenderRujukan,
  type OwnedRun,
  type RiwayatMove,
  TENGGAT_KESEHATAN,
  type UrgensiRujukan,
} from '@simpul/domain/rujukan/jam-rujukan.ts'
import type { JalurRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { TENGGAT_5_HARI_KERJA, tenggat } from '@simpul/domain/wilayah/jam-kerja.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Clocks of a matter that ran out late before it was handed on or opened again, oldest first. */
export async function terlambatDulu(
  tx: Tx,
  rujukan: { readonly jalur: JalurRujukan; readonly urgensi: UrgensiRujukan },
  riwayat: readonly RiwayatMove[],
  kalender: KalenderRujukan,
  now: Date,
): Promise<RujukanDetail['terlambatDulu']> {
  const runs = earlierRuns(rujukan.jalur, riwayat)
  if (runs.length === 0) return []
  const { rows } = await sql<{
    id: string
    nama: string
    hari_kerja: number
    buka_menit: number
    tutup_menit: number
  }>`
    select id, nama, hari_kerja, buka_menit, tutup_menit from kantor
    where id = any(${runs.flatMap((run) => run.kantorId ?? [])}::uuid[])`.execute(tx)
  const aturan =
    rujukan.jalur === 'kesehatan' ? TENGGAT_KESEHATAN[rujukan.urgensi] : TENGGAT_5_HARI_KERJA
  return runs.flatMap((run) => {
    const kantor = rows.find(({ id }) => id === run.kantorId)
    const { lateByWorkingDays } = tenggat(calendarOf(run), run, now.getTime(), aturan)
    return lateByWorkingDays > 0 ? [{ kantorNama: kantor?.nama ?? null, lateByWorkingDays }] : []
  })

  /** The office's own week and hours: a matter may go from one of 6 days to one of 5. */
  function calendarOf({ kantorId }: OwnedRun) {
    const kantor = rows.find(({ id }) => id === kantorId)
    if (!kantor) return kalender.desa
    return {
      ...kalender.kantor,
      weekLength: kantor.hari_kerja === 6 ? (6 as const) : (5 as const),
      opensAt: kantor.buka_menit,
      closesAt: kantor.tutup_menit,
    }
  }
}
