import type { KantorBaris, SaveJamKantor } from '@simpul/contract/kantor.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

/** The offices of the kabupaten with what feeds their clock. Of no person, so all signed-in may read. */
export async function listKantor(tx: Tx): Promise<KantorBaris[]> {
  const { rows } = await sql<KantorBaris>`
    select
      k.id, k.jenis, k.nama, w.nama as "wilayahNama", k.telepon, k.hari_kerja as "hariKerja",
      k.buka_menit as "bukaMenit", k.tutup_menit as "tutupMenit", k.version,
      coalesce(array_agg(b.bidang order by b.bidang) filter (where b.bidang is not null), '{}') as bidang
    from kantor k
    join wilayah w on w.kode = k.wilayah_kode
    left join kantor_bidang b on b.kabupaten_kode = k.kabupaten_kode and b.kantor_id = k.id
    where k.ditutup_pada is null
    group by k.id, k.jenis, k.nama, w.nama, k.telepon, k.hari_kerja, k.buka_menit, k.tutup_menit, k.version
    order by
      case k.jenis when 'dinas' then 0 when 'puskesmas' then 1 when 'pustu' then 2 when 'kecamatan' then 3 when 'desa' then 4 else 5 end,
      k.nama
  `.execute(tx)
  return rows
}

/** Opening hours and telephone of an office; a change somebody else made first is shown, not overwritten. */
export async function saveJamKantor(
  tx: Tx,
  actor: Actor,
  input: SaveJamKantor,
): Promise<
  Result<
    { version: number },
    | { kode: 'tidak_ditemukan' }
    | { kode: 'isian_salah'; field: string }
    | { kode: 'sudah_berubah'; version: number }
  >
> {
  if (input.bukaMenit >= input.tutupMenit) return err({ kode: 'isian_salah', field: 'tutupMenit' })
  const { rows } = await sql<{
    version: number
  }>`select version from kantor where id = ${input.id} for update`.execute(tx)
  const found = rows[0]
  if (!found) return err({ kode: 'tidak_ditemukan' })
  if (found.version !== input.basedOnVersion)
    return err({ kode: 'sudah_berubah', version: found.version })
  await sql`
    update kantor
    set telepon = ${input.telepon}, hari_kerja = ${input.hariKerja}, buka_menit = ${input.bukaMenit},
      tutup_menit = ${input.tutupMenit}, version = version + 1
    where id = ${input.id}
  `.execute(tx)
  await recordAudit(tx, actor, 'kantor.save', input.id, {
    hariKerja: input.hariKerja,
    bukaMenit: input.bukaMenit,
    tutupMenit: input.tutupMenit,
  })
  return ok({ version: found.version + 1 })
}
