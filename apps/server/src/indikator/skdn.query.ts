import { type HitunganSkdn, KELOMPOK_UMUR_SKDN } from '@simpul/domain/pertumbuhan/skdn.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan, Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { completedMonthsSql, kelompokUmurSql } from './umur.ts'

interface SkdnCounted extends HitunganSkdn {
  readonly pada: Tanggal
  readonly tamu: number
  readonly rincian: readonly (HitunganSkdn & {
    readonly kelompokUmur: string
    readonly jenisKelamin: 'L' | 'P'
  })[]
}

const ZERO: HitunganSkdn = {
  s: 0,
  k: 0,
  d: 0,
  n: 0,
  t: 0,
  o: 0,
  b: 0,
  bgm: 0,
  duaT: 0,
  sweeping: 0,
}

interface Row extends HitunganSkdn {
  readonly pada: Tanggal
  readonly tamu: number
  readonly kelompok_umur: string | null
  readonly jenis_kelamin: 'L' | 'P' | null
}

/**
 * GIZI-15 as the offices count it. The parity test holds it to `countSkdn`. The weighings are read once
 * whatever the planner knows of the tables: after a large import it knows nothing for a minute, and read
 * them anew for every child.
 */
export async function skdnQuery(
  tx: Tx,
  posyanduId: PosyanduId,
  bulan: Bulan,
): Promise<SkdnCounted> {
  const { rows } = await sql<Row>`
    with batas as (
      select ${`${bulan}-01`}::date as first_day, (${`${bulan}-01`}::date + interval '1 month')::date as next_day
    ),
    hari as (
      select coalesce(
        (
          select max(tanggal) from hari_buka, batas
          where posyandu_id = ${posyanduId} and status <> 'direncanakan' and tanggal >= first_day and tanggal < next_day
        ),
        (select next_day - 1 from batas)
      ) as pada
    ),
    timbang as materialized (
      select n.sasaran_id, n.measured_on, n.naik, n.dua_t, n.bgm, u.konteks
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      join batas on n.measured_on >= batas.first_day and n.measured_on < batas.next_day
      where n.posyandu_id = ${posyanduId}
        and n.naik is not null and n.completed_months < 60 and u.konteks <> 'buku_kia'
    ),
    anak as (
      select
        s.id, s.jenis_kelamin, s.is_tamu, hari.pada, s.punya_buku_kia is true as has_kms,
        s.tanggal_lahir <= hari.pada
          and ${completedMonthsSql('s.tanggal_lahir', 'hari.pada')} < 60
          and (s.left_on is null or hari.pada < s.left_on) as in_register,
        t.sasaran_id is not null as is_weighed,
        t.sasaran_id is not null and (s.left_on is null or t.measured_on < s.left_on) as counts,
        ${completedMonthsSql('s.tanggal_lahir', 'coalesce(t.measured_on, hari.pada)')} as months,
        t.naik, t.dua_t, t.bgm, t.konteks
      from sasaran s
      cross join hari
      left join timbang t on t.sasaran_id = s.id
      where s.posyandu_id = ${posyanduId}
        and s.tanggal_lahir > ((select first_day from batas) - interval '61 months')::date
    ),
    dihitung as (
      select *, ${kelompokUmurSql('months')} as kelompok_umur
      from anak
      where is_tamu and is_weighed or not is_tamu and (in_register or counts)
    )
    select
      (select pada from hari) as pada,
      kelompok_umur,
      jenis_kelamin,
      count(*) filter (where not is_tamu and in_register)::int as s,
      count(*) filter (where not is_tamu and in_register and has_kms)::int as k,
      count(*) filter (where not is_tamu and counts)::int as d,
      count(*) filter (where not is_tamu and counts and naik = 'N')::int as n,
      count(*) filter (where not is_tamu and counts and naik = 'T')::int as t,
      count(*) filter (where not is_tamu and counts and naik = 'O')::int as o,
      count(*) filter (where not is_tamu and counts and naik = 'B')::int as b,
      count(*) filter (where not is_tamu and counts and bgm)::int as bgm,
      count(*) filter (where not is_tamu and counts and dua_t)::int as "duaT",
      count(*) filter (where not is_tamu and counts and konteks = 'sweeping')::int as sweeping,
      count(*) filter (where is_tamu)::int as tamu
    from dihitung
    group by grouping sets ((kelompok_umur, jenis_kelamin), ())
  `.execute(tx)
  const total = rows.find((row) => row.kelompok_umur === null)
  if (!total) throw new Error('the grand total of an aggregate is missing')
  return {
    ...hitungan(total),
    pada: total.pada,
    tamu: total.tamu,
    rincian: KELOMPOK_UMUR_SKDN.flatMap((kelompokUmur) =>
      (['L', 'P'] as const).map((jenisKelamin) => {
        const cell = rows.find(
          (row) => row.kelompok_umur === kelompokUmur && row.jenis_kelamin === jenisKelamin,
        )
        return { ...(cell ? hitungan(cell) : ZERO), kelompokUmur, jenisKelamin }
      }),
    ),
  }
}

function hitungan(row: Row): HitunganSkdn {
  const { s, k, d, n, t, o, b, bgm, duaT, sweeping } = row
  return { s, k, d, n, t, o, b, bgm, duaT, sweeping }
}
