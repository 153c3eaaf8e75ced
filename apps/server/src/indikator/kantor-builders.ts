import type { Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import {
  hariBukaId,
  type PengukuranId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { assessSasaran } from '../pertumbuhan/assess-sasaran.ts'

/** Rows for the tests of the offices' queries. Written by the owner; read back as simpul_app. */

export const KAB = '33.16'
const DESA = '33.16.09.2001'
const AT = '2026-01-01T00:00:00.000Z'
let counter = 0

/** Ids in order of making: a test that fails must read the same twice. */
function anId<Kind extends string>() {
  counter += 1
  const bytes = new Uint8Array(10)
  new DataView(bytes.buffer).setUint32(6, counter)
  return uuidV7<Kind>(1_767_225_600_000, bytes)
}

function nextSeq(): number {
  counter += 1
  return counter
}

/** The kabupaten and every area above the given codes. */
export async function aKabupaten(
  owner: Db,
  desaKode: readonly string[] = [DESA],
  kode = KAB,
): Promise<void> {
  const codes = new Set(
    desaKode.flatMap((desa) => [desa.slice(0, 2), desa.slice(0, 5), desa.slice(0, 8), desa]),
  )
  for (const code of [...codes].toSorted()) {
    const induk = code.length === 2 ? null : code.slice(0, code.lastIndexOf('.'))
    await sql`insert into wilayah (kode, nama, induk_kode) values (${code}, ${`Wilayah ${code}`}, ${induk}) on conflict do nothing`.execute(
      owner,
    )
  }
  await sql`insert into kabupaten (kabupaten_kode, nama, zona) values (${kode}, ${`Kabupaten ${kode}`}, 'WIB') on conflict do nothing`.execute(
    owner,
  )
}

export async function aKantor(
  owner: Db,
  jenis: 'desa' | 'puskesmas' | 'dinas' | 'kecamatan',
  over: {
    readonly wilayahKode?: string
    readonly bidang?: readonly Bidang[]
    readonly serves?: readonly string[]
    readonly kode?: string
    readonly nama?: string
  } = {},
): Promise<string> {
  const id = anId<'kantor'>()
  const kode = over.kode ?? KAB
  await sql`insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode) values (${kode}, ${id}, ${jenis}, ${over.nama ?? `Kantor ${jenis}`}, ${over.wilayahKode ?? kode})`.execute(
    owner,
  )
  for (const bidang of over.bidang ?? []) {
    await sql`insert into kantor_bidang (kabupaten_kode, kantor_id, bidang) values (${kode}, ${id}, ${bidang})`.execute(
      owner,
    )
  }
  for (const desa of over.serves ?? []) {
    await sql`insert into kantor_wilayah (kabupaten_kode, kantor_id, wilayah_kode) values (${kode}, ${id}, ${desa})`.execute(
      owner,
    )
  }
  return id
}

export async function aPosyandu(
  owner: Db,
  puskesmasId: string,
  over: { readonly desaKode?: string; readonly nama?: string; readonly kode?: string } = {},
): Promise<PosyanduId> {
  const id = anId<'posyandu'>()
  await sql`insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id) values (${over.kode ?? KAB}, ${id}, ${over.desaKode ?? DESA}, ${over.nama ?? 'Mawar'}, 'WIB', ${puskesmasId})`.execute(
    owner,
  )
  return id
}

export async function aHariBuka(
  owner: Db,
  posyanduId: PosyanduId,
  tanggal: Tanggal,
  status = 'dibuka',
): Promise<void> {
  await sql`insert into hari_buka (kabupaten_kode, id, posyandu_id, tanggal, status, ringkasan, change_seq, recorded_at)
    values (${KAB}, ${hariBukaId(posyanduId, tanggal)}, ${posyanduId}, ${tanggal}, ${status}, '{}', ${nextSeq()}, ${AT})`.execute(
    owner,
  )
}

interface AnakBaru {
  readonly tanggalLahir: Tanggal
  readonly jenisKelamin?: 'L' | 'P'
  readonly nama?: string
  readonly isTamu?: boolean
  readonly leftOn?: Tanggal | null
  readonly hasKms?: boolean | null
  readonly rt?: string
  readonly nik?: string | null
}

export async function anAnak(
  owner: Db,
  posyanduId: PosyanduId,
  anak: AnakBaru,
): Promise<SasaranId> {
  const id = anId<'sasaran'>()
  await sql`insert into sasaran (
      kabupaten_kode, id, posyandu_id, nama, jenis_kelamin, tanggal_lahir, nik, nik_status, is_tamu, status_sasaran, left_on,
      punya_buku_kia, rt, change_seq, recorded_at
    ) values (
      ${KAB}, ${id}, ${posyanduId}, ${anak.nama ?? 'Anak Contoh'}, ${anak.jenisKelamin ?? 'P'}, ${anak.tanggalLahir},
      ${anak.nik ?? null}, ${anak.nik ? 'ada' : 'belum'}, ${anak.isTamu ?? false},
      ${anak.leftOn ? 'pindah' : 'aktif'}, ${anak.leftOn ?? null}, ${anak.hasKms ?? null}, ${anak.rt ?? ''}, ${nextSeq()}, ${AT}
    )`.execute(owner)
  return id
}

export function aPengukuran(
  sasaranId: SasaranId,
  over: Partial<Pengukuran> & { readonly measuredOn: Tanggal },
): Pengukuran {
  return {
    id: anId<'pengukuran'>() satisfies PengukuranId,
    sasaranId,
    konteks: 'hari_buka',
    weightGram: null,
    lengthMm: null,
    posisiUkur: null,
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    supersedes: null,
    ...over,
  }
}

export async function loadTabel(): Promise<TabelWho> {
  return { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }
}

/** Writes the measurements of one child and what the rules answer about them, as the commands do. */
export async function savePengukuran(
  owner: Db,
  tabel: TabelWho,
  posyanduId: PosyanduId,
  anak: { readonly jenisKelamin: 'L' | 'P'; readonly tanggalLahir: Tanggal },
  records: readonly Pengukuran[],
): Promise<void> {
  for (const r of records) {
    await sql`insert into pengukuran (
        kabupaten_kode, id, posyandu_id, asal_posyandu_id, sasaran_id, konteks, measured_on, weight_gram, length_mm, posisi_ukur,
        lila_mm, lingkar_kepala_mm, edema, change_seq, recorded_at
      ) values (
        ${KAB}, ${r.id}, ${posyanduId}, ${posyanduId}, ${r.sasaranId}, ${r.konteks}, ${r.measuredOn}, ${r.weightGram}, ${r.lengthMm},
        ${r.posisiUkur}, ${r.lilaMm}, ${r.lingkarKepalaMm}, ${r.edema}, ${nextSeq()}, ${AT}
      )`.execute(owner)
  }
  for (const p of assessSasaran(tabel, anak, records)) {
    const sasaranId = records[0]?.sasaranId
    await sql`insert into penilaian (
        kabupaten_kode, pengukuran_id, sasaran_id, posyandu_id, measured_on, rule_version, age_days, completed_months,
        z_bbu_harian, z_tbu_harian, z_bbtb_harian, z_imtu_harian, z_bbu_pmk, z_tbu_pmk, z_bbtb_pmk, z_imtu_pmk,
        flagged, status_berat, status_tinggi, status_gizi, naik, dua_t, bgm
      ) values (
        ${KAB}, ${p.pengukuranId}, ${sasaranId}, ${posyanduId}, ${p.measuredOn}, ${p.ruleVersion}, ${p.ageDays}, ${p.completedMonths},
        ${p.zHarian.bbu}, ${p.zHarian.tbu}, ${p.zHarian.bbtb}, ${p.zHarian.imtu}, ${p.zPmk.bbu}, ${p.zPmk.tbu}, ${p.zPmk.bbtb}, ${p.zPmk.imtu},
        ${p.flagged}, ${p.statusBerat}, ${p.statusTinggi}, ${p.statusGizi}, ${p.naik}, ${p.duaT}, ${p.bgm}
      )`.execute(owner)
  }
}
