import type { KeputusanBaris, Pemetaan } from '@simpul/contract/impor.ts'
import { kunciNama, namaTokens } from '@simpul/domain/sasaran/nama.ts'
import { checkNik } from '@simpul/domain/sasaran/nik.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import {
  type DateOrder,
  readDigits16,
  readJenisKelamin,
  readRt,
  readRw,
  readTanggal,
} from './baca-nilai.ts'
import type { Baris } from './baca-tabel.ts'

/** A person as an office's sheet has her. */
export interface IsiPenduduk {
  readonly nama: string
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly nik: string | null
  readonly nikStatus: 'ada' | 'belum' | 'tidak_valid' | 'nik_ibu'
  readonly nomorKk: string | null
  readonly namaIbu: string
  readonly rt: string
  readonly rw: string
  readonly dusun: string
  readonly alamat: string
  readonly telepon: string
  readonly posyanduId: PosyanduId
}

/** Somebody on the register already, as much of her as the comparison needs. */
export interface SasaranDikenal {
  readonly id: SasaranId
  readonly nama: string
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly nik: string | null
  readonly namaIbu: string
  readonly kosong: readonly IsianKosong[]
}
/** What an import may fill in when it is empty; what a kader wrote is never overwritten by a file. */
const ISIAN_KOSONG = [
  'nik',
  'nomorKk',
  'namaIbu',
  'rt',
  'rw',
  'dusun',
  'alamat',
  'telepon',
] as const
export type IsianKosong = (typeof ISIAN_KOSONG)[number]

export interface BarisDiperiksa {
  readonly baris: number
  readonly keputusan: KeputusanBaris
  readonly masalah: readonly string[]
  readonly sasaranId: SasaranId | null
  readonly isi: Readonly<Record<string, unknown>>
}

export interface KonteksPeriksa {
  readonly pemetaan: Pemetaan
  readonly order: DateOrder
  readonly today: Tanggal
  readonly posyanduByNama: ReadonlyMap<string, PosyanduId>
  readonly dikenal: PenerimaKembar
}

type Dibandingkan = Pick<IsiPenduduk, 'nik' | 'nama' | 'tanggalLahir' | 'namaIbu' | 'jenisKelamin'>

/** What is said of somebody who is not on the register yet, and what her NIK is worth. */
export function newPersonDoubts(
  dikenal: PenerimaKembar,
  isi: Dibandingkan,
): { readonly masalah: readonly string[]; readonly nikStatus: 'nik_ibu' | 'tidak_valid' | null } {
  const namesake = dikenal.hasNamesake(isi) ? ['mungkin_orang_sama'] : []
  const { masalah, nikStatus } = nikDoubts(dikenal, isi)
  return { masalah: [...namesake, ...masalah], nikStatus }
}

/** A NIK of the file that the register has for somebody else. */
function nikDoubts(
  dikenal: PenerimaKembar,
  isi: Dibandingkan,
): { readonly masalah: readonly string[]; readonly nikStatus: 'nik_ibu' | 'tidak_valid' | null } {
  const owner = dikenal.ownerOfNik(isi)
  if (owner === null) return { masalah: [], nikStatus: null }
  return owner === 'ibu'
    ? { masalah: ['nik_milik_ibu'], nikStatus: 'nik_ibu' }
    : { masalah: ['nik_milik_orang_lain'], nikStatus: 'tidak_valid' }
}

/** Names compare as they sound, without titles: "Hj. SITI  aminah" and "Sitti Aminah" are one (rule SAS-4). */
function kunciOrang(nama: string): string {
  return namaTokens(nama).map(kunciNama).join(' ')
}

/** Finds the person a row speaks of, on the register and among the rows before it in the same file. */
export class PenerimaKembar {
  readonly #byNik = new Map<string, SasaranDikenal[]>()
  readonly #byNamaLahir = new Map<string, SasaranDikenal[]>()
  readonly #rowByNik = new Map<string, { baris: number; kunci: string }>()
  readonly #rowByKunci = new Map<string, number>()

