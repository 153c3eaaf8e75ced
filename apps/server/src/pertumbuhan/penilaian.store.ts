import type { Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { PengukuranId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { bulanOf, firstDayOf, type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { assessSasaran } from './assess-sasaran.ts'

let tabel: Promise<TabelWho> | undefined

function loadTabel(): Promise<TabelWho> {
  tabel ??= Promise.all([loadTabelWho2006(), loadTabelWho2007()]).then(([who2006, who2007]) => ({
    who2006,
    who2007,
  }))
  return tabel
}

/** Before every measurement. */
const ALWAYS = tanggal('1900-01-01')

/** Rows of one statement, at most: 24 columns each, PostgreSQL takes 65,535 parameters. */
const INSERT_ROWS = 1_000

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
  if (sasaranIds.length === 0) return
  const who = await loadTabel()
  const ids = [...new Set(sasaranIds)]
  const people = await tx
    .selectFrom('sasaran')
    .select(['id', 'posyandu_id', 'jenis_kelamin', 'tanggal_lahir'])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('id', 'in', ids)
    .execute()
  const measured = await tx
    .selectFrom('pengukuran')
    .select([
      'id',
      'sasaran_id',
      'measured_on',
      'konteks',
      'weight_gram',
      'length_mm',
      'posisi_ukur',
      'lila_mm',
      'lingkar_kepala_mm',
      'edema',
      'supersedes',
    ])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('sasaran_id', 'in', ids)
    // A record that takes another back supersedes it and is no measurement itself.
    .where('superseded_by', 'is', null)
    .where('batal_karena', 'is', null)
    .orderBy('measured_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const fromOf = (id: string): Tanggal => {
    const date = since.get(id)
    return date === undefined ? ALWAYS : firstDayOf(bulanOf(date))
  }
  const bySasaran = Map.groupBy(measured, (row) => row.sasaran_id)

  const rows = people.flatMap((person) => {
    const records = (bySasaran.get(person.id) ?? []).map(
      (row): Pengukuran => ({
        id: row.id as PengukuranId,
        sasaranId: person.id as SasaranId,
        measuredOn: tanggal(row.measured_on),
        konteks: row.konteks,
        weightGram: row.weight_gram,
        lengthMm: row.length_mm,
        posisiUkur: row.posisi_ukur,
        lilaMm: row.lila_mm,
        lingkarKepalaMm: row.lingkar_kepala_mm,
        edema: row.edema,
        supersedes: row.supersedes as PengukuranId | null,
      }),
    )
    const sasaran = {
      jenisKelamin: person.jenis_kelamin,
      tanggalLahir: person.tanggal_lahir as Tanggal,
    }
    const from = fromOf(person.id)
    const answers = assessSasaran(who, sasaran, records).filter((row) => row.measuredOn >= from)
    return answers.map((row) => ({
      kabupaten_kode: kabupatenKode,
      pengukuran_id: row.pengukuranId,
      sasaran_id: person.id,
      posyandu_id: person.posyandu_id,
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
      rung: row.rung,
    }))
  })

  await sql`delete from penilaian p
    using unnest(${ids}::uuid[], ${ids.map(fromOf)}::date[]) as changed (sasaran_id, since)
    where p.kabupaten_kode = ${kabupatenKode} and p.sasaran_id = changed.sasaran_id and p.measured_on >= changed.since`.execute(
    tx,
  )
  for (let start = 0; start < rows.length; start += INSERT_ROWS) {
    await tx
      .insertInto('penilaian')
      .values(rows.slice(start, start + INSERT_ROWS))
      .execute()
  }
}
