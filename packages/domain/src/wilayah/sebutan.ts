import { type JenisDesa, jenisDesa, jenisKabupaten, provinsiKodeOf } from './kode-wilayah.ts'

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
  const isDistrik = DISTRIK.has(provinsiKodeOf(desaKode))
  const isKota = jenisKabupaten(desaKode) === 'kota'
  return {
    ...DESA[jenisDesa(desaKode)],
    kecamatan: isDistrik ? 'Distrik' : 'Kecamatan',
    camat: isDistrik ? 'Kepala Distrik' : 'Camat',
    kabupaten: isKota ? 'Kota' : 'Kabupaten',
    bupati: isKota ? 'Wali Kota' : 'Bupati',
  }
}
