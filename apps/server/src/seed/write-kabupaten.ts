import type { FungsiDinas } from '@simpul/domain/pengguna/peran.ts'
import { type PenggunaId, type PosyanduId, uuidV8 } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { Client } from 'pg'
import { Acak } from './acak.ts'
import { namaContoh } from './nama-contoh.ts'
import { DINAS_CONTOH, type TempatContoh } from './tempat-contoh.ts'

/** Who signs in as whom in the demo: the same user names in each of the five places. */
interface AkunContoh {
  readonly namaPengguna: string
  readonly peran: string
  readonly untuk: string
}

/** Seats that are women's in nearly every village. */
const PEREMPUAN: ReadonlySet<string> = new Set([
  'kader',
  'ketua',
  'sekretaris',
  'bendahara',
  'bidan',
])

interface Tugas {
  readonly peran: string
  readonly bidang?: Bidang
  readonly posyanduId?: PosyanduId
  readonly kantorId?: string
  readonly wilayahKode?: string
  readonly fungsi?: FungsiDinas
}

/** An id that is the same in every run: of the demo's kabupaten, its offices, its posyandu and its accounts. */
export function idContoh<Kind extends string>(kind: Kind, ...parts: readonly string[]) {
  return uuidV8<Kind>(kind, 'contoh', ...parts)
}

interface KabupatenTertulis {
  readonly posyanduIds: readonly PosyanduId[]
  readonly akun: readonly AkunContoh[]
}

/**
 * One kabupaten of the demo: tenant, offices, posyandu and accounts. Plain INSERTs: a hundred rows.
 * @param sandiHash argon2id of the demo's password, made once
 */
