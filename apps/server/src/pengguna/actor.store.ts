import { lastDayOfDelegasi } from '@simpul/domain/pengguna/delegasi.ts'
import { izinOf } from '@simpul/domain/pengguna/izin.ts'
import type { FungsiDinas, Peran } from '@simpul/domain/pengguna/peran.ts'
import type { PenggunaId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor, PenugasanTercatat } from '../http/actor.ts'

interface PenugasanRow {
  readonly id: string
  readonly peran: Peran
  readonly posyandu_id: string | null
  readonly posyandu_nama: string | null
  readonly bidang: Bidang | null
  readonly kantor_id: string | null
  readonly kantor_nama: string | null
  readonly kantor_jenis: string | null
  readonly kantor_wilayah: string | null
  readonly wilayah_kode: string | null
  readonly kantor_bidang: readonly Bidang[]
  readonly desa_dilayani: readonly string[]
  readonly fungsi: FungsiDinas | null
  readonly berlaku_dari: Tanggal
  readonly berlaku_sampai: Tanggal | null
  readonly delegasi_dari: string | null
  /** of a delegation: the last day of the role it was taken from, and the day the giver's account was closed */
  readonly pemberi_sampai: Tanggal | null
  readonly pemberi_nonaktif: Tanggal | null
}

/** Everything the rules need of a pengguna's roles, past and coming ones too; dates decide in the domain. */
async function loadPenugasan(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
): Promise<readonly PenugasanTercatat[]> {
  const { rows } = await sql<PenugasanRow>`
    select pn.id, pn.peran, pn.posyandu_id, p.nama as posyandu_nama, pn.bidang, pn.kantor_id,
      k.nama as kantor_nama, k.jenis as kantor_jenis, k.wilayah_kode as kantor_wilayah, pn.wilayah_kode,
      array(select b.bidang from kantor_bidang b
        where b.kabupaten_kode = pn.kabupaten_kode and b.kantor_id = pn.kantor_id) as kantor_bidang,
      array(select w.wilayah_kode from kantor_wilayah w
        where w.kabupaten_kode = pn.kabupaten_kode and w.kantor_id = pn.kantor_id) as desa_dilayani,
      pn.fungsi, pn.berlaku_dari, pn.berlaku_sampai, pn.delegasi_dari,
      pemberi.berlaku_sampai as pemberi_sampai, (u.dinonaktifkan_pada at time zone 'UTC')::date as pemberi_nonaktif
    from penugasan pn
    left join posyandu p on p.kabupaten_kode = pn.kabupaten_kode and p.id = pn.posyandu_id
    left join kantor k on k.kabupaten_kode = pn.kabupaten_kode and k.id = pn.kantor_id
    left join penugasan pemberi on pemberi.kabupaten_kode = pn.kabupaten_kode and pemberi.id = pn.delegasi_dari
    left join pengguna u on u.kabupaten_kode = pemberi.kabupaten_kode and u.id = pemberi.pengguna_id
    where pn.kabupaten_kode = ${kabupatenKode} and pn.pengguna_id = ${penggunaId}
    order by pn.berlaku_dari, pn.id`.execute(tx)
  return rows.map(toPenugasan)
}

/** A bidan may have one desa of the Puskesmas's; without one a nakes serves all that the office serves. */
function toPenugasan(row: PenugasanRow): PenugasanTercatat {
  const isNakes = row.kantor_jenis === 'puskesmas' || row.kantor_jenis === 'pustu'
  return {
    id: row.id,
    peran: row.peran,
    posyanduId: row.posyandu_id,
    posyanduNama: row.posyandu_nama,
    bidang: row.bidang,
    wilayahKode:
      row.wilayah_kode ?? (isNakes || row.peran === 'tim_pembina' ? null : row.kantor_wilayah),
    kantorId: row.kantor_id,
    kantorNama: row.kantor_nama,
    kantorBidang: row.kantor_bidang,
    desaDilayani: isNakes && row.wilayah_kode ? [row.wilayah_kode] : row.desa_dilayani,
    fungsi: row.fungsi,
    berlakuDari: row.berlaku_dari,
    berlakuSampai:
      row.delegasi_dari === null
        ? row.berlaku_sampai
        : lastDayOfDelegasi(row.berlaku_sampai, {
            berlakuSampai: row.pemberi_sampai,
            nonaktifSejak: row.pemberi_nonaktif,
          }),
    delegasiDari: row.delegasi_dari,
  }
}

interface SesiRow {
  readonly pengguna_id: PenggunaId
  readonly perangkat_id: PerangkatId | null
  readonly nama: string
  readonly zona: ZonaWaktu
  readonly expires_at: Date
  readonly last_seen_at: Date
  readonly revoked_at: Date | null
  readonly dinonaktifkan_pada: Date | null
  readonly harus_ganti_sandi: boolean
  readonly perangkat_revoked_at: Date | null
}

export async function findSesi(
  tx: Tx,
  kabupatenKode: string,
  tokenHash: Buffer,
): Promise<SesiRow | undefined> {
  const { rows } = await sql<SesiRow>`
    select s.pengguna_id, s.perangkat_id, p.nama, k.zona, s.expires_at, s.last_seen_at, s.revoked_at,
      p.dinonaktifkan_pada, p.harus_ganti_sandi, d.revoked_at as perangkat_revoked_at
    from sesi s
    join pengguna p on p.kabupaten_kode = s.kabupaten_kode and p.id = s.pengguna_id
    join kabupaten k on k.kabupaten_kode = s.kabupaten_kode
    left join perangkat d on d.kabupaten_kode = s.kabupaten_kode and d.id = s.perangkat_id
    where s.kabupaten_kode = ${kabupatenKode} and s.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

/** The actor of a known pengguna at a moment. */
export async function composeActor(
  tx: Tx,
  who: {
    readonly kabupatenKode: string
    readonly penggunaId: PenggunaId
    readonly perangkatId: PerangkatId | null
    readonly nama: string
    readonly zona: ZonaWaktu
    readonly tokenHash: Buffer
  },
  now: number,
): Promise<Actor> {
  const penugasan = await loadPenugasan(tx, who.kabupatenKode, who.penggunaId)
  const today = localNow(now, who.zona).tanggal
  const isAdmin = penugasan.some(({ peran }) => peran === 'admin')
  return {
    ...who,
    penugasan,
    izin: izinOf(penugasan, today),
    today,
    now: new Date(now),
    breakGlass: isAdmin ? await openedByBreakGlass(tx, who.kabupatenKode, who.penggunaId, now) : [],
  }
}

async function openedByBreakGlass(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
  now: number,
): Promise<readonly PosyanduId[]> {
  const { rows } = await sql<{ posyandu_id: PosyanduId }>`
    select distinct posyandu_id from break_glass
    where kabupaten_kode = ${kabupatenKode} and pengguna_id = ${penggunaId}
      and posyandu_id is not null and started_at <= ${new Date(now)} and expires_at > ${new Date(now)}`.execute(
    tx,
  )
  return rows.map((row) => row.posyandu_id)
}
