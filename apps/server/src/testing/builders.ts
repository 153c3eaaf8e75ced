import { randomBytes } from 'node:crypto'
import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { RecordPengukuran } from '@simpul/contract/pengukuran.ts'
import type { RegisterSasaran } from '@simpul/contract/sasaran.ts'
import type { Command } from '@simpul/contract/sync.ts'
import type { FungsiDinas, Peran } from '@simpul/domain/pengguna/peran.ts'
import {
  type Id,
  type PenggunaId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { hashSandi } from '../pengguna/sandi.ts'

/** Rows and bodies for tests: each builder takes only what matters. Written by the owner. */

export function anId<Kind extends string>(): Id<Kind> {
  return uuidV7<Kind>(Date.parse('2026-09-01T00:00:00.000Z'), randomBytes(10))
}

export const SANDI = 'melati-putih-7'
let sandiHash: Promise<string> | undefined

export interface Tempat {
  readonly kabupatenKode: string
  readonly desaKode: string
  readonly posyanduId: PosyanduId
  /** of the same desa */
  readonly posyanduLainId: PosyanduId
  readonly desaId: string
  readonly puskesmasId: string
  readonly dinasId: Readonly<Record<Bidang, string>>
}

/** A kabupaten with one desa, its office, a Puskesmas, a dinas for each bidang, and two posyandu. */
export async function aTempat(
  owner: Db,
  desaKode = '33.16.09.2001',
  zona = 'WIB',
): Promise<Tempat> {
  const kabupatenKode = desaKode.slice(0, 5)
  for (const length of [2, 5, 8, 13]) {
    const kode = desaKode.slice(0, length)
    const induk = length === 2 ? null : kode.slice(0, kode.lastIndexOf('.'))
    await sql`insert into wilayah (kode, nama, induk_kode) values (${kode}, ${`Wilayah ${kode}`}, ${induk}) on conflict do nothing`.execute(
      owner,
    )
  }
  await sql`insert into kabupaten (kabupaten_kode, nama, zona) values (${kabupatenKode}, ${`Kabupaten ${kabupatenKode}`}, ${zona}) on conflict do nothing`.execute(
    owner,
  )
  const desaId = await aKantor('desa', desaKode)
  const puskesmasId = await aKantor('puskesmas', desaKode.slice(0, 8))
  await sql`insert into kantor_wilayah values (${kabupatenKode}, ${puskesmasId}, ${desaKode})`.execute(
    owner,
  )
  const dinas: [Bidang, string][] = []
  for (const bidang of BIDANG) {
    const id = await aKantor('dinas', kabupatenKode)
    await sql`insert into kantor_bidang values (${kabupatenKode}, ${id}, ${bidang})`.execute(owner)
    dinas.push([bidang, id])
  }
  const posyanduId = await aPosyandu('Mawar')
  const posyanduLainId = await aPosyandu('Melati')
  return {
    kabupatenKode,
    desaKode,
    posyanduId,
    posyanduLainId,
    desaId,
    puskesmasId,
    dinasId: Object.fromEntries(dinas) as Record<Bidang, string>,
  }

  async function aKantor(jenis: string, wilayahKode: string): Promise<string> {
    const id = anId<'kantor'>()
    await sql`insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode) values (${kabupatenKode}, ${id}, ${jenis}, ${`Kantor ${jenis}`}, ${wilayahKode})`.execute(
      owner,
    )
    return id
  }

  async function aPosyandu(nama: string): Promise<PosyanduId> {
    const id = anId<'posyandu'>()
    await sql`insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id) values (${kabupatenKode}, ${id}, ${desaKode}, ${nama}, ${zona}, ${puskesmasId})`.execute(
      owner,
    )
    return id
  }
}

export interface PenggunaBaru {
  readonly id: PenggunaId
  readonly namaPengguna: string
}

export async function aPengguna(
  owner: Db,
  tempat: Tempat,
  peran: Peran,
  over: {
    readonly namaPengguna?: string
    readonly bidang?: Bidang
    readonly posyanduId?: PosyanduId
    readonly kantorId?: string
    readonly wilayahKode?: string
    readonly fungsi?: FungsiDinas
    readonly berlakuDari?: string
    readonly berlakuSampai?: string
  } = {},
): Promise<PenggunaBaru> {
  const { kabupatenKode } = tempat
  const id = anId<'pengguna'>()
  const namaPengguna = over.namaPengguna ?? `${peran.replace('_', '.')}-${id.slice(-6)}`
  sandiHash ??= hashSandi(SANDI)
  await sql`insert into pengguna (kabupaten_kode, id, nama_pengguna, nama, sandi_hash)
    values (${kabupatenKode}, ${id}, ${namaPengguna}, ${`Ibu ${peran}`}, ${await sandiHash})`.execute(
    owner,
  )
  const place = placeOf(tempat, peran, over)
  await sql`insert into penugasan (kabupaten_kode, id, pengguna_id, peran, posyandu_id, bidang, kantor_id, wilayah_kode, fungsi, berlaku_dari, berlaku_sampai)
    values (${kabupatenKode}, ${anId()}, ${id}, ${peran}, ${place.posyanduId}, ${place.bidang}, ${place.kantorId}, ${over.wilayahKode ?? null}, ${over.fungsi ?? null},
      ${over.berlakuDari ?? '2025-01-01'}, ${over.berlakuSampai ?? null})`.execute(owner)
  return { id, namaPengguna }
}

function placeOf(
  tempat: Tempat,
  peran: Peran,
  over: { readonly bidang?: Bidang; readonly posyanduId?: PosyanduId; readonly kantorId?: string },
): {
  readonly posyanduId: string | null
  readonly bidang: Bidang | null
  readonly kantorId: string | null
} {
  const posyanduId = over.posyanduId ?? tempat.posyanduId
  switch (peran) {
    case 'kader':
    case 'ketua_bidang':
      return { posyanduId, bidang: over.bidang ?? 'kesehatan', kantorId: null }
    case 'ketua':
    case 'sekretaris':
    case 'bendahara':
      return { posyanduId, bidang: null, kantorId: null }
    case 'bidan':
    case 'nakes':
    case 'petugas_puskesmas':
      return { posyanduId: null, bidang: null, kantorId: over.kantorId ?? tempat.puskesmasId }
    case 'operator':
    case 'sekdes':
    case 'kepala_desa':
    case 'kecamatan':
      return { posyanduId: null, bidang: null, kantorId: over.kantorId ?? tempat.desaId }
    case 'petugas_dinas': {
      const bidang = over.bidang ?? 'pekerjaan_umum'
      return { posyanduId: null, bidang, kantorId: over.kantorId ?? tempat.dinasId[bidang] }
    }
    case 'dpmd':
    case 'tim_pembina':
    case 'admin':
      return { posyanduId: null, bidang: null, kantorId: over.kantorId ?? null }
  }
}

export function aSasaranBody(
  posyanduId: PosyanduId,
  over: Partial<RegisterSasaran> = {},
): RegisterSasaran {
  return {
    id: anId<'sasaran'>(),
    posyanduId,
    nama: 'Noor Contoh',
    namaPanggilan: '',
    jenisKelamin: 'P',
    tanggalLahir: tanggal('2025-09-01'),
    tanggalLahirPasti: true,
    nik: null,
    nikStatus: 'belum',
    nomorKk: null,
    namaIbu: 'Ibu Contoh',
    ibuId: null,
    urutanKembar: null,
    rt: '03',
    rw: '',
    dusun: '',
    alamat: '',
    telepon: '',
    punyaBukuKia: null,
    keadaanIbu: null,
    isTamu: false,
    ...over,
  }
}

export function aPengukuranBody(
  posyanduId: PosyanduId,
  sasaranId: SasaranId,
  over: Partial<RecordPengukuran> = {},
): RecordPengukuran {
  return {
    id: anId<'pengukuran'>(),
    posyanduId,
    sasaranId,
    hariBukaId: null,
    konteks: 'hari_buka',
    measuredOn: tanggal('2026-09-08'),
    weightGram: 8_400,
    lengthMm: 720,
    posisiUkur: 'terlentang',
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    alasanTidakWajar: null,
    measuredBy: '',
    supersedes: null,
    batalKarena: null,
    ...over,
  }
}

/** A command as a phone queues it. */
export function aCommand<K extends CommandKind>(
  kind: K,
  body: CommandBody<K>,
  over: Partial<Command> = {},
): Command {
  return {
    id: anId<'command'>(),
    kind,
    v: 1,
    posyanduId: body.posyanduId,
    basedOnVersion: null,
    after: [],
    recordedAt: '2026-09-08T02:00:00.000Z',
    body,
    ...over,
  }
}
