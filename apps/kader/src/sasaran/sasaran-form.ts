import type { RegisterSasaran } from '@simpul/contract/sasaran.ts'
import { cleanNik } from '@simpul/domain/sasaran/nik.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import {
  addMonthsToBulan,
  bulanOf,
  isTanggal,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'

/** What is typed about a person, as text. */
export interface SasaranTexts {
  readonly nama: string
  readonly namaPanggilan: string
  readonly jenisKelamin: 'L' | 'P' | null
  readonly tanggalLahir: string
  /** Typed instead of a date of birth nobody knows. */
  readonly umurTahun: string
  readonly umurBulan: string
  readonly tanggalLahirPasti: boolean
  readonly nik: string
  readonly nikStatus: RegisterSasaran['nikStatus']
  readonly nomorKk: string
  readonly namaIbu: string
  readonly ibuId: RegisterSasaran['ibuId']
  readonly urutanKembar: number | null
  readonly rt: string
  readonly rw: string
  readonly dusun: string
  readonly alamat: string
  readonly telepon: string
  readonly punyaBukuKia: boolean | null
  readonly keadaanIbu: RegisterSasaran['keadaanIbu']
  readonly isTamu: boolean
}

/** Everything a person is registered with but the ids. The index signature of the wire is left behind. */
export type SasaranFields = Pick<
  RegisterSasaran,
  | 'nama'
  | 'namaPanggilan'
  | 'jenisKelamin'
  | 'tanggalLahir'
  | 'tanggalLahirPasti'
  | 'nik'
  | 'nikStatus'
  | 'nomorKk'
  | 'namaIbu'
  | 'ibuId'
  | 'urutanKembar'
  | 'rt'
  | 'rw'
  | 'dusun'
  | 'alamat'
  | 'telepon'
  | 'punyaBukuKia'
  | 'keadaanIbu'
  | 'isTamu'
>
export type SasaranField =
  | 'nama'
  | 'jenisKelamin'
  | 'tanggalLahir'
  | 'umurTahun'
  | 'nik'
  | 'nomorKk'
export type SasaranProblem =
  | 'nama_kosong'
  | 'jenis_kelamin_kosong'
  | 'tanggal_kosong'
  | 'tanggal_salah'
  | 'tanggal_di_depan'
  | 'umur_salah'
  | 'nik_bukan_16'
  | 'kk_bukan_16'

export const EMPTY_SASARAN: SasaranTexts = {
  nama: '',
  namaPanggilan: '',
  jenisKelamin: null,
  tanggalLahir: '',
  umurTahun: '',
  umurBulan: '',
  tanggalLahirPasti: true,
  nik: '',
  nikStatus: 'tidak_tahu',
  nomorKk: '',
  namaIbu: '',
  ibuId: null,
  urutanKembar: null,
  rt: '',
  rw: '',
  dusun: '',
  alamat: '',
  telepon: '',
  punyaBukuKia: null,
  keadaanIbu: null,
  isTamu: false,
}

type Problems = readonly { readonly field: SasaranField; readonly kode: SasaranProblem }[]

/** Text to the fields of a person. Only name, sex and a date (or an age) are needed; the rest can come later. */
export function readSasaranForm(
  texts: SasaranTexts,
  today: Tanggal,
): Result<SasaranFields, Problems> {
  const problems: { field: SasaranField; kode: SasaranProblem }[] = []
  const nama = texts.nama.trim().replace(/\s+/g, ' ')
  if (nama === '') problems.push({ field: 'nama', kode: 'nama_kosong' })
  if (texts.jenisKelamin === null)
    problems.push({ field: 'jenisKelamin', kode: 'jenis_kelamin_kosong' })
  const birth = readBirth(texts, today)
  if (!birth.ok) problems.push(birth.error)

  const nik = cleanNik(texts.nik)
  if (nik !== '' && !/^\d{16}$/.test(nik)) problems.push({ field: 'nik', kode: 'nik_bukan_16' })
  const nomorKk = cleanNik(texts.nomorKk)
  if (nomorKk !== '' && !/^\d{16}$/.test(nomorKk))
    problems.push({ field: 'nomorKk', kode: 'kk_bukan_16' })
  if (problems.length > 0 || texts.jenisKelamin === null || !birth.ok) return err(problems)

  return ok({
    nama,
    namaPanggilan: texts.namaPanggilan.trim(),
    jenisKelamin: texts.jenisKelamin,
    tanggalLahir: birth.value,
    tanggalLahirPasti: texts.tanggalLahirPasti,
    nik: nik === '' ? null : nik,
    nikStatus: nikStatusOf(nik, texts.nikStatus),
    nomorKk: nomorKk === '' ? null : nomorKk,
    namaIbu: texts.namaIbu.trim(),
    ibuId: texts.ibuId,
    urutanKembar: texts.urutanKembar,
    rt: texts.rt.trim(),
    rw: texts.rw.trim(),
    dusun: texts.dusun.trim(),
    alamat: texts.alamat.trim(),
    telepon: texts.telepon.trim(),
    punyaBukuKia: texts.punyaBukuKia,
    keadaanIbu: texts.jenisKelamin === 'P' ? texts.keadaanIbu : null,
    isTamu: texts.isTamu,
  })
}

