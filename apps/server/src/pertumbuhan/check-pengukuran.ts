import { isWajar, wajar } from '@simpul/domain/pengukuran/wajar.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import {
  readDesimal,
  readDigits16,
  readJenisKelamin,
  readPosisi,
  readTanggal,
} from '../sasaran/baca-nilai.ts'
import type { Baris } from '../sasaran/baca-tabel.ts'
import {
  type BarisDiperiksa,
  type KonteksPeriksa,
  kunciPosyandu,
  newPersonDoubts,
} from '../sasaran/check-penduduk.ts'

/** One weighing of a sheet, of somebody on the register or of somebody the sheet introduces. */
export interface IsiPengukuran {
  readonly nama: string
  readonly measuredOn: Tanggal
  readonly weightGram: number | null
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
  readonly orangBaru: {
    readonly jenisKelamin: 'L' | 'P'
    readonly tanggalLahir: Tanggal
    readonly nik: string | null
    readonly nikStatus: 'ada' | 'belum' | 'nik_ibu' | 'tidak_valid'
    readonly namaIbu: string
    readonly posyanduId: PosyanduId
  } | null
}

export interface KonteksPengukuran extends KonteksPeriksa {
  /** `sasaranId|date` of every weighing already there, with its weight and length; grows with the file. */
  readonly sudahAda: Map<
    string,
    { readonly weightGram: number | null; readonly lengthMm: number | null }
  >
  /** Id for somebody the file introduces; the same person twice in the file gets one. */
  readonly introduce: (key: string) => SasaranId
  /** Order of the dates of weighing, which may differ from that of the birth dates. */
  readonly orderUkur: KonteksPeriksa['order']
}

/** Decides the weighings of one row: one of a long sheet, up to twelve of a sheet with a column a month. */
export function checkPengukuran(
  baris: Baris,
  konteks: KonteksPengukuran,
): readonly BarisDiperiksa[] {
  const cell = (field: string) => {
    const index = konteks.pemetaan.kolom[field]
    return index === null || index === undefined ? '' : (baris.sel[index] ?? '').trim()
  }
  const nama = cell('nama').replace(/\s+/g, ' ')
  const salah = (kode: string): BarisDiperiksa[] => [
    { baris: baris.nomor, keputusan: 'salah', masalah: [kode], sasaranId: null, isi: { nama } },
  ]
  if (nama === '') return salah('nama_kosong')
  const tanggalLahir = readTanggal(cell('tanggalLahir'), konteks.order, konteks.today)
  if (!tanggalLahir)
    return salah(
      cell('tanggalLahir') === '' ? 'tanggal_lahir_kosong' : 'tanggal_lahir_tidak_terbaca',
    )
  const jenisKelamin = readJenisKelamin(cell('jenisKelamin'))
  const nik = readDigits16(cell('nik')).digits
  const namaIbu = cell('namaIbu').slice(0, 120)

  const found =
    konteks.dikenal.onRegister({
      nik,
      nama,
      tanggalLahir,
      namaIbu,
      jenisKelamin: jenisKelamin ?? 'L',
    }) ??
    (jenisKelamin
      ? undefined
      : konteks.dikenal.onRegister({ nik, nama, tanggalLahir, namaIbu, jenisKelamin: 'P' }))
  const posyanduId =
    konteks.posyanduByNama.get(kunciPosyandu(cell('posyandu'))) ?? konteks.pemetaan.posyanduDefault
  if (!found && !jenisKelamin) return salah('orang_tidak_ditemukan')
  if (!found && !posyanduId) return salah('posyandu_tidak_ada')
  const isi = { nik, nama, tanggalLahir, namaIbu, jenisKelamin: jenisKelamin ?? 'L' }
  const doubts = newPersonDoubts(konteks.dikenal, isi)
  const orangBaru =
    found || !jenisKelamin || !posyanduId
      ? null
      : {
          jenisKelamin,
          tanggalLahir,
          nik,
          nikStatus: doubts.nikStatus ?? (nik ? ('ada' as const) : ('belum' as const)),
          namaIbu,
          posyanduId,
        }
  const sasaranId =
    found?.id ??
    konteks.introduce(`${nama.toLowerCase()}|${tanggalLahir}|${nik ?? namaIbu.toLowerCase()}`)
  const birth = found?.tanggalLahir ?? tanggalLahir

  const weighings =
    konteks.pemetaan.bulan.length > 0 ? monthly(baris, konteks) : single(cell, konteks)
  if (typeof weighings === 'string') return salah(weighings)
  const catatan = [
    ...(found
      ? konteks.dikenal.doubts({ ...isi, jenisKelamin: jenisKelamin ?? found.jenisKelamin }, found)
      : doubts.masalah),
    ...(konteks.pemetaan.bulan.length > 0 ? [] : unreadableCircumferences(cell)),
  ]
  return weighings.map((weighing) =>
    decide({ ...weighing, nama, orangBaru }, catatan, baris.nomor, sasaranId, birth, konteks),
  )
}

