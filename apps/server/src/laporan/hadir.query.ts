import type { Lembar } from '@simpul/contract/kantor.ts'
import type { HadirRow, ListHadir } from '@simpul/contract/laporan.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Who came to one hari buka, in the order of the queue. Who may see names was asked before. */
export async function listHadir(tx: Tx, ask: ListHadir): Promise<Lembar<HadirRow>> {
  const { rows } = await sql<HadirRow & { total: number }>`
    select s.id as "sasaranId", s.nama, s.jenis_kelamin as "jenisKelamin", s.tanggal_lahir as "tanggalLahir",
      s.rt, k.nomor_antrean as "nomorAntrean", k.is_tamu as "isTamu", count(*) over ()::int as total
    from kehadiran k
    join sasaran s on s.kabupaten_kode = k.kabupaten_kode and s.id = k.sasaran_id
    join hari_buka h on h.kabupaten_kode = k.kabupaten_kode and h.id = k.hari_buka_id
    where h.posyandu_id = ${ask.posyandu} and h.tanggal = ${ask.tanggal} and k.batal_karena is null
    order by length(k.nomor_antrean), k.nomor_antrean, k.id
    limit ${ask.ukuran} offset ${(ask.halaman - 1) * ask.ukuran}
  `.execute(tx)
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    halaman: ask.halaman,
    ukuran: ask.ukuran,
  }
}
