import {
  isKodeDesa,
  type JenisDesa,
  jenisDesa,
  jenisKabupaten,
  provinsiKodeOf,
} from './kode-wilayah.ts'

/** How an area and its people are called. A kabupaten may override any of these words. */
export interface Sebutan {
  readonly jenis: JenisDesa
  readonly desa: string
  readonly kepalaDesa: string
  readonly sekretarisDesa: string
  readonly musyawarah: string
  readonly keputusan: string
  readonly kecamatan: string
  readonly camat: string
  readonly kabupaten: string
  readonly bupati: string
  /** A kelurahan is a part of the kecamatan: no APBDes, no BPD, no RKPDes, no Dana Desa. */
  readonly hasApbdes: boolean
  readonly hasBpd: boolean
}

type SebutanDesa = Omit<Sebutan, 'kecamatan' | 'camat' | 'kabupaten' | 'bupati'>

const DESA = {
  desa: {
    jenis: 'desa',
    desa: 'Desa',
    kepalaDesa: 'Kepala Desa',
    sekretarisDesa: 'Sekretaris Desa',
    musyawarah: 'Musyawarah Desa',
    keputusan: 'Keputusan Kepala Desa',
    hasApbdes: true,
    hasBpd: true,
  },
  desa_adat: {
    jenis: 'desa_adat',
    desa: 'Desa Adat',
    kepalaDesa: 'Kepala Desa Adat',
    sekretarisDesa: 'Sekretaris Desa Adat',
    musyawarah: 'Musyawarah Desa Adat',
    keputusan: 'Keputusan Kepala Desa Adat',
    hasApbdes: true,
    hasBpd: true,
  },
  kelurahan: {
    jenis: 'kelurahan',
    desa: 'Kelurahan',
    kepalaDesa: 'Lurah',
    sekretarisDesa: 'Sekretaris Kelurahan',
    musyawarah: 'Musyawarah Kelurahan',
    keputusan: 'Keputusan Lurah',
    hasApbdes: false,
    hasBpd: false,
  },
} as const satisfies Record<JenisDesa, SebutanDesa>

/** The six provinces of Papua: kecamatan is called distrik (UU 21/2001 jo. 2/2021). */
const DISTRIK = new Set(['91', '92', '93', '94', '95', '96'])

/**
 * The words of an area, by the code of its desa or kelurahan.
 * @param desaKode `PP.KK.CC.DDDD`
 */
export function sebutan(desaKode: string): Sebutan {
  return {
    ...DESA[jenisDesa(desaKode)],
    ...sebutanKecamatan(desaKode),
    ...sebutanKabupaten(desaKode),
  }
}

/** @param kode of a kabupaten, or of anything inside one */
export function sebutanKabupaten(kode: string): Pick<Sebutan, 'kabupaten' | 'bupati'> {
  return jenisKabupaten(kode) === 'kota'
    ? { kabupaten: 'Kota', bupati: 'Wali Kota' }
    : { kabupaten: 'Kabupaten', bupati: 'Bupati' }
}

function sebutanKecamatan(kode: string): Pick<Sebutan, 'kecamatan' | 'camat'> {
  return DISTRIK.has(provinsiKodeOf(kode))
    ? { kecamatan: 'Distrik', camat: 'Kepala Distrik' }
    : { kecamatan: 'Kecamatan', camat: 'Camat' }
}

/**
 * A place as a letter names it: *Kelurahan Burengan*, *Kecamatan Pesantren*. A kabupaten or kota has the
 * word in its name already.
 */
export function namaWilayah(kode: string, nama: string): string {
  const word = isKodeDesa(kode)
    ? sebutan(kode).desa
    : kode.length === KECAMATAN_LENGTH
      ? sebutanKecamatan(kode).kecamatan
      : ''
  return word === '' || nama.toLowerCase().startsWith(`${word.toLowerCase()} `)
    ? nama
    : `${word} ${nama}`
}

const KECAMATAN_LENGTH = 'PP.KK.CC'.length
