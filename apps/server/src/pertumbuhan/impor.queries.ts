import type { ImporBaris, ImporView, JenisImpor, KeputusanBaris } from '@simpul/contract/impor.ts'
import { JENIS_IMPOR } from '@simpul/contract/impor.ts'
import { z } from 'zod'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { scopeOf } from '../posyandu/scope-posyandu.ts'
import { findImpor, type Impor, listImpor, loadPosyandu } from './impor.store.ts'

const IZIN = {
  penduduk: 'impor.residents',
  pengukuran: 'impor.pengukuran',
  posyandu: 'posyandu.manage',
} as const satisfies Record<JenisImpor, string>

/** The desa in whose name this person may import this kind of file; of posyandu perhaps all of them. */
export function desaOf(actor: Actor, jenis: JenisImpor): readonly string[] {
  const cakupan = scopeOf(actor.penugasan, IZIN[jenis], actor.today)
  return jenis === 'posyandu' && cakupan.isWholeKabupaten
    ? [actor.kabupatenKode]
    : cakupan.wilayahKode
}

function allDesaOf(actor: Actor): readonly string[] {
  return [...new Set(JENIS_IMPOR.flatMap((jenis) => desaOf(actor, jenis)))]
}

/** An import of the actor's own desa and kind; anybody else's answers as a missing one does. */
export async function ownImpor(tx: Tx, actor: Actor, id: string): Promise<Impor | undefined> {
  const desa = allDesaOf(actor)
  const impor = desa.length > 0 ? await findImpor(tx, actor.kabupatenKode, desa, id) : undefined
  return impor && desaOf(actor, impor.jenis).includes(impor.desaKode) ? impor : undefined
}

export async function listImporView(
  tx: Tx,
  actor: Actor,
  running: ReadonlySet<string>,
): Promise<readonly ImporView[]> {
  const desa = allDesaOf(actor)
  if (desa.length === 0) return []
  const list = await listImpor(tx, actor.kabupatenKode, desa)
  return list
    .filter((impor) => desaOf(actor, impor.jenis).includes(impor.desaKode))
    .map((impor) => imporView(impor, running.has(impor.id)))
}

/** The desa and posyandu this person may import into. */
export async function listTujuanImpor(tx: Tx, actor: Actor) {
  const desa = allDesaOf(actor)
  const names = await tx
    .selectFrom('wilayah')
    .select(['kode', 'nama'])
    .where('kode', 'in', ['', ...desa])
    .execute()
  return Promise.all(
    desa.map(async (desaKode) => ({
      desaKode,
      desaNama: names.find(({ kode }) => kode === desaKode)?.nama ?? desaKode,
      jenis: JENIS_IMPOR.filter((jenis) => desaOf(actor, jenis).includes(desaKode)),
      posyandu: (await loadPosyandu(tx, actor.kabupatenKode, desaKode)).map(({ id, nama }) => ({
        id,
        nama,
      })),
    })),
  )
}

const Isi = z.record(z.string(), z.unknown())
const PER_HALAMAN = 50

/** One page of the rows of one decision, in the order of the file. */
export async function listBaris(
  tx: Tx,
  actor: Actor,
  impor: Impor,
  keputusan: KeputusanBaris,
  halaman: number,
) {
  const rows = await tx
    .selectFrom('impor_baris')
    .select(['baris', 'keputusan', 'masalah', 'isi'])
    .where('kabupaten_kode', '=', actor.kabupatenKode)
    .where('impor_id', '=', impor.id)
    .where('keputusan', '=', keputusan)
    .orderBy('urut')
    .offset((halaman - 1) * PER_HALAMAN)
    .limit(PER_HALAMAN)
    .execute()
  const baris = rows.map((row): ImporBaris => ({ ...row, isi: Isi.parse(row.isi) }))
  return { baris, jumlah: impor.hitungan[keputusan] ?? 0, halaman, perHalaman: PER_HALAMAN }
}

/** @param isDikerjakan whether this process works on it at this moment */
export function imporView(impor: Impor, isDikerjakan: boolean): ImporView {
  return {
    id: impor.id,
    jenis: impor.jenis,
    namaBerkas: impor.namaBerkas,
    desaKode: impor.desaKode,
    status: impor.status,
    jumlahBaris: impor.jumlahBaris,
    barisSelesai: impor.barisSelesai,
    hitungan: { ...impor.hitungan },
    createdAt: impor.createdAt.toISOString(),
    kepala: impor.kepala,
    isDikerjakan,
    masalah: impor.masalah,
  }
}
