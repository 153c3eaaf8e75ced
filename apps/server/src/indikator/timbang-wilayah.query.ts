import type { TimbangPosyandu } from '@simpul/domain/indikator/penyebut.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import type { Tx } from '../db/database.ts'
import type { Cakupan } from '../posyandu/scope-posyandu.ts'
import { hitunganPosyandu } from './hitungan-posyandu.ts'
import { tempatQuery } from './tempat.query.ts'
import { completedMonthsSql } from './umur.ts'

export interface TimbangTempat extends TimbangPosyandu {
  readonly posyanduId: PosyanduId
  readonly posyanduNama: string
}

const Isi = z.object({ s: z.int(), d: z.int() })

/**
 * D and S (GIZI-15) of every posyandu of an area at once. `skdnQuery` counts one month of one posyandu
 * in full; the parity test holds both to `countSkdn`.
 */
export async function timbangWilayahQuery(
  tx: Tx,
  cakupan: Cakupan,
  ask: { readonly bulan: Bulan; readonly wilayah: string },
): Promise<readonly TimbangTempat[]> {
  const tempat = await tempatQuery(tx, cakupan, ask.wilayah)
  const counted = await timbangQuery(
    tx,
    tempat.map((one) => one.id),
    ask.bulan,
  )
  return tempat.map(({ id, nama, desaKode }) => ({
    posyanduId: id,
    posyanduNama: nama,
    desaKode,
    ...(counted.get(id) ?? { s: 0, d: 0 }),
  }))
}

export function timbangQuery(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  bulan: Bulan,
): Promise<ReadonlyMap<PosyanduId, z.infer<typeof Isi>>> {
  return hitunganPosyandu(tx, posyandu, {
    jenis: 'timbang-1',
    dari: bulan,
    sampai: bulan,
    isi: Isi,
    kosong: { s: 0, d: 0 },
    sql: (ids) => timbangSql(bulan, ids),
  })
}

function timbangSql(bulan: Bulan, posyandu: readonly PosyanduId[]): RawBuilder<unknown> {
  return sql`
    with batas as (
      select ${`${bulan}-01`}::date as first_day, (${`${bulan}-01`}::date + interval '1 month')::date as next_day
    ),
    tempat as (
      select p.id, coalesce(
        (
          select max(h.tanggal) from hari_buka h
          where h.kabupaten_kode = p.kabupaten_kode and h.posyandu_id = p.id and h.status <> 'direncanakan'
            and h.tanggal >= batas.first_day and h.tanggal < batas.next_day
        ),
        batas.next_day - 1
      ) as pada
      from posyandu p cross join batas
      where p.id = any(${posyandu}::uuid[])
    ),
    anak as (
      select s.kabupaten_kode, s.id, s.posyandu_id, s.left_on, tempat.pada, s.tanggal_lahir
      from sasaran s
      join tempat on tempat.id = s.posyandu_id
      where s.posyandu_id = any(${posyandu}::uuid[])
        and not s.is_tamu and s.tanggal_lahir > ((select first_day from batas) - interval '61 months')::date
    ),
    terdaftar as (
      select posyandu_id, count(*) as s
      from anak
      where tanggal_lahir <= pada and ${completedMonthsSql('tanggal_lahir', 'pada')} < 60
        and (left_on is null or pada < left_on)
      group by posyandu_id
    ),
    ditimbang as (
      select anak.posyandu_id, count(*) as d
      from penilaian n
      join batas on n.measured_on >= batas.first_day and n.measured_on < batas.next_day
      join anak on anak.kabupaten_kode = n.kabupaten_kode and anak.id = n.sasaran_id and anak.posyandu_id = n.posyandu_id
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      where n.posyandu_id = any(${posyandu}::uuid[])
        and n.naik is not null and n.completed_months < 60 and u.konteks <> 'buku_kia'
        and (anak.left_on is null or n.measured_on < anak.left_on)
      group by anak.posyandu_id
    )
    select tempat.id as posyandu_id,
      jsonb_build_object('s', coalesce(terdaftar.s, 0), 'd', coalesce(ditimbang.d, 0)) as isi
    from tempat
    left join terdaftar on terdaftar.posyandu_id = tempat.id
    left join ditimbang on ditimbang.posyandu_id = tempat.id
  `
}
