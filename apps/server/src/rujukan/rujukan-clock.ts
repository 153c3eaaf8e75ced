import { type RawBuilder, sql } from 'kysely'

/**
 * Conditions on a rujukan `r` of a posyandu `p`, with `k` the office that has it and `kd` the office
 * of the desa (both left joined by `joinClockOffices`). The due days were computed by domain/rujukan
 * when it moved; here only the wall clock of the posyandu's zone is held against them.
 */
export function joinClockOffices(): RawBuilder<unknown> {
  return sql`
    left join kantor k on k.kabupaten_kode = r.kabupaten_kode and k.id = r.kantor_id
    left join kantor kd on kd.kabupaten_kode = r.kabupaten_kode and kd.jenis = 'desa' and kd.wilayah_kode = r.desa_kode
  `
}

/** Answered with a promise, which has its own date; the clock of five days is over. */
const PROMISED = sql`('dijadwalkan', 'masuk_usulan')`

/** True from the first moment after closing time of the due day, unless papers are waited for. */
export function isLateSql(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(not r.is_paused and r.status not in ${PROMISED} and case r.giliran
    when 'kantor' then ${closing('r.kantor_due_on', 'k.tutup_menit')} < ${now}
    when 'desa' then ${closing('r.desa_due_on', 'kd.tutup_menit')} < ${now}
    when 'kader_bidang' then ${closing('r.desa_due_on', 'kd.tutup_menit')} < ${now}
    else false
  end) is true`
}

/** A promised date that went by while the matter is still open. */
export function isPromiseBrokenSql(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(r.giliran <> 'tidak_ada' and r.dijanjikan_pada < (${now}::timestamptz at time zone ${zoneSql()})::date) is true`
}

/** The day that counts for whoever has the turn. */
export function dueOnSql(): RawBuilder<string | null> {
  return sql<
    string | null
  >`case when r.is_paused or r.status in ${PROMISED} then null else case r.giliran when 'kantor' then r.kantor_due_on when 'desa' then r.desa_due_on when 'kader_bidang' then r.desa_due_on end end`
}

function closing(dueOn: string, closesAt: string): RawBuilder<Date> {
  return sql<Date>`((${sql.ref(dueOn)}::timestamp + make_interval(mins => coalesce(${sql.ref(closesAt)}, 960))) at time zone ${zoneSql()})`
}

/** The zone of `p` as PostgreSQL names it. */
export function zoneSql(): RawBuilder<string> {
  return sql<string>`case p.zona when 'WIB' then 'Asia/Jakarta' when 'WITA' then 'Asia/Makassar' else 'Asia/Jayapura' end`
}
