import type { ProyeksiRow, SaveProyeksi } from '@simpul/contract/proyeksi.ts'
import type { ProyeksiDesa } from '@simpul/domain/indikator/penyebut.ts'
import { kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { type Cakupan, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'

/** Where a person types projections: a nakes the desa she serves, the Dinas Kesehatan everywhere. */
function scopeOfProyeksi(viewer: Viewer): Cakupan {
  return scopeOf(
    viewer.penugasan,
    'proyeksi.write',
    viewer.today,
    (one) => kedudukanOf(one) !== 'dinas' || one.kantorBidang.includes('kesehatan'),
  )
}

/** The projections of the desa of an area in one year. */
export async function readProyeksi(
  tx: Tx,
  wilayah: string,
  tahun: number,
): Promise<readonly ProyeksiDesa[]> {
  const { rows } = await sql<ProyeksiDesa>`
    select desa_kode as "desaKode", balita from sasaran_proyeksi
    where tahun = ${tahun} and (desa_kode = ${wilayah} or desa_kode like ${wilayah} || '.%')`.execute(
    tx,
  )
  return rows
}

/** Every desa of the reader that has a posyandu, with or without a projection of the year. */
export async function listProyeksi(tx: Tx, viewer: Viewer, tahun: number): Promise<ProyeksiRow[]> {
  const cakupan = scopeOfProyeksi(viewer)
  const { rows } = await sql<ProyeksiRow>`
    select d.desa_kode as "desaKode", w.nama as "desaNama", k.nama as "kecamatanNama", p.balita, coalesce(p.sumber, '') as sumber
    from (select distinct desa_kode from posyandu where ditutup_pada is null) d
    join wilayah w on w.kode = d.desa_kode
    join wilayah k on k.kode = substr(d.desa_kode, 1, 8)
    left join sasaran_proyeksi p on p.desa_kode = d.desa_kode and p.tahun = ${tahun}
    where ${cakupan.isWholeKabupaten} or d.desa_kode = any(${cakupan.wilayahKode}::text[])
    order by k.nama, w.nama
  `.execute(tx)
  return rows
}

/** All or nothing: a file of a Dinas with one foreign desa in it is looked at again. */
export async function saveProyeksi(
  tx: Tx,
  actor: Actor,
  input: SaveProyeksi,
): Promise<Result<{ readonly disimpan: number }, { kode: 'tidak_ditemukan'; field: string }>> {
  const cakupan = scopeOfProyeksi(actor)
  const foreign = input.desa.find(
    ({ desaKode }) =>
      !isInside(desaKode, actor.kabupatenKode) ||
      !(cakupan.isWholeKabupaten || cakupan.wilayahKode.includes(desaKode)),
  )
  const known = await sql<{ kode: string }>`
    select kode from wilayah where kode = any(${input.desa.map((one) => one.desaKode)}::text[])`.execute(
    tx,
  )
  const codes = new Set(known.rows.map((row) => row.kode))
  const missing = foreign ?? input.desa.find(({ desaKode }) => !codes.has(desaKode))
  if (missing) return err({ kode: 'tidak_ditemukan', field: missing.desaKode })

  const given = input.desa.flatMap(({ desaKode, balita }) =>
    balita === null ? [] : [{ desaKode, balita }],
  )
  const dropped = input.desa.flatMap(({ desaKode, balita }) => (balita === null ? [desaKode] : []))
  await sql`
    insert into sasaran_proyeksi (kabupaten_kode, desa_kode, tahun, balita, sumber, diubah_oleh, diubah_pada)
    select ${actor.kabupatenKode}, baru.desa_kode, ${input.tahun}, baru.balita, ${input.sumber}, ${actor.penggunaId}, ${actor.now}
    from unnest(${given.map((one) => one.desaKode)}::text[], ${given.map((one) => one.balita)}::int[]) as baru (desa_kode, balita)
    on conflict (kabupaten_kode, desa_kode, tahun) do update
      set balita = excluded.balita, sumber = excluded.sumber, diubah_oleh = excluded.diubah_oleh, diubah_pada = excluded.diubah_pada`.execute(
    tx,
  )
  await sql`
    delete from sasaran_proyeksi
    where kabupaten_kode = ${actor.kabupatenKode} and tahun = ${input.tahun} and desa_kode = any(${dropped}::text[])`.execute(
    tx,
  )
  await recordAudit(tx, actor, 'proyeksi.save', null, {
    tahun: input.tahun,
    diisi: given.length,
    dihapus: dropped.length,
  })
  return ok({ disimpan: input.desa.length })
}
