/**
 * Names of people as kader write and speak them. Nothing here is shown: these are keys under which
 * a name is found again (rule SAS-4).
 */

/** Forms of address and degrees that are no part of a name. */
const SAPAAN = new Set(
  'bu ibu pak bapak bpk sdr sdri sdra mbak mas dik adik adek an by ny nyonya tn tuan hj h haji hajah kh dr drg dra drs ir prof r rr rd almh alm spd se sh skm skep amd amkeb mpd msi'.split(
    ' ',
  ),
)

/** Names that are written short: one key for all forms. */
const SINGKATAN: Readonly<Record<string, string>> = {
  m: 'muhamat',
  md: 'muhamat',
  mh: 'muhamat',
  mhd: 'muhamat',
  moh: 'muhamat',
  mohd: 'muhamat',
  muh: 'muhamat',
  muhd: 'muhamat',
  much: 'muhamat',
  moch: 'muhamat',
  mochamad: 'muhamat',
  mochammad: 'muhamat',
  mohamad: 'muhamat',
  mohammad: 'muhamat',
  mohamed: 'muhamat',
  muchamad: 'muhamat',
  muchammad: 'muhamat',
  muhamad: 'muhamat',
  muhammad: 'muhamat',
  muhamat: 'muhamat',
  mukhamad: 'muhamat',
  mukhammad: 'muhamat',
  abd: 'abdul',
  abdoel: 'abdul',
  st: 'siti',
  sitti: 'siti',
  ach: 'ahmat',
  akh: 'ahmat',
}

/** Lower case, accents and points gone, one space between words, `rt 03` as `rt3`. */
export function normalizeNama(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'`’.]/g, (mark) => (mark === '.' ? ' ' : ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(rt|rw) ?0*(\d{1,3})\b/g, '$1$2')
    .trim()
}

/** The words of a name that tell people apart: without forms of address, unless nothing else is left. */
export function namaTokens(text: string): readonly string[] {
  const all = normalizeNama(text)
    .split(' ')
    .filter((token) => token !== '')
  const kept = all.filter((token) => !SAPAAN.has(token))
  return kept.length > 0 ? kept : all
}

/**
 * The key of one word as it sounds: Soejono, Suyono and Sujono are one, so are Chairul and Hairul,
 * Rizky and Riski, Novi and Nofi, Muhammad and Moh.
 */
export function kunciNama(token: string): string {
  const short = SINGKATAN[token]
  if (short !== undefined) return short
  return endingOf(kunciAwalan(token))
}

/** The key without the rules about endings: for a word that is still being typed. */
export function kunciAwalan(token: string): string {
  return token
    .replace(/oe/g, 'u')
    .replace(/oo/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/ch|kh/g, 'h')
    .replace(/sj|sy|sh/g, 's')
    .replace(/j/g, 'y')
    .replace(/ph|[fv]/g, 'p')
    .replace(/ck|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/([td])h/g, '$1')
    .replace(/(.)\1+/g, '$1')
}

function endingOf(key: string): string {
  if (key.length < 3) return key
  return key
    .replace(/([aeiou])h$/, '$1')
    .replace(/([^aeiou])(?:y|ie)$/, '$1i')
    .replace(/d$/, 't')
    .replace(/b$/, 'p')
}

/** True when one letter added, left out, changed or two neighbours swapped turn one into the other. */
export function isOneEdit(a: string, b: string): boolean {
  const longer = a.length >= b.length ? a : b
  const shorter = a.length >= b.length ? b : a
  if (longer.length - shorter.length > 1) return false
  let i = 0
  while (i < shorter.length && longer.charCodeAt(i) === shorter.charCodeAt(i)) i += 1
  if (longer.length !== shorter.length) return longer.slice(i + 1) === shorter.slice(i)
  if (i === longer.length) return false
  if (longer.slice(i + 1) === shorter.slice(i + 1)) return true
  return (
    longer.charCodeAt(i) === shorter.charCodeAt(i + 1) &&
    longer.charCodeAt(i + 1) === shorter.charCodeAt(i) &&
    longer.slice(i + 2) === shorter.slice(i + 2)
  )
}

/**
 * How alike two whole names are, 0 to 1. Order does not matter, an initial stands for its name, a
 * missing second name costs little: *M. Rizki* and *Muhammad Rizky Pratama* are near.
 */
export function namaSimilarity(a: string, b: string): number {
  const left = namaTokens(a).map(kunciNama)
  const right = namaTokens(b).map(kunciNama)
  if (left.length === 0 || right.length === 0) return 0
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  const free = [...many]
  let matched = 0
  for (const token of few) {
    let best = 0
    let bestAt = -1
    free.forEach((other, i) => {
      const near = tokenSimilarity(token, other)
      if (near > best) {
        best = near
        bestAt = i
      }
    })
    if (bestAt >= 0) free.splice(bestAt, 1)
    matched += best
  }
  const ofShorter = matched / few.length
  const ofBoth = (2 * matched) / (few.length + many.length)
  return 0.6 * ofShorter + 0.4 * ofBoth
}

function tokenSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const shorter = Math.min(a.length, b.length)
  if (shorter === 1 && a.charAt(0) === b.charAt(0)) return 0.6
  if (shorter >= 4 && isOneEdit(a, b)) return 0.85
  if (shorter >= 4 && (a.startsWith(b) || b.startsWith(a))) return 0.75
  return 0
}
