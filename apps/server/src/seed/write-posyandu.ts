import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import type { Client } from 'pg'
import { assessSasaran } from '../pertumbuhan/assess-sasaran.ts'
import { type AnakContoh, type IsiPosyandu, KOLOM, type PosyanduPlan } from './isi-posyandu.ts'
import { type Cell, openCopy } from './salin.ts'

const KOLOM_PENILAIAN = [
  'kabupaten_kode',
  'pengukuran_id',
  'sasaran_id',
  'posyandu_id',
  'measured_on',
  'rule_version',
  'age_days',
  'completed_months',
  'z_bbu_harian',
  'z_tbu_harian',
  'z_bbtb_harian',
  'z_imtu_harian',
  'z_bbu_pmk',
  'z_tbu_pmk',
  'z_bbtb_pmk',
  'z_imtu_pmk',
  'flagged',
  'status_berat',
  'status_tinggi',
  'status_gizi',
  'naik',
  'dua_t',
  'bgm',
] as const

interface PosyanduTerisi {
  readonly plan: PosyanduPlan
  readonly isi: IsiPosyandu
}

/** Loads whole posyandu by COPY, in the order the foreign keys want. The caller holds the transaction. */
export async function writePosyandu(
  owner: Client,
  list: readonly PosyanduTerisi[],
  tabel: TabelWho,
): Promise<void> {
  await copy('keluarga', KOLOM.keluarga, (isi) => isi.keluarga)
  await copy('sasaran', KOLOM.sasaran, (isi) => isi.sasaran)
  await copy('hari_buka', KOLOM.hariBuka, (isi) => isi.hariBuka)
  await copy('kehadiran', KOLOM.kehadiran, (isi) => isi.kehadiran)
  await copy('pengukuran', KOLOM.pengukuran, (isi) => isi.pengukuran)
  await copy('layanan', KOLOM.layanan, (isi) => isi.layanan)
  await copy('penilaian', KOLOM_PENILAIAN, (isi, plan) =>
    isi.balita.flatMap((anak) => penilaianCells(tabel, plan, anak)),
  )
  await copy('feed_counter', ['kabupaten_kode', 'posyandu_id', 'last_seq'], (isi, plan) => [
    [plan.kabupatenKode, plan.posyanduId, isi.lastSeq],
  ])

  async function copy(
    table: string,
    columns: readonly string[],
    rowsOf: (isi: IsiPosyandu, plan: PosyanduPlan) => readonly (readonly Cell[])[],
  ): Promise<void> {
    const target = await openCopy(owner, table, columns)
    for (const { isi, plan } of list) {
      for (const row of rowsOf(isi, plan)) await target.row(row)
    }
    await target.end()
  }
}

function penilaianCells(tabel: TabelWho, plan: PosyanduPlan, anak: AnakContoh): Cell[][] {
  const records = anak.pengukuran.map((item) => ({
    ...item,
    sasaranId: anak.sasaranId,
    konteks: 'hari_buka' as const,
    edema: false,
    supersedes: null,
    posisiUkur: item.lengthMm === null ? null : item.posisiUkur,
  }))
  return assessSasaran(tabel, anak, records).map((row) => [
    plan.kabupatenKode,
    row.pengukuranId,
    anak.sasaranId,
    plan.posyanduId,
    row.measuredOn,
    row.ruleVersion,
    row.ageDays,
    row.completedMonths,
    row.zHarian.bbu,
    row.zHarian.tbu,
    row.zHarian.bbtb,
    row.zHarian.imtu,
    row.zPmk.bbu,
    row.zPmk.tbu,
    row.zPmk.bbtb,
    row.zPmk.imtu,
    `{${row.flagged.join(',')}}`,
    row.statusBerat,
    row.statusTinggi,
    row.statusGizi,
    row.naik,
    row.duaT,
    row.bgm,
  ])
}
