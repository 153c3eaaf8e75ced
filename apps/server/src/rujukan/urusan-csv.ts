import type { Lembar, RujukanRow } from '@simpul/contract/kantor.ts'
import { jenisKebutuhanOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { NAMA_STATUS } from '@simpul/domain/rujukan/status-rujukan.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { toCsv } from '../posyandu/csv.ts'
import { PESAN } from './rujukan.pesan.ts'

function statusName(status: string): string {
  const names: Readonly<Record<string, string>> = NAMA_STATUS
  return names[status] ?? status
}

/** A file that is cut says so in its last row: nobody counts what lies in a file that looks whole. */
export function csvOfUrusan({ rows, total }: Lembar<RujukanRow>): string {
  const isCut = total > rows.length
  return toCsv(PESAN.kolom, [
    ...rows.map((row) => [
      NAMA_BIDANG[row.bidang],
      row.jenis && (jenisKebutuhanOf(row.jenis)?.nama ?? row.jenis),
      row.uraian,
      row.orangNama,
      row.lokasi,
      row.rt,
      row.posyanduNama,
      row.desaNama,
      statusName(row.status),
      row.kantorNama,
      row.openedOn,
      row.tenggat?.dueOn ?? null,
      row.tenggat?.lateByWorkingDays ?? null,
      row.dijanjikanPada,
    ]),
    ...(isCut ? [[PESAN.terpotong(rows.length, total)]] : []),
  ])
}
