import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Client } from 'pg'
import { openCopy } from '../seed/salin.ts'

/**
 * The area tree from idn-area-data (data: ODbL, see NOTICE; Kepmendagri 300.2.2-2138/2025). Safe to
 * repeat: an edition already loaded is left alone; a new one renames what was renamed and gives an
 * end date to codes it no longer has. Codes are never deleted: old records still stand on them.
 * @returns how many areas the file holds, or 0 when this edition was there already
 */
export async function loadWilayah(owner: Client): Promise<number> {
  const folder = new URL('../data/', import.meta.resolve('idn-area-data'))
  const files = await Promise.all(
    ['provinces.csv', 'regencies.csv', 'districts.csv', 'villages.csv'].map((name) =>
      readFile(fileURLToPath(new URL(name, folder)), 'utf8'),
    ),
  )
  const sidik = createHash('sha256').update(files.join('\n')).digest('hex')
  const known = await owner.query(
    "select 1 from data_rujukan where nama = 'wilayah' and sidik = $1",
    [sidik],
  )
  if (known.rowCount) return 0

  await owner.query('begin')
  try {
    await owner.query(
      'create temp table wilayah_baru (kode text primary key, nama text not null) on commit drop',
    )
    const copy = await openCopy(owner, 'wilayah_baru', ['kode', 'nama'])
    for (const file of files) {
      for (const row of parse<Record<string, string>>(file, {
        columns: true,
        skip_empty_lines: true,
      })) {
        await copy.row([row['code'] ?? '', rapikan(row['name'] ?? '')])
      }
    }
    const count = await copy.end()
    await owner.query(`
      insert into wilayah (kode, nama, induk_kode)
      select kode, nama, nullif(regexp_replace(kode, '\\.?\\d+$', ''), '') from wilayah_baru order by length(kode), kode
      on conflict (kode) do update set nama = excluded.nama, berlaku_sampai = null
      where wilayah.nama <> excluded.nama or wilayah.berlaku_sampai is not null`)
    await owner.query(
      `update wilayah set berlaku_sampai = current_date
       where berlaku_sampai is null and not exists (select 1 from wilayah_baru where wilayah_baru.kode = wilayah.kode)`,
    )
    await owner.query(
      `insert into data_rujukan (nama, sidik) values ('wilayah', $1)
       on conflict (nama) do update set sidik = excluded.sidik, loaded_at = now()`,
      [sidik],
    )
    await owner.query('commit')
    return count
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

/** A few names of the file are in small letters; a name on a letter begins with a capital. */
function rapikan(nama: string): string {
  const trimmed = nama.trim().replace(/\s+/g, ' ')
  return trimmed === trimmed.toLowerCase()
    ? trimmed.replace(/(^|[\s(-])\p{Ll}/gu, (c) => c.toUpperCase())
    : trimmed
}
