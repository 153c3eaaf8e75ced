import { aturanTenggat, readClocks, readRiwayat } from '@simpul/domain/rujukan/jam-rujukan.ts'
import { isAnswered, isFinal } from '@simpul/domain/rujukan/status-rujukan.ts'
import type { Offices } from './offices.store.ts'
import type { RujukanRow } from './rujukan.store.ts'

/** What follows from the moves: whose turn since when, when it is due, whether it waits for papers. */
export function withClocks(
  row: RujukanRow,
  offices: Pick<Offices, 'calendarOf' | 'desaKantorId'>,
  now: number,
): RujukanRow {
  const isi = readRiwayat(row.jalur, row.moves)
  const kalender = {
    desa: offices.calendarOf(offices.desaKantorId),
    kantor: offices.calendarOf(row.kantorId),
  }
  const aturan = aturanTenggat(row.jalur, row.urgensi)
  const clocks = readClocks(row.jalur, row.moves, kalender, now, aturan)
  const isTurnOfDesa = row.giliran === 'desa' || row.giliran === 'kader_bidang'
  const last = row.moves.at(-1)
  const at = new Date(last?.at ?? now).toISOString()
  return {
    ...row,
    giliranSejak: new Date(isi.giliranSejak).toISOString(),
    // Who has the turn without a clock has promised: the promise has a date of its own.
    desaDueOn: clocks.active !== 'desa' && isTurnOfDesa ? null : (clocks.desa?.dueOn ?? null),
    kantorDueOn:
      clocks.active !== 'kantor' && row.giliran === 'kantor'
        ? null
        : (clocks.kantor?.dueOn ?? null),
    merahSejakOn: clocks.active === null ? null : (clocks[clocks.active]?.redOn ?? null),
    isPaused: row.status === 'menunggu_kelengkapan' || row.status === 'butuh_berkas',
    answeredAt: isAnswered(row.status) && row.jawaban !== null ? (row.answeredAt ?? at) : null,
    closedAt: isFinal(row.status) ? (row.closedAt ?? at) : null,
  }
}
