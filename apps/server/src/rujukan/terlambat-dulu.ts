import type { RujukanDetail } from '@simpul/contract/kantor.ts'
import {
  aturanTenggat,
  earlierRuns,
  type KalenderRujukan,
  type RiwayatMove,
  type UrgensiRujukan,
} from '@simpul/domain/rujukan/jam-rujukan.ts'
import type { JalurRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import { tenggat } from '@simpul/domain/wilayah/jam-kerja.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { calendar, type KantorKalender } from './offices.store.ts'

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
  const { rows } = await sql<KantorKalender & { id: string; nama: string }>`
    select id, nama, hari_kerja, buka_menit, tutup_menit from kantor
    where id = any(${runs.flatMap((run) => run.kantorId ?? [])}::uuid[])`.execute(tx)
  const aturan = aturanTenggat(rujukan.jalur, rujukan.urgensi)
  const { holidays, zona } = kalender.kantor
  return runs.flatMap((run) => {
    const kantor = rows.find(({ id }) => id === run.kantorId)
    // The office's own week and hours: a matter may go from one of 6 days to one of 5.
    const own = run.owner === 'desa' ? kalender.desa : calendar(kantor, holidays, zona)
    const { lateByWorkingDays } = tenggat(own, run, now.getTime(), aturan)
    return lateByWorkingDays > 0 ? [{ kantorNama: kantor?.nama ?? null, lateByWorkingDays }] : []
  })
}
