import { type RawBuilder, sql } from 'kysely'

/** An instant as the wire has it; the column is of this code, never of a request. */
export function instantSql(column: string): RawBuilder<string> {
  return sql.raw<string>(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}
