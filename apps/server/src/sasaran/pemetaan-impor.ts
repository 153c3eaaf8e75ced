import { createHash } from 'node:crypto'
import { FIELD_IMPOR, type JenisImpor, type Pemetaan } from '@simpul/contract/impor.ts'
import { isBulan, lastDayOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { isKodeDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { readBulanName } from './baca-nilai.ts'

/**
 * Names a column goes by in an OpenSID export, an e-PPGBM download, a Posyandu's own sheet.
 * Compared in small letters without spaces and signs.
 */
const SINONIM: Readonly<Record<string, readonly string[]>> = {
  nama: [
    'nama',
    'namalengkap',
    'namapenduduk',
    'namabalita',
    'namaanak',
    'namasasaran',
    'namabayi',
  ],
  nik: ['nik', 'nonik', 'nomornik', 'niknomorindukkependudukan', 'nikanak', 'nikbalita'],
  nomorKk: ['nokk', 'nomorkk', 'kk', 'nokartukeluarga', 'nomorkartukeluarga'],
  jenisKelamin: ['sex', 'jk', 'jeniskelamin', 'kelamin', 'lp', 'gender'],
  tanggalLahir: ['tanggallahir', 'tgllahir', 'tgllhr', 'tanggallhr', 'lahir', 'dob'],
  namaIbu: ['namaibu', 'namaibukandung', 'ibu', 'namaortu', 'namaorangtua', 'ortu'],
  nikIbu: ['ibunik', 'nikibu'],
  rt: ['rt'],
  rw: ['rw'],
  dusun: ['dusun', 'lingkungan', 'namadusun'],
  alamat: ['alamat', 'alamatsekarang', 'jalan'],
  telepon: ['telepon', 'nohp', 'hp', 'notelepon', 'telp'],
  posyandu: ['posyandu', 'namaposyandu', 'pos'],
  measuredOn: [
    'tanggalpengukuran',
    'tglpengukuran',
    'tglukur',
    'tanggalukur',
    'tanggaltimbang',
    'tgltimbang',
    'tanggalpenimbangan',
    'tanggal',
  ],
  weight: ['berat', 'bb', 'beratbadan', 'bbkg', 'beratkg', 'beratbadankg'],
  length: [
    'tinggi',
    'tb',
    'pb',
    'tinggibadan',
    'panjangbadan',
    'tbcm',
    'pbcm',
    'tinggicm',
    'tbpb',
    'pbtb',
    'panjang',
    'tinggipanjang',
  ],
  posisiUkur: ['caraukur', 'posisi', 'posisiukur', 'caraukurtb'],
  lila: ['lila', 'lingkarlengan', 'lingkarlenganatas', 'lilacm'],
  lingkarKepala: ['lk', 'lingkarkepala', 'lika', 'lingkarkepalacm'],
}

/** In a list of posyandu the same headings mean other things: *nama posyandu* is the name. */
const SINONIM_POSYANDU: Readonly<Record<string, readonly string[]>> = {
  nama: ['namaposyandu', 'posyandu', 'nama', 'namapos'],
  desa: [
    'kodedesa',
    'kodekelurahan',
    'kodedesakelurahan',
    'kodewilayah',
    'kodekemendagri',
    'desa',
    'kelurahan',
    'desakelurahan',
    'namadesa',
    'namakelurahan',
  ],
  puskesmas: ['puskesmas', 'namapuskesmas', 'pkm'],
  rw: ['rw', 'nomorrw', 'norw', 'lingkungan'],
  alamat: ['alamat', 'alamatposyandu', 'lokasi', 'tempat'],
  nomorRegistrasi: ['nomorregistrasi', 'noregistrasi', 'noreg', 'nomorposyandu', 'kodeposyandu'],
}

const WAJIB: Readonly<Record<JenisImpor, readonly string[]>> = {
  penduduk: ['nama', 'jenisKelamin', 'tanggalLahir'],
  pengukuran: ['nama', 'tanggalLahir'],
  posyandu: ['nama'],
}

function fieldsOf(jenis: JenisImpor): readonly string[] {
  return FIELD_IMPOR[jenis]
}

function sinonimOf(jenis: JenisImpor): Readonly<Record<string, readonly string[]>> {
  return jenis === 'posyandu' ? SINONIM_POSYANDU : SINONIM
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** True when the row names at least two known columns: some sheets begin with a title of three lines. */
export function isKepala(sel: readonly string[], jenis: JenisImpor): boolean {
  const known = new Set(fieldsOf(jenis).flatMap((field) => sinonimOf(jenis)[field] ?? []))
  return sel.filter((cell) => known.has(plain(cell))).length >= 2
}

/** A proposed mapping: by name where a name is known, month columns where a heading says so. */
export function proposePemetaan(
  kepala: readonly string[],
  jenis: JenisImpor,
  today: Tanggal,
): Pemetaan {
  const names = kepala.map(plain)
  const kolom: Record<string, number | null> = {}
  for (const field of fieldsOf(jenis)) {
    const synonyms = sinonimOf(jenis)[field] ?? []
    // The first synonym wins: "nama" before "nama ibu kandung", whatever the order of columns.
    const found = synonyms.map((name) => names.indexOf(name)).find((index) => index >= 0)
    kolom[field] = found ?? null
  }
  return {
    kolom,
    posyanduDefault: null,
    posyanduByRw: {},
    bulan: jenis === 'pengukuran' ? monthColumns(kepala, today) : [],
  }
}

/**
 * "BB Jan 2026", "TB/Feb", "Berat Maret": a column a month. Without a year the month is the last one
 * that has been; without a day it is the last day of the month, or today in the month that runs.
 */
function monthColumns(kepala: readonly string[], today: Tanggal): Pemetaan['bulan'] {
  const out: Pemetaan['bulan'] = []
  kepala.forEach((heading, kolom) => {
    const match =
      /^(bb|berat|tb|pb|tinggi|panjang)[^\p{L}\d]+([\p{L}]{3,})\.?[^\p{L}\d]*(\d{4}|\d{2})?$/iu.exec(
        heading.trim(),
      )
    const month = match ? readBulanName(match[2] ?? '') : undefined
    if (!match || month === undefined) return
    const thisYear = Number(today.slice(0, 4))
    const written = match[3] ? Number(match[3].length === 2 ? `20${match[3]}` : match[3]) : null
    const year = written ?? (month <= Number(today.slice(5, 7)) ? thisYear : thisYear - 1)
    const bulan = `${year}-${String(month).padStart(2, '0')}`
    if (!isBulan(bulan)) return
    const last = lastDayOf(bulan)
    out.push({
      kolom,
      ukuran: /^(bb|berat)/i.test(match[1] ?? '') ? 'weight' : 'length',
      measuredOn: last > today ? today : last,
    })
  })
  return out
}

/**
 * Fields that must be mapped before a file can be checked, and are not.
 * @param areaKode where the import is for: a file of one desa need not name it in every row
 */
export function missingFields(pemetaan: Pemetaan, jenis: JenisImpor, areaKode: string): string[] {
  const missing = (WAJIB[jenis] ?? []).filter(
    (field) => pemetaan.kolom[field] === null || pemetaan.kolom[field] === undefined,
  )
  if (jenis === 'posyandu' && !isKodeDesa(areaKode) && pemetaan.kolom['desa'] == null)
    missing.push('desa')
  if (jenis === 'pengukuran' && pemetaan.bulan.length === 0) {
    if (pemetaan.kolom['measuredOn'] == null) missing.push('measuredOn')
    if (pemetaan.kolom['weight'] == null && pemetaan.kolom['length'] == null) missing.push('weight')
  }
  return missing
}

/** One header, one fingerprint: the mapping a person chose is remembered under it. */
export function sidikKepala(kepala: readonly string[]): string {
  return createHash('sha256').update(kepala.map(plain).join('|')).digest('hex')
}
