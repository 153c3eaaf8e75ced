import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { inScope, scopeOf } from './scope-posyandu.ts'
import type { Viewer } from './viewer.ts'

/** The areas and posyandu a reader's filters may offer: the scope and nothing beside it. */
export async function pilihanWilayah(tx: Tx, viewer: Viewer): Promise<PilihanWilayah> {
  const cakupan = scopeOf(viewer.penugasan, 'posyandu.read', viewer.today)
  const { rows } = await sql<
    PilihanWilayah['posyandu'][number] & { desaNama: string; kecamatanNama: string }
  >`
    select
      p.id, p.nama, p.desa_kode as "desaKode", k.nama as "puskesmasNama",
      p.ditutup_pada is not null as "isDitutup",
      d.nama as "desaNama", kc.nama as "kecamatanNama"
    from posyandu p
    join kantor k on k.kabupaten_kode = p.kabupaten_kode and k.id = p.puskesmas_id
    join wilayah d on d.kode = p.desa_kode
    join wilayah kc on kc.kode = substr(p.desa_kode, 1, 8)
    where ${inScope(cakupan, 'p.desa_kode', 'p.id')}
    order by p.ditutup_pada is not null, kc.nama, d.nama, p.nama
  `.execute(tx)
  const desa = new Map(rows.map((row) => [row.desaKode, row.desaNama]))
  const kecamatan = new Map(rows.map((row) => [row.desaKode.slice(0, 8), row.kecamatanNama]))
  return {
    kecamatan: [...kecamatan].map(([kode, nama]) => ({ kode, nama })),
    desa: [...desa].map(([kode, nama]) => ({ kode, nama })),
    posyandu: rows.map(({ id, nama, desaKode, puskesmasNama, isDitutup }) => ({
      id,
      nama,
      desaKode,
      puskesmasNama,
      isDitutup,
    })),
  }
}
