import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'

/** A real place by its code, with an invented Puskesmas, invented offices and invented people. */
export interface TempatContoh {
  readonly kabupatenKode: string
  readonly zona: ZonaWaktu
  readonly desaKode: string
  readonly puskesmas: string
  readonly posyandu: readonly string[]
}

const BUNGA = [
  'Mawar',
  'Melati',
  'Anggrek',
  'Kenanga',
  'Dahlia',
  'Cempaka',
  'Flamboyan',
  'Teratai',
  'Seruni',
  'Kamboja',
] as const

/** The five places of the articles: Burengan with its ten posyandu, the four others with two each. */
export const LIMA_TEMPAT: readonly TempatContoh[] = [
  {
    kabupatenKode: '35.71',
    zona: 'WIB',
    desaKode: '35.71.03.1015',
    puskesmas: 'Puskesmas Pesantren (contoh)',
    posyandu: BUNGA,
  },
  {
    kabupatenKode: '35.05',
    zona: 'WIB',
    desaKode: '35.05.04.2014',
    puskesmas: 'Puskesmas Kademangan (contoh)',
    posyandu: BUNGA.slice(0, 2),
  },
  {
    kabupatenKode: '35.76',
    zona: 'WIB',
    desaKode: '35.76.01.1006',
    puskesmas: 'Puskesmas Prajuritkulon (contoh)',
    posyandu: BUNGA.slice(0, 2),
  },
  {
    kabupatenKode: '33.16',
    zona: 'WIB',
    desaKode: '33.16.09.2001',
    puskesmas: 'Puskesmas Blora (contoh)',
    posyandu: BUNGA.slice(0, 2),
  },
  {
    kabupatenKode: '64.02',
    zona: 'WITA',
    desaKode: '64.02.06.1005',
    puskesmas: 'Puskesmas Tenggarong (contoh)',
    posyandu: ['Etam', 'Kenanga'],
  },
]

/** One dinas for each of the six bidang; a kabupaten renames them as it likes. */
export const DINAS_CONTOH: readonly {
  readonly bidang: Bidang
  readonly nama: string
  readonly akun: string
}[] = [
  { bidang: 'pendidikan', nama: 'Dinas Pendidikan', akun: 'dinas.pendidikan' },
  { bidang: 'kesehatan', nama: 'Dinas Kesehatan', akun: 'dinas.kesehatan' },
  { bidang: 'pekerjaan_umum', nama: 'Dinas Pekerjaan Umum dan Penataan Ruang', akun: 'dinas.pu' },
  {
    bidang: 'perumahan_rakyat',
    nama: 'Dinas Perumahan dan Kawasan Permukiman',
    akun: 'dinas.perumahan',
  },
  { bidang: 'trantibumlinmas', nama: 'Satuan Polisi Pamong Praja', akun: 'dinas.trantib' },
  { bidang: 'sosial', nama: 'Dinas Sosial', akun: 'dinas.sosial' },
]

/** Everybody signs in with this in the demo, and only there. */
export const SANDI_CONTOH = 'posyandu2026'
