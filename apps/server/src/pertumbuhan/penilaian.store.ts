import type { Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { bulanOf, firstDayOf, type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { AHEAD } from '../db/pipelined-pool.ts'
import { assessSasaran, type SasaranDinilai } from './assess-sasaran.ts'
import { aturanDaerahOf, TabelAturanRow } from './aturan-daerah.ts'

let tabel: Promise<TabelWho> | undefined

/** Also asked when the server starts, so that the first weighing of a morning does not wait for it. */
export function loadTabel(): Promise<TabelWho> {
  tabel ??= Promise.all([loadTabelWho2006(), loadTabelWho2007()]).then(([who2006, who2007]) => ({
    who2006,
    who2007,
  }))
  return tabel
}

const TabelAturan = z.array(TabelAturanRow)

/** Before every measurement. */
const ALWAYS = tanggal('1900-01-01')

interface MeasuredRow extends Pengukuran, SasaranDinilai {
  readonly posyanduId: string
  /** the rule tables of the kabupaten, in one row of all; null in the others, and when it has none */
  readonly aturan: unknown
}

/**
 * Answers the growth rules again for these people, in the caller's transaction: a new weighing may
 * change the N/T of the next one, a corrected birth date changes all of them. What lies before a
 * month is not changed by a weighing in it.
 * @param since by person the first date that can have changed; without one, all of them
 */
export async function recomputePenilaian(
  tx: Tx,
  kabupatenKode: string,
  sasaranIds: readonly SasaranId[],
  since: ReadonlyMap<string, Tanggal> = new Map(),
): Promise<void> {
  const measured = await readMeasured(tx, kabupatenKode, sasaranIds)
  await writePenilaian(tx, kabupatenKode, sasaranIds, measured, since)
}

/** All that was measured of these people and stands. */
export async function readMeasured(
  tx: Tx,
  kabupatenKode: string,
  sasaranIds: readonly SasaranId[],
): Promise<readonly MeasuredRow[]> {
  if (sasaranIds.length === 0) return []
  // A record that takes another back supersedes it and is no measurement itself.
  const { rows } = await sql<MeasuredRow>`
    select m.id, m.sasaran_id as "sasaranId", m.measured_on as "measuredOn", m.konteks, m.weight_gram as "weightGram",
      m.length_mm as "lengthMm", m.posisi_ukur as "posisiUkur", m.lila_mm as "lilaMm", m.lingkar_kepala_mm as "lingkarKepalaMm",
      m.edema, m.supersedes, s.posyandu_id as "posyanduId", s.jenis_kelamin as "jenisKelamin", s.tanggal_lahir as "tanggalLahir",
      case row_number() over () when 1 then
        (select jsonb_agg(jsonb_build_object('nama', a.nama, 'berlaku_dari', a.berlaku_dari, 'isi', a.isi))
          from tabel_aturan a where a.kabupaten_kode = ${kabupatenKode} and a.nama = 'kbm') end as aturan
    from pengukuran m
    join sasaran s on s.kabupaten_kode = m.kabupaten_kode and s.id = m.sasaran_id
    where m.kabupaten_kode = ${kabupatenKode} and m.sasaran_id = any(${[...new Set(sasaranIds)]}::uuid[])
      and m.superseded_by is null and m.batal_karena is null`.execute(tx)
  return rows
}

/** The answers for these people, in place of those from `since` on. @param measured all of these people */
export async function writePenilaian(
  tx: Tx,
  kabupatenKode: string,
  sasaranIds: readonly SasaranId[],
  measured: readonly MeasuredRow[],
  since: ReadonlyMap<string, Tanggal>,
): Promise<void> {
  if (sasaranIds.length === 0) return
  const who = await loadTabel()
  const ids = [...new Set(sasaranIds)]
  const fromOf = (id: SasaranId): Tanggal => {
    const date = since.get(id)
    return date === undefined ? ALWAYS : firstDayOf(bulanOf(date))
  }
  const tables = measured.find((row) => row.aturan !== null)?.aturan ?? []
  const aturan = aturanDaerahOf(kabupatenKode, TabelAturan.parse(tables))
  const answers = [...Map.groupBy(measured, (row) => row.sasaranId)].flatMap(
    ([sasaranId, records]) => {
      const [person] = records
      if (!person) return []
      return assessSasaran(who, person, records, fromOf(sasaranId), aturan).map((row) => ({
        kabupaten_kode: kabupatenKode,
        pengukuran_id: row.pengukuranId,
        sasaran_id: sasaranId,
        posyandu_id: person.posyanduId,
        measured_on: row.measuredOn,
        rule_version: row.ruleVersion,
        age_days: row.ageDays,
        completed_months: row.completedMonths,
        z_bbu_harian: row.zHarian.bbu,
        z_tbu_harian: row.zHarian.tbu,
        z_bbtb_harian: row.zHarian.bbtb,
        z_imtu_harian: row.zHarian.imtu,
        z_bbu_pmk: row.zPmk.bbu,
        z_tbu_pmk: row.zPmk.tbu,
        z_bbtb_pmk: row.zPmk.bbtb,
        z_imtu_pmk: row.zPmk.imtu,
        flagged: [...row.flagged],
        status_berat: row.statusBerat,
        status_tinggi: row.statusTinggi,
        status_gizi: row.statusGizi,
        naik: row.naik,
        dua_t: row.duaT,
        bgm: row.bgm,
      }))
    },
  )

  await sql`${AHEAD}delete from penilaian p
    using unnest(${ids}::uuid[], ${ids.map(fromOf)}::date[]) as changed (sasaran_id, since)
    where p.kabupaten_kode = ${kabupatenKode} and p.sasaran_id = changed.sasaran_id and p.measured_on >= changed.since`.execute(
    tx,
  )
  await insertRows(tx, 'penilaian', answers)
}
