import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { Sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { isiSebutan } from '../posyandu/isi-sebutan.ts'
import { tanggalPendek } from '../posyandu/tanggal.pesan.ts'
import { RUJUKAN_PESAN } from './rujukan.pesan.ts'
import { isOver, knownStatus } from './urusan-view.ts'

/** Where a matter stands, in one line a neighbour understands. */
export function statusLine(rujukan: RujukanRecord, sebutan: Pick<Sebutan, 'desa'>): string {
  const status = knownStatus(rujukan.status)
  if (!status) return rujukan.status
  const words = isiSebutan(RUJUKAN_PESAN.status[status], sebutan)
  if (status === 'dijadwalkan' && rujukan.dijanjikanPada) {
    return RUJUKAN_PESAN.dijanjikan(tanggalPendek(rujukan.dijanjikanPada))
  }
  if (rujukan.isPaused || isOver(rujukan) || rujukan.dueOn === null) return words
  if (rujukan.giliran === 'desa' || rujukan.giliran === 'kantor') {
    return `${words}. ${RUJUKAN_PESAN.tenggat(tanggalPendek(rujukan.dueOn))}`
  }
  return words
}
