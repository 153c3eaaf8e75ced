import type {
  Kartu,
  Lembar,
  ListKartu,
  ListRegister,
  RegisterRow,
  SearchRegister,
} from '@simpul/contract/kantor.ts'
import { kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { qrText } from '@simpul/domain/sasaran/kartu-qr.ts'
import {
  type KelompokSasaran,
  kelompokSasaran,
  umurKelompok,
} from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { maskNik } from '@simpul/domain/sasaran/nik.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import QRCode from 'qrcode'
import type { z } from 'zod/mini'
import type { Tx } from '../db/database.ts'
import { completedMonthsSql } from '../indikator/umur.ts'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'

/** Cards on one sheet, at most: a browser prints that many pictures without trouble. */
const MAX_KARTU = 200

const ORDER = {
  nama: sql`s.nama, s.id`,
  '-nama': sql`s.nama desc, s.id`,
  lahir: sql`s.tanggal_lahir, s.id`,
  '-lahir': sql`s.tanggal_lahir desc, s.id`,
  rt: sql`s.rw, s.rt, s.nama, s.id`,
  '-rt': sql`s.rw desc, s.rt desc, s.nama, s.id`,
} as const

interface Row {
  readonly id: SasaranId
  readonly nama: string
  readonly nama_panggilan: string
  readonly jenis_kelamin: 'L' | 'P'
  readonly tanggal_lahir: Tanggal
  readonly nik: string | null
  readonly nik_status: string
  readonly nama_ibu: string
  readonly rt: string
  readonly rw: string
  readonly keadaan_ibu: 'hamil' | 'nifas' | 'menyusui' | null
  readonly is_tamu: boolean
  readonly posyandu_id: PosyanduId
  readonly posyandu_nama: string
  readonly desa_nama: string
  readonly total: number
}

/** The filters of an address, or those of a body with what is looked for. */
export type AskRegister = ListRegister | SearchRegister

/** The register of the reader's scope, NIK masked. Who looks for a whole NIK finds its person. */
export async function listRegister(
  tx: Tx,
  viewer: Viewer,
  ask: AskRegister,
): Promise<Lembar<RegisterRow>> {
  // The page is picked by its keys alone; only its few people are read in full.
  const { rows } = await sql<Row>`
    with tempat as (${tempat(viewer, ask)}),
    lembar as (
      select s.id, count(*) over ()::int as total
      from sasaran s
      join tempat p on p.id = s.posyandu_id
      where ${where(viewer, ask)} and ${looksFor(ask.cari)}
      order by ${ORDER[ask.urut]}
      limit ${ask.ukuran} offset ${(ask.halaman - 1) * ask.ukuran}
    )
    select
      s.id, s.nama, s.nama_panggilan, s.jenis_kelamin, s.tanggal_lahir, s.nik, s.nik_status, s.nama_ibu, s.rt, s.rw,
      ${keadaanSql(viewer)} as keadaan_ibu, s.is_tamu, s.posyandu_id, p.nama as posyandu_nama, w.nama as desa_nama, lembar.total
    from lembar
    join sasaran s on s.id = lembar.id
    join tempat p on p.id = s.posyandu_id
    join wilayah w on w.kode = p.desa_kode
    order by ${ORDER[ask.urut]}
  `.execute(tx)
  return {
    rows: rows.map((row) => viewOf(row, viewer.today)),
    total: rows[0]?.total ?? 0,
    halaman: ask.halaman,
    ukuran: ask.ukuran,
  }
}

/** Cards to print and cut: a name for people, an id for the camera, and nothing else. */
export async function listKartu(
  tx: Tx,
  viewer: Viewer,
  ask: z.infer<typeof ListKartu>,
): Promise<{ readonly rows: Kartu[]; readonly total: number }> {
  const { rows } = await sql<Pick<Row, 'id' | 'nama' | 'rt' | 'posyandu_nama' | 'total'>>`
    with tempat as (${tempat(viewer, ask)})
    select s.id, s.nama, s.rt, p.nama as posyandu_nama, count(*) over ()::int as total
    from sasaran s
    join tempat p on p.id = s.posyandu_id
    where ${where(viewer, ask)}
    order by s.rw, s.rt, s.nama, s.id
    limit ${MAX_KARTU}
  `.execute(tx)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      nama: row.nama,
      rt: row.rt,
      posyanduNama: row.posyandu_nama,
      qr: qrPicture(row.id),
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** The posyandu whose people may be asked for: the scope, those opened by break-glass, the filters. */
function tempat(
  viewer: Viewer,
  ask: { readonly posyandu?: string | undefined; readonly desa?: string | undefined },
): RawBuilder<unknown> {
  const cakupan = scopeOf(viewer.penugasan, 'sasaran.read', viewer.today)
  return sql`
    select p.id, p.nama, p.desa_kode from posyandu p
    where (p.id = any(${viewer.breakGlass}::uuid[]) or ${inScope(cakupan, 'p.desa_kode', 'p.id')})
      and (${ask.posyandu ?? null}::uuid is null or p.id = ${ask.posyandu ?? null})
      and (${ask.desa ?? null}::text is null or p.desa_kode = ${ask.desa ?? null})
  `
}

/**
 * People `s` of the posyandu of `tempat`. As an array their ids lead into the index of the register; a
 * join with a condition of several ors reads the whole kabupaten instead.
 */
function where(
  viewer: Viewer,
  ask: {
    readonly rt?: string | undefined
    readonly kelompok?: KelompokSasaran | undefined
  },
): RawBuilder<boolean> {
  return sql<boolean>`
    s.posyandu_id = any(array(select id from tempat))
    and s.status_sasaran = 'aktif'
    and (${ask.rt ?? null}::text is null or ltrim(s.rt, '0') = ltrim(${ask.rt ?? ''}, '0'))
    and ${ask.kelompok === undefined ? sql`true` : isOfKelompok(ask.kelompok, viewer)}
  `
}

const NIK = /^\d{16}$/

/** A whole NIK finds its person by the index; anything else is looked for in the names. */
function looksFor(cari: string | undefined): RawBuilder<boolean> {
  if (cari === undefined) return sql<boolean>`true`
  const nik = cari.replaceAll(' ', '')
  if (NIK.test(nik)) return sql<boolean>`s.nik = ${nik}`
  return sql<boolean>`concat_ws(' ', s.nama, s.nama_panggilan, s.nama_ibu) ilike ${pattern(cari)}`
}

/** AKSES-7: for whom a sensitive fact is not, a mother under 18 stands in the group of her age. */
function keadaanSql(viewer: Viewer): RawBuilder<string | null> {
  const cakupan = scopeOf(viewer.penugasan, 'sasaran.read', viewer.today, (one) =>
    ['nakes', 'kader_kesehatan'].includes(kedudukanOf(one)),
  )
  return sql<string | null>`case
    when ${ageSql(viewer)} >= 216 or ${inScope(cakupan, 'p.desa_kode', 'p.id')} then s.keadaan_ibu end`
}

function ageSql(viewer: Viewer): RawBuilder<number> {
  return completedMonthsSql('s.tanggal_lahir', `'${viewer.today}'::date`)
}

/** SAS-1 for a filter: a mother's card comes before the card of her age. */
function isOfKelompok(kelompok: KelompokSasaran, viewer: Viewer): RawBuilder<boolean> {
  const umur = umurKelompok(kelompok)
  const keadaan = keadaanSql(viewer)
  if (!umur) return sql<boolean>`(${keadaan}) = ${kelompok.replace('ibu_', '')}`
  const age = ageSql(viewer)
  return sql<boolean>`((${keadaan}) is null and ${age} >= ${umur.fromMonths} and (${umur.toMonths}::int is null or ${age} < ${umur.toMonths}))`
}

function viewOf(row: Row, today: Tanggal): RegisterRow {
  return {
    id: row.id,
    nama: row.nama,
    namaPanggilan: row.nama_panggilan,
    jenisKelamin: row.jenis_kelamin,
    tanggalLahir: row.tanggal_lahir,
    nikTersamar: row.nik === null ? '' : maskNik(row.nik),
    nikStatus: row.nik_status,
    namaIbu: row.nama_ibu,
    rt: row.rt,
    rw: row.rw,
    posyanduId: row.posyandu_id,
    posyanduNama: row.posyandu_nama,
    desaNama: row.desa_nama,
    kelompok: kelompokSasaran(row.tanggal_lahir, today, row.keadaan_ibu) ?? 'bayi',
    isTamu: row.is_tamu,
  }
}

/** The modules of the code as one path, so that a sheet of 200 stays small. */
function qrPicture(id: SasaranId): Kartu['qr'] {
  const { modules } = QRCode.create(qrText(id), { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
    }
  }
  return { sisi: modules.size, path }
}

function pattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
