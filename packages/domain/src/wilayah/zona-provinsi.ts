import { provinsiKodeOf } from './kode-wilayah.ts'
import type { ZonaWaktu } from './zona-waktu.ts'

type ZonaProvinsi = Readonly<Record<string, ZonaWaktu>>

/**
 * Rule KAL-1: the zone of the 38 provinces, by Keppres 41/1987 and the laws that formed the newer
 * provinces. Kalimantan is divided: Barat and Tengah WIB, the other three WITA.
 */
export const ZONA_PROVINSI: ZonaProvinsi = {
  ...zone('WIB', '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62'),
  ...zone('WITA', '51 52 53 63 64 65 71 72 73 74 75 76'),
  ...zone('WIT', '81 82 91 92 93 94 95 96'),
}

/**
 * The zone of any area by its code.
 * @throws when the province is not in the table: a new province is reference data to add, not WIB
 */
export function zonaOf(kode: string, table: ZonaProvinsi = ZONA_PROVINSI): ZonaWaktu {
  const zona = table[provinsiKodeOf(kode)]
  if (zona === undefined) throw new Error(`no zone is known for province ${provinsiKodeOf(kode)}`)
  return zona
}

function zone(zona: ZonaWaktu, provinsi: string): ZonaProvinsi {
  return Object.fromEntries(provinsi.split(' ').map((kode) => [kode, zona]))
}
