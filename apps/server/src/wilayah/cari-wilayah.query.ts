import type { CariWilayah, WilayahTemu } from '@simpul/contract/wilayah.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

const AT_MOST = 20
/** A kecamatan is shown whole: the largest has some sixty desa. */
const AT_MOST_IN_KECAMATAN = 100
const LENGTH = { kecamatan: 8, desa: 13 } as const

/** Kecamatan and desa of one kabupaten by name or code, those whose name begins with the text first. */
export async function cariWilayah(
  tx: Tx,
  kabupatenKode: string,
  input: CariWilayah,
): Promise<WilayahTemu[]> {
  const area =
    input.dalam !== undefined && isInside(input.dalam, kabupatenKode) ? input.dalam : kabupatenKode
  const text = input.cari.toLowerCase()
  const pattern = text.replaceAll(/[\\%_]/g, String.raw`\$&`)
  const lengths = input.tingkat ? [LENGTH[input.tingkat]] : Object.values(LENGTH)
  const { rows } = await sql<WilayahTemu>`
    select w.kode, w.nama, coalesce(kc.nama, '') as "kecamatanNama"
    from wilayah w
    left join wilayah kc on kc.kode = substr(w.kode, 1, 8) and length(w.kode) = 13
    where (w.kode = ${area} or w.kode like ${`${area}.%`})
      and length(w.kode) = any(${lengths}::int[]) and w.berlaku_sampai is null
      and (lower(w.nama) like ${`%${pattern}%`} or w.kode like ${`${pattern}%`}
        or replace(w.kode, '.', '') like ${`${pattern}%`})
    order by lower(w.nama) like ${`${pattern}%`} desc, length(w.kode), w.nama, w.kode
    limit ${input.dalam === undefined ? AT_MOST : AT_MOST_IN_KECAMATAN}`.execute(tx)
  return rows
}