  constructor(register: Iterable<SasaranDikenal>) {
    for (const orang of register) {
      if (orang.nik) push(this.#byNik, orang.nik, orang)
      push(this.#byNamaLahir, kunciNamaLahir(orang.nama, orang.tanggalLahir), orang)
    }
  }

  /**
   * By NIK when the name agrees too, or the birth date when it is the one in the NIK: many write the
   * mother's NIK or zeros, and twins have those and the birth date in common. Name, sex, mother and
   * birth date are stronger than a NIK in a file, also when one of them wrote the day before or after.
   */
  onRegister(isi: Dibandingkan): SasaranDikenal | undefined {
    const kunci = kunciOrang(isi.nama)
    const sameNik = (isi.nik ? this.#byNik.get(isi.nik) : undefined) ?? []
    const byNik =
      sameNik.find((orang) => kunciOrang(orang.nama) === kunci) ??
      (isi.nik && isNikOfBirth(isi.nik, isi.tanggalLahir)
        ? sameNik.find((orang) => orang.tanggalLahir === isi.tanggalLahir)
        : undefined)
    if (byNik) return byNik
    const ibu = kunciOrang(isi.namaIbu)
    const isOfMother = (orang: SasaranDikenal) => ibu !== '' && kunciOrang(orang.namaIbu) === ibu
    const alike = this.#namesakes(isi, isi.tanggalLahir)
    const bornNear = [-1, 1].flatMap((days) =>
      this.#namesakes(isi, addDays(isi.tanggalLahir, days)).filter(isOfMother),
    )
    const sameOrNoNik = alike.filter((orang) => !(orang.nik && isi.nik && orang.nik !== isi.nik))
    return (
      alike.find(isOfMother) ??
      (sameOrNoNik.length === 1 ? sameOrNoNik[0] : undefined) ??
      (bornNear.length === 1 ? bornNear[0] : undefined)
    )
  }

  #namesakes(isi: Dibandingkan, lahir: Tanggal): readonly SasaranDikenal[] {
    const found = this.#byNamaLahir.get(kunciNamaLahir(isi.nama, lahir)) ?? []
    return found.filter((orang) => orang.jenisKelamin === isi.jenisKelamin)
  }

  /** Where the file says otherwise than the register, which is not written over: said, not hidden. */
  doubts(isi: Dibandingkan, found: SasaranDikenal): readonly string[] {
    return [
      ...(kunciOrang(found.nama) === kunciOrang(isi.nama) ? [] : ['nama_lain_di_daftar']),
      ...(found.jenisKelamin === isi.jenisKelamin ? [] : ['jenis_kelamin_lain_di_daftar']),
      ...(found.tanggalLahir === isi.tanggalLahir ? [] : ['tanggal_lahir_lain_di_daftar']),
      ...(found.nik && isi.nik && found.nik !== isi.nik ? ['nik_lain_di_daftar'] : []),
    ]
  }

  /** Whose NIK it is, when somebody else on the register has it: a child under the mother's, or a slip. */
  ownerOfNik(isi: Dibandingkan): 'ibu' | 'orang_lain' | null {
    const others = (isi.nik ? this.#byNik.get(isi.nik) : undefined) ?? []
    if (others.length === 0) return null
    const ibu = kunciOrang(isi.namaIbu)
    return ibu !== '' && others.some((orang) => kunciOrang(orang.nama) === ibu)
      ? 'ibu'
      : 'orang_lain'
  }

  /** Somebody of the same name and birth date is there with a NIK of her own: perhaps another person. */
  hasNamesake(isi: Dibandingkan): boolean {
    return this.#namesakes(isi, isi.tanggalLahir).length > 0
  }

  /** The earlier row of this file that is the same person, or that has the same NIK for another one. */
  inFile(baris: number, isi: IsiPenduduk): { samaDenganBaris?: number; nikDobelBaris?: number } {
    const kunci = `${kunciNamaLahir(isi.nama, isi.tanggalLahir)}|${isi.jenisKelamin}|${isi.nik ?? kunciOrang(isi.namaIbu)}`
    const same = this.#rowByKunci.get(kunci)
    if (same !== undefined) return { samaDenganBaris: same }
    this.#rowByKunci.set(kunci, baris)
    const twice = isi.nik ? this.#rowByNik.get(isi.nik) : undefined
    if (isi.nik && !twice) this.#rowByNik.set(isi.nik, { baris, kunci })
    return twice ? { nikDobelBaris: twice.baris } : {}
  }
}

function isNikOfBirth(nik: string, birthDate: Tanggal): boolean {
  const doubts = checkNik(nik, { birthDate, jenisKelamin: null, kabupatenKode: null })
  return !doubts.includes('nik_tanggal_lahir_beda') && !doubts.includes('nik_tanggal_tidak_ada')
}

function kunciNamaLahir(nama: string, lahir: Tanggal): string {
  return `${kunciOrang(nama)}|${lahir}`
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * Decides one row: new, to be completed, the same, passed over, or wrong. Wrong is what cannot be
 * understood (name, sex, birth date); everything else is doubted in `masalah` and still taken.
 */
export function checkPenduduk(baris: Baris, konteks: KonteksPeriksa): BarisDiperiksa {
  const masalah: string[] = []
  const cell = (field: string) => {
    const index = konteks.pemetaan.kolom[field]
    return index === null || index === undefined ? '' : (baris.sel[index] ?? '').trim()
  }
  const salah = (kode: string): BarisDiperiksa => ({
    baris: baris.nomor,
    keputusan: 'salah',
    masalah: [kode],
    sasaranId: null,
    isi: { nama: cell('nama') },
  })

  const nama = cell('nama').replace(/\s+/g, ' ')
  if (nama === '') return salah('nama_kosong')
  if (nama.length > 120) return salah('nama_terlalu_panjang')
  const jenisKelamin = readJenisKelamin(cell('jenisKelamin'))
  if (!jenisKelamin)
    return salah(
      cell('jenisKelamin') === '' ? 'jenis_kelamin_kosong' : 'jenis_kelamin_tidak_terbaca',
    )
  const lahirText = cell('tanggalLahir')
  const tanggalLahir = readTanggal(lahirText, konteks.order, konteks.today)
  if (!tanggalLahir)
    return salah(lahirText === '' ? 'tanggal_lahir_kosong' : 'tanggal_lahir_tidak_terbaca')
  if (tanggalLahir > konteks.today) return salah('tanggal_lahir_di_depan')
  if (Number(konteks.today.slice(0, 4)) - Number(tanggalLahir.slice(0, 4)) > 120)
    return salah('umur_lebih_120_tahun')

  const posyanduId = posyanduOf(cell('posyandu'), cell('rw'), konteks)
  if (!posyanduId) return salah('posyandu_tidak_ada')

  const nik = readDigits16(cell('nik'))
  if (nik.isBroken) masalah.push('nik_rusak')
  const kk = readDigits16(cell('nomorKk'))
  if (kk.isBroken) masalah.push('nomor_kk_rusak')
  const isi: IsiPenduduk = {
    nama,
    jenisKelamin,
    tanggalLahir,
    nik: nik.digits,
    nikStatus: nik.digits ? 'ada' : nik.isBroken ? 'tidak_valid' : 'belum',
    nomorKk: kk.digits,
    namaIbu: cell('namaIbu').slice(0, 120),
    rt: readRt(cell('rt')),
    rw: readRw(cell('rw')),
    dusun: cell('dusun').slice(0, 60),
    alamat: cell('alamat').slice(0, 200),
    telepon: cell('telepon').slice(0, 20),
    posyanduId,
  }

  const twin = konteks.dikenal.inFile(baris.nomor, isi)
  if (twin.samaDenganBaris !== undefined) {
    return {
      baris: baris.nomor,
      keputusan: 'lewati',
      masalah: [`sama_dengan_baris:${twin.samaDenganBaris}`],
      sasaranId: null,
      isi: { ...isi },
    }
  }
  const doubled = twin.nikDobelBaris !== undefined
  if (doubled) masalah.push(`nik_dobel_baris:${twin.nikDobelBaris}`)
  const taken: IsiPenduduk = doubled ? { ...isi, nikStatus: 'tidak_valid' } : isi

  const found = konteks.dikenal.onRegister(taken)
  if (!found) {
    const doubts = newPersonDoubts(konteks.dikenal, taken)
    return {
      baris: baris.nomor,
      keputusan: 'baru',
      masalah: [...masalah, ...doubts.masalah],
      sasaranId: null,
      isi: { ...taken, nikStatus: doubts.nikStatus ?? taken.nikStatus },
    }
  }
  // An empty NIK that is filled in may be another's as well.
  const filled =
    found.nik === null ? nikDoubts(konteks.dikenal, taken) : { masalah: [], nikStatus: null }
  masalah.push(...konteks.dikenal.doubts(isi, found), ...filled.masalah)
  const fills = ISIAN_KOSONG.filter((field) => found.kosong.includes(field) && taken[field])
  const keputusan = fills.length > 0 ? 'perbarui' : 'sama'
  return {
    baris: baris.nomor,
    keputusan,
    masalah,
    sasaranId: found.id,
    isi: { ...taken, nikStatus: filled.nikStatus ?? taken.nikStatus, isiKosong: fills },
  }
}

/** By the posyandu's name in the file, else by RW, else the one chosen for the rest. */
function posyanduOf(nama: string, rw: string, konteks: KonteksPeriksa): PosyanduId | null {
  const byName = nama === '' ? undefined : konteks.posyanduByNama.get(kunciPosyandu(nama))
  return byName ?? konteks.pemetaan.posyanduByRw[readRw(rw)] ?? konteks.pemetaan.posyanduDefault
}

export function kunciPosyandu(nama: string): string {
  return nama
    .toLowerCase()
    .replace(/posyandu/g, '')
    .replace(/[^a-z0-9]/g, '')
}
