import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Tx } from '../db/database.ts'
import { hitunganPosyandu } from './hitungan-posyandu.ts'

const Isi = z.object({ diukur: z.int(), dugaan: z.int(), dikonfirmasi: z.int() })
type TumbuhCounts = z.infer<typeof Isi>

/**
 * Growth of a month by `pmk_bulan_penuh`, for each posyandu: each balita once, by the last measurement
 * with a length; confirmed is what a nakes said last about that measurement.
 */
export function tumbuhQuery(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  bulan: Bulan,
): Promise<ReadonlyMap<PosyanduId, TumbuhCounts>> {
  return hitunganPosyandu(tx, posyandu, {
    jenis: 'tumbuh-1',
    dari: bulan,
    sampai: bulan,
    isi: Isi,
    kosong: { diukur: 0, dugaan: 0, dikonfirmasi: 0 },
    sql: (ids) => sql`
      with nilai as materialized (
        select n.kabupaten_kode, n.posyandu_id, n.sasaran_id, n.pengukuran_id, n.measured_on, n.status_tinggi, u.recorded_at
        from penilaian n
        join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
        where n.posyandu_id = any(${ids}::uuid[])
          and n.measured_on >= ${`${bulan}-01`}::date and n.measured_on < (${`${bulan}-01`}::date + interval '1 month')::date
          and n.completed_months < 60 and u.konteks <> 'buku_kia' and u.length_mm is not null
      ),
      ukur as (
        select distinct on (n.sasaran_id) n.kabupaten_kode, n.posyandu_id, n.pengukuran_id, n.status_tinggi
        from nilai n
        join sasaran s on s.kabupaten_kode = n.kabupaten_kode and s.id = n.sasaran_id
        where not s.is_tamu
        order by n.sasaran_id, n.measured_on desc, n.recorded_at desc, n.pengukuran_id
      )
      select
        ukur.posyandu_id,
        jsonb_build_object(
          'diukur', count(*),
          'dugaan', count(*) filter (where ukur.status_tinggi in ('pendek', 'sangat_pendek')),
          'dikonfirmasi', count(*) filter (where g.status_tinggi in ('pendek', 'sangat_pendek'))
        ) as isi
      from ukur
      left join lateral (
        select g.status_tinggi from konfirmasi_gizi g
        where g.kabupaten_kode = ukur.kabupaten_kode and g.pengukuran_id = ukur.pengukuran_id
        order by g.at desc, g.id desc
        limit 1
      ) g on true
      group by ukur.posyandu_id`,
  })
}
