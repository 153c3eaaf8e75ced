import { AKHIR_KELOMPOK_UMUR_SKDN, KELOMPOK_UMUR_SKDN } from '@simpul/domain/pertumbuhan/skdn.ts'
import { type RawBuilder, sql } from 'kysely'

/**
 * Completed months as PMK 2/2020 and domain/shared/tanggal count them: the difference of the months,
 * less one before the day of the month. PostgreSQL's own `age()` treats the ends of months otherwise.
 * Both arguments are SQL of this code, never of a request.
 */
export function completedMonthsSql(birth: string, on: string): RawBuilder<number> {
  return sql.raw<number>(`(
    (extract(year from ${on})::int - extract(year from ${birth})::int) * 12
    + extract(month from ${on})::int - extract(month from ${birth})::int
    - case when extract(day from ${on}) < extract(day from ${birth}) then 1 else 0 end
  )`)
}

/** The band of GIZI-15 that a child of so many completed months is counted in. */
export function kelompokUmurSql(months: string): RawBuilder<string> {
  const bands = KELOMPOK_UMUR_SKDN.map(
    (band, i) =>
      sql`when ${sql.raw(months)} < ${sql.lit(AKHIR_KELOMPOK_UMUR_SKDN[i])} then ${sql.lit(band)}`,
  )
  return sql<string>`case ${sql.join(bands, sql` `)} end`
}