function nikStatusOf(nik: string, status: SasaranTexts['nikStatus']): SasaranTexts['nikStatus'] {
  if (nik === '') return status === 'ada' || status === 'nik_ibu' ? 'tidak_tahu' : status
  return status === 'nik_ibu' || status === 'tidak_valid' ? status : 'ada'
}

type Birth = Result<Tanggal, { readonly field: SasaranField; readonly kode: SasaranProblem }>

function readBirth(texts: SasaranTexts, today: Tanggal): Birth {
  if (!texts.tanggalLahirPasti) return birthFromAge(texts, today)
  const text = texts.tanggalLahir.trim()
  if (text === '') return err({ field: 'tanggalLahir', kode: 'tanggal_kosong' })
  if (!isTanggal(text)) return err({ field: 'tanggalLahir', kode: 'tanggal_salah' })
  return text > today ? err({ field: 'tanggalLahir', kode: 'tanggal_di_depan' }) : ok(text)
}

/** An age makes a date in the middle of its month, marked as not sure. */
function birthFromAge(texts: SasaranTexts, today: Tanggal): Birth {
  const years = texts.umurTahun.trim() === '' ? 0 : Number(texts.umurTahun)
  const months = texts.umurBulan.trim() === '' ? 0 : Number(texts.umurBulan)
  const isGiven = texts.umurTahun.trim() !== '' || texts.umurBulan.trim() !== ''
  const isAge = Number.isInteger(years) && Number.isInteger(months) && years >= 0 && months >= 0
  if (!isGiven || !isAge || years > 120 || months > 11 + 49)
    return err({ field: 'umurTahun', kode: 'umur_salah' })
  const text = `${addMonthsToBulan(bulanOf(today), -(years * 12 + months))}-15`
  if (!isTanggal(text)) return err({ field: 'umurTahun', kode: 'umur_salah' })
  return ok(text > today ? today : text)
}

/** The next twin: the same house and mother, another name, the next place in the order. */
export function nextTwin(texts: SasaranTexts): SasaranTexts {
  return {
    ...texts,
    nama: '',
    namaPanggilan: '',
    nik: texts.nikStatus === 'nik_ibu' ? texts.nik : '',
    urutanKembar: (texts.urutanKembar ?? 1) + 1,
  }
}

/** The fields that changed, with the value each had: what a correction sends. */
export function changedFields<T extends object>(
  before: T,
  after: T,
): { from: Partial<T>; to: Partial<T> } {
  const from: Partial<T> = {}
  const to: Partial<T> = {}
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (before[key] === after[key]) continue
    from[key] = before[key]
    to[key] = after[key]
  }
  return { from, to }
}

/** A date made of an age stays one, however often the rest is corrected, until the date itself is. */
export function keepUnsure(before: SasaranFields, after: SasaranFields): SasaranFields {
  if (before.tanggalLahir !== after.tanggalLahir) return after
  return { ...after, tanggalLahirPasti: before.tanggalLahirPasti }
}

/** As it stands, as text. A date that is not sure is shown as the date it was made into. */
export function textsOfSasaran(fields: SasaranFields): SasaranTexts {
  return {
    ...EMPTY_SASARAN,
    ...fields,
    nik: fields.nik ?? '',
    nomorKk: fields.nomorKk ?? '',
    tanggalLahirPasti: true,
  }
}
