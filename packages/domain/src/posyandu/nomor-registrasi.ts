import { err, ok, type Result } from '../shared/result.ts'
import { isKodeDesa } from '../wilayah/kode-wilayah.ts'

type MasalahNomor = 'format_nomor_salah' | 'nomor_desa_lain'

const NOMOR = /^(\d{2}\.\d{2}\.\d{2}\.\d{4})\.(\d{3})$/

/**
 * Rule POS-2: a registration number `PP.KK.CC.DDDD.NNN` of this desa (Kepmendagri 100.3-2834/2025).
 * Simpul stores the number that Ditjen Bina Pemerintahan Desa gave; it never makes one.
 */
export function checkNomorRegistrasi(text: string, desaKode: string): Result<string, MasalahNomor> {
  const nomor = text.trim()
  const desa = NOMOR.exec(nomor)?.[1]
  if (desa === undefined || !isKodeDesa(desa) || nomor.endsWith('.000')) {
    return err('format_nomor_salah')
  }
  return desa === desaKode ? ok(nomor) : err('nomor_desa_lain')
}
