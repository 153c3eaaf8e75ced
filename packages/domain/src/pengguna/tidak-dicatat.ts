/** Words that say it alone, in a code or the name of a field. */
const KATA_KODE: readonly string[] = [
  'hiv',
  'aids',
  'odha',
  'odhiv',
  'arv',
  'cd4',
  'vct',
  'ppia',
  'pmtct',
  'ims',
  'sifilis',
  'syphilis',
  'vdrl',
  'rpr',
  'tpha',
  'hbsag',
  'hbeag',
  'hbig',
  'wps',
  'psk',
  'lsl',
  'waria',
  'penasun',
  'idu',
]

/** Words that say it together. */
const PASANGAN_KODE: readonly string[] = [
  'hepatitis_b',
  'raja_singa',
  'tiga_eliminasi',
  'tripel_eliminasi',
  'triple_eliminasi',
  'populasi_kunci',
  'pekerja_seks',
  'kelompok_berisiko',
]

/** Of running text only what means nothing else: `arv` may be a name, and `waria` somebody's nickname. */
const KATA_TEKS: readonly string[] = [
  'hiv',
  'aids',
  'odha',
  'odhiv',
  'sifilis',
  'syphilis',
  'vdrl',
  'tpha',
  'hbsag',
]
const PASANGAN_TEKS: readonly string[] = ['hepatitis_b', 'raja_singa']

/**
 * Of a name and a place only what nobody and no street is called: Odha is a girl's name, and Jalan Raja
 * Singa may be where she lives.
 */
const KATA_NAMA: readonly string[] = [
  'hiv',
  'odhiv',
  'sifilis',
  'syphilis',
  'vdrl',
  'tpha',
  'hbsag',
]

/** Fields that hold the name of somebody or of a place. */
const ISIAN_NAMA: ReadonlySet<string> = new Set([
  'nama',
  'namaPanggilan',
  'namaIbu',
  'pemohonNama',
  'measuredBy',
  'petugas',
  'alamat',
  'rt',
  'rw',
  'dusun',
  'lokasi',
  'tempat',
  'pindahKe',
])

/** Fields written in sentences: a lone word in them is no code. */
const ISIAN_TEKS: ReadonlySet<string> = new Set([
  'catatan',
  'uraian',
  'batalKarena',
  'alasanTidakWajar',
  'undangan',
])

/** The vaccine against hepatitis B is given to everybody and says nothing about anybody. */
const VAKSIN: readonly string[] = ['vaksin', 'vaksinasi', 'imunisasi', 'hb0', 'suntik', 'suntikan']

export const KODE_TIDAK_DICATAT: readonly string[] = [...KATA_KODE, ...PASANGAN_KODE]

/** A push has thousands of texts: only one with such letters in it is taken apart. */
const MAYBE = new RegExp(
  [...KATA_KODE, ...PASANGAN_KODE.map((pair) => pair.split('_')[0])].join('|'),
  'i',
)

/**
 * Rule AKSES-14 (invariant 12): HIV, syphilis, hepatitis B and membership of a risk group are never
 * asked, stored or shown on a kader's phone. True for a code or the name of a field that says one of
 * them, whatever case or number it is written with.
 */
export function isKodeTidakDicatat(kode: string): boolean {
  if (!MAYBE.test(kode)) return false
  const words = wordsOf(kode.replaceAll(/([a-z])([A-Z])/g, '$1_$2'))
  return has(words, KATA_KODE, PASANGAN_KODE)
}

/** True for a text that names the illness of somebody; the vaccine is no illness. */
export function isTeksTidakDicatat(teks: string): boolean {
  if (!MAYBE.test(teks)) return false
  const words = wordsOf(teks)
  const isOfVaccine = words.some((word) => VAKSIN.includes(word))
  return has(words, KATA_TEKS, isOfVaccine ? [] : PASANGAN_TEKS)
}

/**
 * The field of a body that may not leave for the phone of a kader, nor come from one; null when there
 * is none. Fields of a newer app are looked at like the known ones.
 */
export function fieldTidakDicatat(body: Readonly<Record<string, unknown>>): string | null {
  const found = Object.entries(body).find(
    ([key, value]) => isKodeTidakDicatat(key) || says(key, value),
  )
  return found ? found[0].slice(0, 60) : null
}

/** How codes are written: a lone word in small letters counts as one. */
const KODE = /^[a-z0-9_]+$/

function says(key: string, value: unknown): boolean {
  if (typeof value === 'string') return saysText(key, value)
  if (Array.isArray(value)) return value.some((inner) => says(key, inner))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([inner, below]) => isKodeTidakDicatat(inner) || says(inner, below),
  )
}

/** A field nobody here knows may hold anything, and is read as a code and as a text. */
function saysText(key: string, text: string): boolean {
  if (!MAYBE.test(text)) return false
  if (ISIAN_NAMA.has(key)) return has(wordsOf(text), KATA_NAMA, [])
  return (
    isTeksTidakDicatat(text) ||
    (!ISIAN_TEKS.has(key) && KODE.test(text) && isKodeTidakDicatat(text))
  )
}

function has(
  words: readonly string[],
  single: readonly string[],
  pairs: readonly string[],
): boolean {
  return words.some(
    (word, i) =>
      single.some((one) => isNumbered(word, one)) ||
      pairs.some((one) => isNumbered(`${word}_${words[i + 1] ?? ''}`, one)),
  )
}

/** The word itself, or with a number behind it: `hiv2`. */
function isNumbered(word: string, one: string): boolean {
  return word.startsWith(one) && /^\d*$/.test(word.slice(one.length))
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