export async function writeKabupaten(
  owner: Client,
  tempat: TempatContoh,
  sandiHash: string,
  today: Tanggal,
): Promise<KabupatenTertulis> {
  const kk = tempat.kabupatenKode
  const kecamatan = tempat.desaKode.slice(0, 8)
  const isKelurahan = tempat.desaKode.charAt(9) === '1'
  const names = await owner.query<{ kode: string; nama: string }>(
    'select kode, nama from wilayah where kode = any($1)',
    [[kk, kecamatan, tempat.desaKode]],
  )
  const namaOf = (kode: string) => names.rows.find((row) => row.kode === kode)?.nama ?? kode
  await owner.query(
    'insert into kabupaten (kabupaten_kode, nama, zona, is_demo) values ($1, $2, $3, true)',
    [kk, namaOf(kk), tempat.zona],
  )

  const desaKantor = await kantor(
    'desa',
    `${isKelurahan ? 'Kelurahan' : 'Desa'} ${namaOf(tempat.desaKode)}`,
    tempat.desaKode,
  )
  const kecamatanKantor = await kantor('kecamatan', `Kecamatan ${namaOf(kecamatan)}`, kecamatan)
  const puskesmas = await kantor('puskesmas', tempat.puskesmas, kecamatan, 6)
  await owner.query('insert into kantor_wilayah values ($1, $2, $3)', [
    kk,
    puskesmas,
    tempat.desaKode,
  ])
  const dpmd = await kantor('dpmd', 'Dinas Pemberdayaan Masyarakat', kk)
  const tp = await kantor('tim_pembina', 'Tim Pembina Posyandu', kk)
  const dinas = new Map<Bidang, string>()
  for (const item of DINAS_CONTOH) {
    const id = await kantor('dinas', item.nama, kk)
    dinas.set(item.bidang, id)
    await owner.query('insert into kantor_bidang values ($1, $2, $3)', [kk, id, item.bidang])
  }

  const posyanduIds: PosyanduId[] = []
  for (const nama of tempat.posyandu) {
    const id = idContoh('posyandu', kk, nama)
    posyanduIds.push(id)
    await owner.query(
      `insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id, alamat) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        kk,
        id,
        tempat.desaKode,
        `Posyandu ${nama}`,
        tempat.zona,
        puskesmas,
        `Balai RW ${String(posyanduIds.length).padStart(2, '0')}`,
      ],
    )
  }

  const acak = new Acak(Number(kk.replace('.', '')))
  const akun: AkunContoh[] = []
  const first = posyanduIds[0] as PosyanduId
  const pos = `Posyandu ${tempat.posyandu[0] ?? ''}`
  await pengguna('kader', `Kader kesehatan, ${pos}`, {
    peran: 'kader',
    bidang: 'kesehatan',
    posyanduId: first,
  })
  await pengguna('kader2', `Kader kesehatan kedua, ${pos}`, {
    peran: 'kader',
    bidang: 'kesehatan',
    posyanduId: first,
  })
  await pengguna('kader.pendidikan', `Kader pendidikan, ${pos}`, {
    peran: 'kader',
    bidang: 'pendidikan',
    posyanduId: first,
  })
  await pengguna('kader.pu', `Kader pekerjaan umum, ${pos}`, {
    peran: 'kader',
    bidang: 'pekerjaan_umum',
    posyanduId: first,
  })
  await pengguna('kader.perumahan', `Kader perumahan rakyat, ${pos}`, {
    peran: 'kader',
    bidang: 'perumahan_rakyat',
    posyanduId: first,
  })
  await pengguna('kader.trantib', `Kader trantibumlinmas, ${pos}`, {
    peran: 'kader',
    bidang: 'trantibumlinmas',
    posyanduId: first,
  })
  await pengguna('kader.sosial', `Kader sosial, ${pos}`, {
    peran: 'kader',
    bidang: 'sosial',
    posyanduId: first,
  })
  await pengguna('ketua', `Ketua ${pos}`, { peran: 'ketua', posyanduId: first })
  await pengguna('sekretaris', `Sekretaris ${pos}`, { peran: 'sekretaris', posyanduId: first })
  await pengguna('bendahara', `Bendahara ${pos}`, { peran: 'bendahara', posyanduId: first })
  for (const [n, posyanduId] of posyanduIds.slice(1).entries()) {
    await pengguna(
      `kader.pos${n + 2}`,
      `Kader kesehatan, Posyandu ${tempat.posyandu[n + 1] ?? ''}`,
      { peran: 'kader', bidang: 'kesehatan', posyanduId },
    )
  }
  await pengguna('bidan', 'Bidan desa', {
    peran: 'bidan',
    kantorId: puskesmas,
    wilayahKode: tempat.desaKode,
  })
  await pengguna('puskesmas', 'Petugas Puskesmas', {
    peran: 'petugas_puskesmas',
    kantorId: puskesmas,
  })
  await pengguna('operator', `Operator ${isKelurahan ? 'kelurahan' : 'desa'}`, {
    peran: 'operator',
    kantorId: desaKantor,
    wilayahKode: tempat.desaKode,
  })
  await pengguna('sekdes', `Sekretaris ${isKelurahan ? 'kelurahan' : 'desa'}`, {
    peran: 'sekdes',
    kantorId: desaKantor,
    wilayahKode: tempat.desaKode,
  })
  await pengguna(isKelurahan ? 'lurah' : 'kades', isKelurahan ? 'Lurah' : 'Kepala desa', {
    peran: 'kepala_desa',
    kantorId: desaKantor,
    wilayahKode: tempat.desaKode,
  })
  await pengguna('camat', 'Camat', {
    peran: 'kecamatan',
    kantorId: kecamatanKantor,
    wilayahKode: kecamatan,
  })
  for (const item of DINAS_CONTOH) {
    await pengguna(item.akun, `Petugas ${item.nama}`, {
      peran: 'petugas_dinas',
      bidang: item.bidang,
      kantorId: dinas.get(item.bidang) ?? '',
    })
  }
  // Two officers of the Dinas Kesehatan with a task of their own: they see what the office does not.
  for (const [fungsi, untuk] of [
    ['gizi', 'gizi'],
    ['p2', 'pengendalian penyakit'],
  ] as const) {
    await pengguna(`dinas.${fungsi}`, `Petugas Dinas Kesehatan, ${untuk}`, {
      peran: 'petugas_dinas',
      bidang: 'kesehatan',
      kantorId: dinas.get('kesehatan') ?? '',
      fungsi,
    })
  }
  await pengguna('dpmd', 'Petugas DPMD', { peran: 'dpmd', kantorId: dpmd })
  await pengguna('pembina', 'Tim Pembina Posyandu', { peran: 'tim_pembina', kantorId: tp })
  await pengguna('admin', 'Admin kabupaten', { peran: 'admin' })
  return { posyanduIds, akun }

  async function kantor(
    jenis: string,
    nama: string,
    wilayahKode: string,
    hariKerja = 5,
  ): Promise<string> {
    const id = idContoh('kantor', kk, jenis, nama)
    await owner.query(
      'insert into kantor (kabupaten_kode, id, jenis, nama, wilayah_kode, hari_kerja, telepon) values ($1, $2, $3, $4, $5, $6, $7)',
      [kk, id, jenis, nama, wilayahKode, hariKerja, '0800-000-000'],
    )
    return id
  }

  async function pengguna(namaPengguna: string, untuk: string, tugas: Tugas): Promise<void> {
    const id: PenggunaId = idContoh('pengguna', kk, namaPengguna)
    await owner.query(
      'insert into pengguna (kabupaten_kode, id, nama_pengguna, nama, sandi_hash) values ($1, $2, $3, $4, $5)',
      [
        kk,
        id,
        namaPengguna,
        namaContoh(acak, PEREMPUAN.has(tugas.peran) || acak.chance(0.4) ? 'P' : 'L'),
        sandiHash,
      ],
    )
    await owner.query(
      `insert into penugasan (kabupaten_kode, id, pengguna_id, peran, posyandu_id, bidang, kantor_id, wilayah_kode, berlaku_dari, fungsi)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date - 400, $10)`,
      [
        kk,
        idContoh('penugasan', kk, namaPengguna),
        id,
        tugas.peran,
        tugas.posyanduId ?? null,
        tugas.bidang ?? null,
        tugas.kantorId ?? null,
        tugas.wilayahKode ?? null,
        today,
        tugas.fungsi ?? null,
      ],
    )
    akun.push({ namaPengguna, peran: tugas.peran, untuk })
  }
}
