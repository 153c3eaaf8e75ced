import { sql } from 'kysely'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import { holdMatters, reclockRujukan } from './reclock-rujukan.ts'

/**
 * RUJ-5: the one road by which due days follow the calendar. A change may come from a screen, or from a
 * migration or a newer program that brings national holidays: so it is not asked who changed what, but
 * whether the calendar is still the one the open matters were reckoned by.
 * @returns how many matters have other days now
 */
export async function followCalendar(tx: Tx, kabupatenKode: string, now: number): Promise<number> {
  const sidik = await readSidik(tx, kabupatenKode)
  const { rows } = await sql<{ sidik: string }>`
    select sidik from kalender_terhitung where kabupaten_kode = ${kabupatenKode}`.execute(tx)
  if (rows[0]?.sidik === sidik) return 0
  const count = await reclockRujukan(tx, kabupatenKode, now)
  await sql`
    insert into kalender_terhitung (kabupaten_kode, sidik, pada) values (${kabupatenKode}, ${sidik}, ${new Date(now)})
    on conflict (kabupaten_kode) do update set sidik = excluded.sidik, pada = excluded.pada`.execute(
    tx,
  )
  return count
}

/** At the start of the server, before it answers anybody: every kabupaten it holds. */
export async function followCalendars(db: Db, now: number): Promise<number> {
  const { rows } = await sql<{ kabupaten_kode: string }>`
    select kabupaten_kode from kabupaten order by kabupaten_kode`.execute(db)
  let count = 0
  for (const { kabupaten_kode } of rows) {
    count += await inKabupaten(db, kabupaten_kode, async (tx) => {
      await holdMatters(tx, kabupaten_kode)
      return followCalendar(tx, kabupaten_kode, now)
    })
  }
  return count
}

/** Free days and hours of offices: what `calendarOf` is made of, and nothing else. */
async function readSidik(tx: Tx, kabupatenKode: string): Promise<string> {
  const { rows } = await sql<{ sidik: string }>`
    select md5(concat_ws('|',
      (select string_agg(tanggal::text, ',' order by tanggal) from hari_libur_nasional),
      (select string_agg(tanggal::text, ',' order by tanggal) from hari_libur
        where kabupaten_kode = ${kabupatenKode}),
      (select string_agg(concat_ws(' ', id, jenis, wilayah_kode, hari_kerja, buka_menit, tutup_menit), ',' order by id)
        from kantor where kabupaten_kode = ${kabupatenKode} and ditutup_pada is null)
    )) as sidik`.execute(tx)
  return rows[0]?.sidik ?? ''
}
