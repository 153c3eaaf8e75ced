import type { KelompokSasaran } from '../sasaran/kelompok-sasaran.ts'

interface TandaBahaya {
  /** stored with the answer; never reused */
  readonly kode: string
  /** as it is read out, in words a mother understands */
  readonly kalimat: string
}

interface TabelTandaBahaya {
  readonly id: string
  readonly tanda: Readonly<Record<KelompokSasaran, readonly TandaBahaya[]>>
}

const KEJANG = ['kejang', 'Kejang'] as const
const TIDAK_SADAR = ['tidak_sadar', 'Pingsan atau susah dibangunkan'] as const
const SESAK = ['sesak_napas', 'Napas sesak atau cepat sekali'] as const
const DEMAM = ['demam', 'Demam lebih dari 2 hari'] as const
const PERDARAHAN = ['perdarahan', 'Perdarahan dari jalan lahir'] as const
const PANDANGAN = [
  'pandangan_kabur',
  'Sakit kepala hebat, pandangan kabur, atau bengkak di muka dan tangan',
] as const

const ANAK = list(
  KEJANG,
  ['lemas', 'Lemas, tidur terus, tidak mau main'],
  ['tidak_mau_minum', 'Tidak mau minum atau menyusu'],
  ['muntah_semua', 'Semua yang dimakan dimuntahkan'],
  SESAK,
  ['diare_darah', 'Berak encer terus, ada darah, atau matanya cekung'],
  ['jarang_kencing', 'Jarang kencing, atau kencingnya pekat'],
  ['pucat_biru', 'Kulit pucat, biru, atau kuning'],
  DEMAM,
)

const NIFAS = list(
  PERDARAHAN,
  ['lokia_bau', 'Darah nifas berbau'],
  DEMAM,
  PANDANGAN,
  KEJANG,
  SESAK,
  ['payudara_merah', 'Payudara bengkak, merah, dan sakit'],
  ['nyeri_perut', 'Sakit perut yang hebat'],
  ['susah_kencing', 'Tidak bisa kencing atau sakit waktu kencing'],
)

const UMUM = list(
  TIDAK_SADAR,
  KEJANG,
  SESAK,
  ['nyeri_dada', 'Nyeri dada seperti ditindih'],
  ['lemah_sebelah', 'Tiba-tiba lemah sebelah badan, mulut perot, atau bicara pelo'],
  ['perdarahan_hebat', 'Perdarahan yang tidak berhenti'],
)

/**
 * Rule LAY-4: danger signs, read out to the end and answered once. Of the body only: what is felt in
 * the mind, tuberculosis and infections by name have roads of their own and are not asked here. From
 * the cards of the Buku KIA and of kunjungan rumah (Kemenkes 2023); the one for everybody else from
 * our own judgement. A kabupaten may have its own.
 */
export const TANDA_BAHAYA_2026: TabelTandaBahaya = {
  id: 'LAY-4/2026-1',
  tanda: {
    bayi: [...ANAK, ...list(['tali_pusat', 'Tali pusat merah, berbau, atau bernanah'])],
    balita: ANAK,
    anak_prasekolah: ANAK,
    usia_sekolah_remaja: UMUM,
    usia_produktif: UMUM,
    lansia: UMUM,
    ibu_hamil: list(
      PERDARAHAN,
      ['air_ketuban', 'Keluar cairan dari jalan lahir'],
      ['gerak_janin', 'Bayi di perut tidak bergerak atau kurang bergerak'],
      PANDANGAN,
      ['nyeri_perut', 'Sakit perut yang hebat'],
      DEMAM,
      ['muntah_terus', 'Muntah terus, tidak bisa makan'],
      ['berdebar', 'Jantung berdebar-debar atau sesak'],
      KEJANG,
      ['sakit_kencing', 'Sakit waktu kencing, atau keputihan yang berbau'],
    ),
    ibu_nifas: NIFAS,
    ibu_menyusui: NIFAS.filter((tanda) => tanda.kode !== 'lokia_bau'),
  },
}

/** What is read out to somebody; without a card the list for everybody. */
export function tandaBahayaOf(
  kelompok: KelompokSasaran | null,
  table: TabelTandaBahaya = TANDA_BAHAYA_2026,
): readonly TandaBahaya[] {
  return table.tanda[kelompok ?? 'usia_produktif']
}

const NONE = 'tidak_ada'

/** The answer as it is stored: the codes that were seen, or that there was none. */
export function writeTandaBahaya(kodeList: readonly string[]): string {
  return kodeList.length === 0 ? NONE : kodeList.join(' ')
}

/** The codes of a stored answer; one of a newer table is kept. */
export function readTandaBahaya(text: string): readonly string[] {
  return text === NONE ? [] : text.split(' ').filter((kode) => kode !== '')
}

/** In words; a code of a newer table as it is. */
export function kalimatTandaBahaya(
  kode: string,
  table: TabelTandaBahaya = TANDA_BAHAYA_2026,
): string {
  const all = Object.values(table.tanda).flat()
  return all.find((tanda) => tanda.kode === kode)?.kalimat ?? kode.replaceAll('_', ' ')
}

function list(...rows: readonly (readonly [kode: string, kalimat: string])[]): TandaBahaya[] {
  return rows.map(([kode, kalimat]) => ({ kode, kalimat }))
}
