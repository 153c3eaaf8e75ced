import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, inScope } from '../posyandu/scope-posyandu.ts'

export interface Tempat {
  readonly id: PosyanduId
  readonly nama: string
  readonly desaKode: string
  readonly desaNama: string
}

/**
 * The posyandu of an area that lie in a scope.
 * @param wilayah kabupaten, kecamatan or desa; null: all of the scope
 * @param withClosed what was counted in one that has closed since is counted all the same
 */
export async function tempatQuery(
  tx: Tx,
  cakupan: Cakupan,
  wilayah: string | null,
  withClosed = false,
): Promise<readonly Tempat[]> {
  const { rows } = await sql<Tempat>`
    select p.id, p.nama, p.desa_kode as "desaKode", w.nama as "desaNama"
    from posyandu p
    join wilayah w on w.kode = p.desa_kode
    where (p.ditutup_pada is null or ${withClosed})
      and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
      and (
        ${wilayah}::text is null
        or p.desa_kode = ${wilayah}::text
        or p.desa_kode like ${wilayah}::text || '.%'
      )
    order by p.desa_kode, p.nama, p.id`.execute(tx)
  return rows
}
