import { randomBytes } from 'node:crypto'
import { type PenggunaId, type SasaranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import { type Feed, lockFeeds } from '../feed.ts'
import { IsiPosyandu } from '../posyandu/check-baris-posyandu.ts'
import { writePosyandu } from '../posyandu/impor-posyandu.store.ts'
import type { IsiPenduduk } from '../sasaran/check-penduduk.ts'
import { keluargaIdOf, saveKeluarga } from '../sasaran/keluarga.store.ts'
import type { IsiPengukuran } from './check-pengukuran.ts'
import * as store from './impor.store.ts'
import { recomputePenilaian } from './penilaian.store.ts'

const BATCH = 500

/** One batch of rows in its transaction; `seqOf` numbers a change in the locked feed of its posyandu. */
interface Batch {
  readonly tx: Tx
  readonly kabupatenKode: string
  readonly now: number
  readonly seqOf: (posyanduId: string) => number
}

function feedOf(feeds: ReadonlyMap<string, Feed>, posyanduId: string): Feed {
  const feed = feeds.get(posyanduId)
  if (!feed) throw new Error(`posyandu ${posyanduId} is not of the desa of this import`)
  return feed
}

interface BarisTertunda {
  readonly urut: number
  readonly keputusan: string
  readonly sasaran_id: SasaranId | null
  readonly isi: unknown
}

/**
 * Writes what a person confirmed, batch by batch: each batch is one transaction that also marks its
 * rows, so that an import cut in the middle goes on where it stopped and never writes a row twice.
 */
export async function runImpor(
  db: Db,
  work: {
    kabupatenKode: string
    impor: store.Impor
    penggunaId: PenggunaId
    now: number
    isStopped: () => boolean
  },
): Promise<void> {
  const { kabupatenKode, impor } = work
  for (;;) {
    if (work.isStopped()) return
    const written = await inKabupaten(db, kabupatenKode, async (tx) => {
      const rows = await takeBatch(tx, kabupatenKode, impor.id)
      if (rows.length === 0) return 0
      if (impor.jenis === 'posyandu') {
        const by = { kabupatenKode, penggunaId: work.penggunaId, imporId: impor.id, now: work.now }
        await writePosyandu(
          tx,
          by,
          rows.map((row) => IsiPosyandu.parse(row.isi)),
        )
        await markWritten(tx, kabupatenKode, impor.id, rows)
        return rows.length
      }
      const posyandu = await store.loadPosyandu(tx, kabupatenKode, impor.desaKode)
      const feeds = await lockFeeds(
        tx,
        kabupatenKode,
        posyandu.map((item) => item.id),
      )
      const batch = {
        tx,
        kabupatenKode,
        now: work.now,
        seqOf: (posyanduId: string) => feedOf(feeds, posyanduId).next(),
      }
      if (impor.jenis === 'penduduk') await writePenduduk(batch, rows)
      else await writePengukuran(batch, rows, work.penggunaId)
      for (const feed of feeds.values()) await feed.close()
      await markWritten(tx, kabupatenKode, impor.id, rows)
      return rows.length
    })
    if (written === 0) break
  }
  await inKabupaten(db, kabupatenKode, async (tx) => {
    await store.setImpor(tx, kabupatenKode, impor.id, { status: 'selesai', isFinished: true })
    await store.dropBerkas(tx, kabupatenKode, impor.id)
  })
}

/**
 * A bug stopped it: what was written stays, the person is told. Of half a check nothing is kept: who
 * goes on from it would write half a file and hear that it is done.
 */
export async function failImpor(db: Db, kabupatenKode: string, impor: store.Impor): Promise<void> {
  const isHalfChecked = impor.status === 'diperiksa'
  await inKabupaten(db, kabupatenKode, async (tx) => {
    if (isHalfChecked) await store.clearBaris(tx, kabupatenKode, impor.id)
    await store.setImpor(tx, kabupatenKode, impor.id, {
      status: 'gagal',
      ...(isHalfChecked ? { hitungan: {}, barisSelesai: 0 } : {}),
    })
  })
}

async function takeBatch(
  tx: Tx,
  kabupatenKode: string,
  imporId: string,
): Promise<readonly BarisTertunda[]> {
  const rows = await tx
    .selectFrom('impor_baris')
    .select(['urut', 'keputusan', 'sasaran_id', 'isi'])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('impor_id', '=', imporId)
    .where('is_written', '=', false)
    .where('keputusan', 'in', ['baru', 'perbarui'])
    .orderBy('urut')
    .limit(BATCH)
    .forUpdate()
    .execute()
  return rows.map((row) => ({ ...row, sasaran_id: row.sasaran_id as SasaranId | null }))
}

async function markWritten(
  tx: Tx,
  kabupatenKode: string,
  imporId: string,
  rows: readonly BarisTertunda[],
): Promise<void> {
  const urut = rows.map((row) => row.urut)
  await sql`update impor_baris set is_written = true
    where kabupaten_kode = ${kabupatenKode} and impor_id = ${imporId} and urut = any(${urut}::int[])`.execute(
    tx,
  )
  await sql`update impor set baris_selesai = baris_selesai + ${rows.length}
    where kabupaten_kode = ${kabupatenKode} and id = ${imporId}`.execute(tx)
}

async function writePenduduk(batch: Batch, rows: readonly BarisTertunda[]): Promise<void> {
  const { tx, kabupatenKode, now, seqOf } = batch
  const people = rows.map((row) => ({
    row,
    isi: row.isi as IsiPenduduk & { isiKosong?: readonly string[] },
  }))
  const fresh = people.filter(({ row }) => row.keputusan === 'baru')
  const known = people.filter(({ row }) => row.keputusan === 'perbarui')
  await saveKeluarga(
    tx,
    kabupatenKode,
    fresh.map(({ isi }) => isi),
  )
  if (fresh.length > 0) {
    await tx
      .insertInto('sasaran')
      .values(
        fresh.map(({ isi }) => ({
          kabupaten_kode: kabupatenKode,
          id: uuidV7<'sasaran'>(now, randomBytes(10)),
          posyandu_id: isi.posyanduId,
          keluarga_id: keluargaIdOf(isi),
          nama: isi.nama,
          jenis_kelamin: isi.jenisKelamin,
          tanggal_lahir: isi.tanggalLahir,
          nik: isi.nik,
          nik_status: isi.nikStatus,
          nama_ibu: isi.namaIbu,
          rt: isi.rt,
          rw: isi.rw,
          dusun: isi.dusun,
          alamat: isi.alamat,
          telepon: isi.telepon,
          change_seq: seqOf(isi.posyanduId),
          recorded_at: new Date(now),
        })),
      )
      .execute()
  }
  if (known.length > 0) await fillEmpty(batch, known)
}

/** Only what is empty is filled: a file from the office never overwrites what a kader was told at the door. */
async function fillEmpty(
  { tx, kabupatenKode, seqOf }: Batch,
  known: readonly { row: BarisTertunda; isi: IsiPenduduk }[],
): Promise<void> {
  const found = await tx
    .selectFrom('sasaran')
    .select(['id', 'posyandu_id'])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where(
      'id',
      'in',
      known.map(({ row }) => row.sasaran_id ?? ''),
    )
    .execute()
  const posyanduOf = new Map(found.map((row) => [row.id, row.posyandu_id]))
  const there = known.flatMap(({ row, isi }) => {
    const posyanduId = posyanduOf.get(row.sasaran_id ?? '')
    return posyanduId === undefined ? [] : [{ row, isi, posyanduId }]
  })
  const cards = there.map(({ isi, posyanduId }) => ({ posyanduId, nomorKk: isi.nomorKk }))
  await saveKeluarga(tx, kabupatenKode, cards)
  for (const { row, isi, posyanduId } of there) {
    await sql`
      update sasaran set
        nik = coalesce(nik, ${isi.nik}), nik_status = case when nik is null and ${isi.nik}::text is not null then ${isi.nikStatus} else nik_status end,
        nama_ibu = coalesce(nullif(nama_ibu, ''), ${isi.namaIbu}), rt = coalesce(nullif(rt, ''), ${isi.rt}), rw = coalesce(nullif(rw, ''), ${isi.rw}),
        dusun = coalesce(nullif(dusun, ''), ${isi.dusun}), alamat = coalesce(nullif(alamat, ''), ${isi.alamat}),
        telepon = coalesce(nullif(telepon, ''), ${isi.telepon}),
        keluarga_id = coalesce(keluarga_id, ${keluargaIdOf({ posyanduId, nomorKk: isi.nomorKk })}::uuid),
        version = version + 1, change_seq = ${seqOf(posyanduId)}
      where kabupaten_kode = ${kabupatenKode} and id = ${row.sasaran_id}`.execute(tx)
  }
}

async function writePengukuran(
  batch: Batch,
  rows: readonly BarisTertunda[],
  penggunaId: string,
): Promise<void> {
  const { tx, kabupatenKode, now, seqOf } = batch
  const items = rows.map((row) => ({
    id: row.sasaran_id as SasaranId,
    isi: row.isi as IsiPengukuran,
  }))
  await introducePeople(batch, items)
  const found = await tx
    .selectFrom('sasaran')
    .select(['id', 'posyandu_id'])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where(
      'id',
      'in',
      items.map((item) => item.id),
    )
    .execute()
  const posyanduOf = new Map(found.map((row) => [row.id, row.posyandu_id]))
  const there = items.filter((item) => posyanduOf.has(item.id))
  if (there.length > 0) {
    await tx
      .insertInto('pengukuran')
      .values(
        there.map(({ id, isi }) => {
          const posyanduId = posyanduOf.get(id) ?? ''
          return {
            kabupaten_kode: kabupatenKode,
            id: uuidV7(now, randomBytes(10)),
            posyandu_id: posyanduId,
            asal_posyandu_id: posyanduId,
            sasaran_id: id,
            konteks: 'impor' as const,
            measured_on: isi.measuredOn,
            weight_gram: isi.weightGram,
            length_mm: isi.lengthMm,
            posisi_ukur: isi.posisiUkur,
            lila_mm: isi.lilaMm,
            lingkar_kepala_mm: isi.lingkarKepalaMm,
            typed_by: penggunaId,
            change_seq: seqOf(posyanduId),
            recorded_at: new Date(now),
          }
        }),
      )
      .execute()
  }
  await recomputePenilaian(
    tx,
    kabupatenKode,
    there.map((item) => item.id),
  )
}

/** Children the sheet knows and the register does not: written once, before their first weighing. */
async function introducePeople(
  { tx, kabupatenKode, now, seqOf }: Batch,
  items: readonly { id: SasaranId; isi: IsiPengukuran }[],
): Promise<void> {
  const news = new Map(
    items.flatMap((item) =>
      item.isi.orangBaru
        ? [[item.id, { nama: item.isi.nama, ...item.isi.orangBaru }] as const]
        : [],
    ),
  )
  if (news.size === 0) return
  const there = await tx
    .selectFrom('sasaran')
    .select('id')
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('id', 'in', [...news.keys()])
    .execute()
  for (const { id } of there) news.delete(id as SasaranId)
  if (news.size === 0) return
  const list = [...news]
  await tx
    .insertInto('sasaran')
    .values(
      list.map(([id, orang]) => ({
        kabupaten_kode: kabupatenKode,
        id,
        posyandu_id: orang.posyanduId,
        nama: orang.nama,
        jenis_kelamin: orang.jenisKelamin,
        tanggal_lahir: orang.tanggalLahir,
        nik: orang.nik,
        nik_status: orang.nikStatus,
        nama_ibu: orang.namaIbu,
        change_seq: seqOf(orang.posyanduId),
        recorded_at: new Date(now),
      })),
    )
    .execute()
}
