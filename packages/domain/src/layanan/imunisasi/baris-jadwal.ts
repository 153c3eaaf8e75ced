import { tanggal } from '../../shared/tanggal.ts'
import type { NilaiTarget, TargetDosis, VersiSeri } from './jadwal-imunisasi.ts'
import type { Lama } from './lama.ts'

/** What was in force before is in no row: earlier doses are judged by the oldest one there is. */
const AWAL = tanggal('1990-01-01')

/** Ages in the order of the table: minimal, anjuran, terlambat, maksimal; then the interval. */
export function dosis(
  kode: string,
  [umurMinimal, umurAnjuran, umurTerlambat, umurMaksimal]: readonly [Lama, Lama, Lama, Lama],
  jarak: Lama | null,
  belumPasti: readonly NilaiTarget[],
  sesudahMaksimal: TargetDosis['sesudahMaksimal'] = 'dihitung',
): TargetDosis {
  return {
    kode,
    umurMinimal,
    umurAnjuran,
    umurTerlambat,
    umurMaksimal,
    sesudahMaksimal,
    jarak,
    belumPasti,
  }
}

/** A row of the table; what is not said is: for everybody, from the beginning, at the posyandu. */
export function seri(
  part: Pick<VersiSeri, 'id' | 'seri' | 'nama' | 'sumber'> &
    Partial<VersiSeri> &
    ({ readonly dosis: readonly TargetDosis[] } | { readonly pola: VersiSeri['pola'] }),
): VersiSeri {
  const { id, seri: kode, nama, sumber } = part
  return {
    id,
    seri: kode,
    nama,
    sumber,
    berlakuMulai: part.berlakuMulai ?? AWAL,
    lahirMulai: part.lahirMulai ?? null,
    provinsi: part.provinsi ?? null,
    jenisKelamin: part.jenisKelamin ?? null,
    tempat: part.tempat ?? 'posyandu',
    belumPasti: part.belumPasti ?? [],
    pola: 'dosis' in part ? [{ kode: 'biasa', syarat: null, dosis: part.dosis }] : part.pola,
  }
}