/** They keep no weighing back: it goes in without them, and the row says so. */
function unreadableCircumferences(cell: (field: string) => string): readonly string[] {
  return [
    ...(readDesimal(cell('lila')) === undefined ? ['lila_tidak_terbaca'] : []),
    ...(readDesimal(cell('lingkarKepala')) === undefined ? ['lingkar_kepala_tidak_terbaca'] : []),
  ]
}

type Weighing = Omit<IsiPengukuran, 'nama' | 'orangBaru'>

function single(
  cell: (field: string) => string,
  konteks: KonteksPengukuran,
): readonly Weighing[] | string {
  const measuredOn = readTanggal(cell('measuredOn'), konteks.orderUkur, konteks.today)
  if (!measuredOn)
    return cell('measuredOn') === '' ? 'tanggal_ukur_kosong' : 'tanggal_ukur_tidak_terbaca'
  const [weight, length] = [readDesimal(cell('weight')), readDesimal(cell('length'))]
  const [lila, kepala] = [readDesimal(cell('lila')), readDesimal(cell('lingkarKepala'))]
  if (weight === undefined) return 'berat_tidak_terbaca'
  if (length === undefined) return 'panjang_tidak_terbaca'
  if (!weight && !length) return 'ukuran_kosong'
  return [
    {
      measuredOn,
      weightGram: scale(weight, 1000),
      lengthMm: scale(length, 10),
      posisiUkur: length ? readPosisi(cell('posisiUkur')) : null,
      lilaMm: scale(lila ?? null, 10),
      lingkarKepalaMm: scale(kepala ?? null, 10),
    },
  ]
}

function monthly(baris: Baris, konteks: KonteksPengukuran): readonly Weighing[] | string {
  const byDay = new Map<Tanggal, { weight: number | null; length: number | null }>()
  for (const { kolom, ukuran, measuredOn } of konteks.pemetaan.bulan) {
    const value = readDesimal(baris.sel[kolom] ?? '')
    if (value === undefined)
      return ukuran === 'weight' ? 'berat_tidak_terbaca' : 'panjang_tidak_terbaca'
    if (!value) continue
    byDay.set(measuredOn, { weight: null, length: null, ...byDay.get(measuredOn), [ukuran]: value })
  }
  if (byDay.size === 0) return 'ukuran_kosong'
  return [...byDay].map(([measuredOn, { weight, length }]) => ({
    measuredOn,
    weightGram: scale(weight, 1000),
    lengthMm: scale(length, 10),
    posisiUkur: null,
    lilaMm: null,
    lingkarKepalaMm: null,
  }))
}

function scale(value: number | null, factor: number): number | null {
  return value ? Math.round(value * factor) : null
}

function decide(
  isi: IsiPengukuran,
  catatan: readonly string[],
  baris: number,
  sasaranId: SasaranId,
  birth: Tanggal,
  konteks: KonteksPengukuran,
): BarisDiperiksa {
  const answer = (
    keputusan: BarisDiperiksa['keputusan'],
    ...masalah: string[]
  ): BarisDiperiksa => ({ baris, keputusan, masalah, sasaranId, isi: { ...isi } })
  if (isi.measuredOn > konteks.today) return answer('salah', 'tanggal_ukur_di_depan')
  if (isi.measuredOn < birth) return answer('salah', 'tanggal_ukur_sebelum_lahir')
  const months = completedMonths(birth, isi.measuredOn)
  if (isi.weightGram !== null && !isWajar(wajar('weightGram', months), isi.weightGram))
    return answer('salah', 'berat_tidak_wajar')
  if (isi.lengthMm !== null && !isWajar(wajar('lengthMm', months), isi.lengthMm))
    return answer('salah', 'panjang_tidak_wajar')

  const key = `${sasaranId}|${isi.measuredOn}`
  const there = konteks.sudahAda.get(key)
  if (there) {
    const same = there.weightGram === isi.weightGram && there.lengthMm === isi.lengthMm
    return same ? answer('sama') : answer('lewati', 'sudah_ada_ukuran_lain')
  }
  konteks.sudahAda.set(key, isi)
  // No column keeps them, and they say nothing of the weighing: they alone are left out.
  const isLilaOff = isi.lilaMm !== null && !isWajar(wajar('lilaMm', months), isi.lilaMm)
  const isKepalaOff =
    isi.lingkarKepalaMm !== null && !isWajar(wajar('lingkarKepalaMm', months), isi.lingkarKepalaMm)
  return {
    baris,
    keputusan: 'baru',
    masalah: [
      ...(isi.orangBaru ? ['orang_baru'] : []),
      ...catatan,
      ...(isLilaOff ? ['lila_tidak_wajar'] : []),
      ...(isKepalaOff ? ['lingkar_kepala_tidak_wajar'] : []),
    ],
    sasaranId,
    isi: {
      ...isi,
      lilaMm: isLilaOff ? null : isi.lilaMm,
      lingkarKepalaMm: isKepalaOff ? null : isi.lingkarKepalaMm,
    },
  }
}
