import { hash } from '@node-rs/argon2'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { OFFSET_HOURS, type ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import type { Client } from 'pg'
import { Acak } from './acak.ts'
import type { PosyanduPlan } from './isi-posyandu.ts'
import { namaContoh } from './nama-contoh.ts'
import { LIMA_TEMPAT, SANDI_CONTOH } from './tempat-contoh.ts'
import { idContoh } from './write-kabupaten.ts'

/** The kabupaten that `besar` fills: a whole one, in its real desa, on top of the demo's own. */
const BESAR = { kabupatenKode: '33.16', zona: 'WIB' as ZonaWaktu, posyandu: 1_500 }
/** 667 people at each make a million; with these shares they were weighed five million times. */
const PEOPLE = 667
const BALITA_SHARE = 0.09
const ADULT_SHARE = 0.11

interface Tempat {
  readonly id: PosyanduId
  readonly desa: string
  readonly kecamatan: string
  readonly nama: string
}

/**
 * Spreads the posyandu of `besar` over the real desa of one kabupaten: offices for every desa and
 * kecamatan, a Puskesmas for each kecamatan, and somebody who signs in at each. Safe to repeat.
 * @param share of the whole kabupaten: 1, or less for a test
 */
export async function planBesar(
  owner: Client,
  until: Tanggal,
  share: number,
): Promise<readonly PosyanduPlan[]> {
  const tempat = await placesOf(owner, Math.max(1, Math.round(BESAR.posyandu * share)))
  await writeOffices(owner, tempat)
  await writePosyanduRows(owner, tempat)
  await writeAccounts(owner, tempat, until)
  // Foreign keys look these up for every row that follows, by a plan that must know how many they are.
  await owner.query('analyze kabupaten, posyandu, kantor')
  const first = LIMA_TEMPAT.find((one) => one.kabupatenKode === BESAR.kabupatenKode)
  const urusanLike: PosyanduId = idContoh('posyandu', BESAR.kabupatenKode, first?.posyandu[0] ?? '')
  return tempat.map(({ id, desa }, n) => ({
    seed: 1_018 + n,
    kabupatenKode: BESAR.kabupatenKode,
    posyanduId: id,
    desaKode: desa,
    offsetHours: OFFSET_HOURS[BESAR.zona],
    people: PEOPLE,
    balitaShare: BALITA_SHARE,
    adultShare: ADULT_SHARE,
    until,
    months: 24,
    kehadiranMonths: 3,
    urusanLike,
  }))
}

async function placesOf(owner: Client, count: number): Promise<readonly Tempat[]> {
  const { rows } = await owner.query<{ kode: string; nama: string }>(
    'select kode, nama from wilayah where kode like $1 and length(kode) = 13 order by kode',
    [`${BESAR.kabupatenKode}.%`],
  )
  return Array.from({ length: count }, (_, n) => {
    const desa = rows[n % rows.length]
    if (!desa) throw new Error('the kabupaten of besar has no desa in the area tree')
    return {
      id: idContoh<'posyandu'>('posyandu', BESAR.kabupatenKode, String(n)),
      desa: desa.kode,
      kecamatan: desa.kode.slice(0, 8),
      nama: `Posyandu ${desa.nama} ${Math.floor(n / rows.length) + 1}`,
    }
  })
}

/** Offices that the demo wrote for its own desa stay what they are. */
async function writeOffices(owner: Client, tempat: readonly Tempat[]): Promise<void> {
  const desa = [...new Set(tempat.map((one) => one.desa))]
  const kecamatan = [...new Set(tempat.map((one) => one.kecamatan))]
  await insertOffices('desa', desa, 5)
  await insertOffices('kecamatan', kecamatan, 5)
  await insertOffices('puskesmas', kecamatan, 6)
  await owner.query(
    `insert into kantor_wilayah (kabupaten_kode, kantor_id, wilayah_kode)
     select k.kabupaten_kode, k.id, d.kode from kantor k
     join unnest($2::text[]) d (kode) on d.kode like k.wilayah_kode || '.%'
     where k.kabupaten_kode = $1 and k.jenis = 'puskesmas'
       and not exists (select from kantor_wilayah x where x.kabupaten_kode = $1 and x.wilayah_kode = d.kode)
     on conflict do nothing`,
    [BESAR.kabupatenKode, desa],
  )

  async function insertOffices(jenis: string, kode: readonly string[], hariKerja: number) {
    await owner.query(
      `insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode, hari_kerja, telepon)
       select $1, baru.id, $2, concat_ws(' ', case
           when $2 = 'desa' then case substr(w.kode, 10, 1) when '1' then 'Kelurahan' else 'Desa' end
           when $2 = 'kecamatan' then 'Kecamatan' else 'Puskesmas' end,
         w.nama, case when $2 = 'puskesmas' then '(contoh)' end), w.kode, $5, '0800-000-000'
       from unnest($3::uuid[], $4::text[]) as baru (id, kode) join wilayah w on w.kode = baru.kode
       where not exists (
         select from kantor k where k.kabupaten_kode = $1 and k.jenis = $2 and k.wilayah_kode = w.kode)
       on conflict do nothing`,
      [
        BESAR.kabupatenKode,
        jenis,
        kode.map((one) => idContoh('kantor', BESAR.kabupatenKode, jenis, one)),
        kode,
        hariKerja,
      ],
    )
  }
}

async function writePosyanduRows(owner: Client, tempat: readonly Tempat[]): Promise<void> {
  await owner.query(
    `insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id)
     select $1, baru.id, baru.desa, baru.nama, $5, (
       select k.id from kantor k
       where k.kabupaten_kode = $1 and k.jenis = 'puskesmas' and k.wilayah_kode = substr(baru.desa, 1, 8)
       order by k.id limit 1)
     from unnest($2::uuid[], $3::text[], $4::text[]) as baru (id, desa, nama)
     on conflict do nothing`,
    [
      BESAR.kabupatenKode,
      tempat.map((one) => one.id),
      tempat.map((one) => one.desa),
      tempat.map((one) => one.nama),
      BESAR.zona,
    ],
  )
}

interface Akun {
  readonly nama: string
  readonly peran: string
  readonly posyandu: string | null
  readonly bidang: string | null
  readonly wilayah: string | null
  /** The office, by what it is and where it stands. */
  readonly kantor: string | null
  readonly kantorDi: string | null
}

/** `kader.1` … at each posyandu, `bidan.331609` at each Puskesmas, `sekdes.3316092001` in each desa. */
async function writeAccounts(
  owner: Client,
  tempat: readonly Tempat[],
  until: Tanggal,
): Promise<void> {
  const compact = (kode: string) => kode.replaceAll('.', '')
  const akun: Akun[] = [
    ...tempat.map(({ id }, n) => ({
      nama: `kader.${n + 1}`,
      peran: 'kader',
      posyandu: id,
      bidang: 'kesehatan',
      kantor: null,
      wilayah: null,
      kantorDi: null,
    })),
    ...[...new Set(tempat.map((one) => one.desa))].map((desa) => ({
      nama: `sekdes.${compact(desa)}`,
      peran: 'sekdes',
      posyandu: null,
      bidang: null,
      kantor: 'desa',
      wilayah: desa,
      kantorDi: desa,
    })),
    ...[...new Set(tempat.map((one) => one.kecamatan))].map((kecamatan) => ({
      nama: `bidan.${compact(kecamatan)}`,
      peran: 'bidan',
      posyandu: null,
      bidang: null,
      kantor: 'puskesmas',
      // None of her own: she serves all that the Puskesmas serves.
      wilayah: null,
      kantorDi: kecamatan,
    })),
  ]
  const acak = new Acak(compact(BESAR.kabupatenKode).length + akun.length)
  const named = akun.map((one) => ({
    ...one,
    orang: namaContoh(acak, one.peran === 'sekdes' && acak.chance(0.6) ? 'L' : 'P'),
  }))
  await owner.query(
    `insert into pengguna (kabupaten_kode, id, nama_pengguna, nama, sandi_hash)
     select $1, baru.id, baru.nama_pengguna, baru.nama, $5
     from unnest($2::uuid[], $3::text[], $4::text[]) as baru (id, nama_pengguna, nama)
     on conflict do nothing`,
    [
      BESAR.kabupatenKode,
      named.map((one) => idContoh('pengguna', BESAR.kabupatenKode, one.nama)),
      named.map((one) => one.nama),
      named.map((one) => one.orang),
      await hash(SANDI_CONTOH),
    ],
  )
  await owner.query(
    `insert into penugasan (kabupaten_kode, id, pengguna_id, peran, posyandu_id, bidang, kantor_id, wilayah_kode, berlaku_dari)
     select $1, baru.id, baru.pengguna, baru.peran, baru.posyandu, baru.bidang, k.id, baru.wilayah, $9::date - 400
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $10::text[])
       as baru (id, pengguna, peran, posyandu, bidang, kantor, wilayah, kantor_di)
     left join kantor k on k.kabupaten_kode = $1 and k.jenis = baru.kantor and k.wilayah_kode = baru.kantor_di
     on conflict do nothing`,
    [
      BESAR.kabupatenKode,
      named.map((one) => idContoh('penugasan', BESAR.kabupatenKode, one.nama)),
      named.map((one) => idContoh('pengguna', BESAR.kabupatenKode, one.nama)),
      named.map((one) => one.peran),
      named.map((one) => one.posyandu),
      named.map((one) => one.bidang),
      named.map((one) => one.kantor),
      named.map((one) => one.wilayah),
      until,
      named.map((one) => one.kantorDi),
    ],
  )
}
