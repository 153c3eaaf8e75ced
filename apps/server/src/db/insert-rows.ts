import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from './database.ts'
import { AHEAD } from './pipelined-pool.ts'
import type { Database } from './schema.generated.ts'

type Table = keyof Database

/** A row as `insertInto` takes it, but that jsonb is given as it is and not as text. */
export type RowToInsert<T extends Table> = {
  readonly [C in keyof Insertable<Database[T]>]: C extends keyof Selectable<Database[T]>
    ? unknown extends Selectable<Database[T]>[C]
      ? object | null
      : Insertable<Database[T]>[C]
    : never
}

type Column<T extends Table> = string & keyof Insertable<Database[T]>

interface OnConflict<T extends Table> {
  /** the columns that take the new value; none: what is there stays */
  readonly update: readonly Column<T>[]
  /** only rows for which this holds, the table by its own name */
  readonly where?: ReturnType<typeof sql<boolean>>
}

/**
 * Rows as one parameter: the text is the same for one row as for a thousand, so that it is read and
 * planned once, where `values` with a parameter for each field cost more than the writing (ADR 0012).
 * A row whose id is there already is an error, unless `onConflict` says what becomes of it; it is told
 * by the next statement or the commit, which does not wait for this one.
 */
export async function insertRows<T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly RowToInsert<T>[],
  onConflict?: OnConflict<T>,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  // A field that one row leaves out, or JSON drops, would become null in it, and not the default.
  for (const row of rows) {
    const given = Object.entries(row)
    if (given.length !== names.length || !names.every((name) => Object.hasOwn(row, name)))
      throw new Error(`rows of ${table} do not all have the same columns`)
    for (const [name, value] of given)
      if (value === undefined) throw new Error(`${table}.${name} of a row is undefined`)
  }
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`${AHEAD}insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)${
      onConflict ? conflictSql(onConflict) : sql``
    }`.execute(tx)
}

function conflictSql<T extends Table>({ update, where }: OnConflict<T>) {
  if (update.length === 0) return sql` on conflict (kabupaten_kode, id) do nothing`
  const set = sql.join(update.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  return sql` on conflict (kabupaten_kode, id) do update set ${set}${where ? sql` where ${where}` : sql``}`
}
