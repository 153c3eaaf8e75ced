/** Cells of one column that are shown as one, rows and column from 1. */
interface GabunganSel {
  readonly kolom: number
  readonly dari: number
  readonly sampai: number
}

/** More are not looked at: a sheet of a desa has some hundreds. */
const MAX_GABUNGAN = 20_000
/** Longer than any `<mergeCell ref="XFD1048576:XFD1048577"/>`. */
const OVERLAP = 64
const MERGE = /<mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
const SHEET = /(?:^|\/)worksheets\/sheet(\d+)\.xml$/i

/**
 * Which cells of a workbook are joined downwards: a posyandu is written once beside all its people, and
 * the file holds it in the first row alone. The joins stand after the rows in a sheet, so they are
 * looked for while the file is unpacked the first time.
 */
export class CariGabungan {
  readonly #found = new Map<number, GabunganSel[]>()
  #tail = ''
  #name = ''
  readonly #decoder = new TextDecoder('latin1')

  /** The next part of an entry of the workbook, in order. */
  see(name: string, part: Uint8Array): void {
    const sheet = Number(SHEET.exec(name)?.[1] ?? 0)
    if (sheet === 0) return
    if (name !== this.#name) this.#tail = ''
    this.#name = name
    const text = this.#tail + this.#decoder.decode(part)
    const found = this.#found.get(sheet) ?? []
    let seen = 0
    for (const match of text.matchAll(MERGE)) {
      seen = match.index + match[0].length
      const [, from = '', top = '', to = '', bottom = ''] = match
      // Joined sideways is a title, and says nothing about the rows below.
      if (from !== to || top === bottom || found.length >= MAX_GABUNGAN) continue
      found.push({ kolom: columnOf(from), dari: Number(top), sampai: Number(bottom) })
    }
    this.#found.set(sheet, found)
    // Cut inside a join, the part after the last whole one is read again with the next.
    this.#tail = text.slice(Math.max(seen, text.length - OVERLAP))
  }

  /** Of one sheet, by its number in the file. */
  of(sheet: number): readonly GabunganSel[] {
    return this.#found.get(sheet) ?? []
  }
}

/** `A` is 1, `AA` is 27. */
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Gives the rows below a joined cell its text, as they come, from the first row to the last. */
export class IsiGabungan {
  readonly #gabungan: readonly GabunganSel[]
  readonly #text = new Map<GabunganSel, string>()

  constructor(gabungan: readonly GabunganSel[]) {
    this.#gabungan = gabungan.toSorted((a, b) => a.dari - b.dari)
  }

  fill(nomor: number, sel: readonly string[]): readonly string[] {
    if (this.#gabungan.length === 0) return sel
    const filled = [...sel]
    for (const one of this.#gabungan) {
      if (one.dari > nomor) break
      if (one.sampai < nomor) continue
      const at = one.kolom - 1
      if (one.dari === nomor) this.#text.set(one, filled[at] ?? '')
      else if ((filled[at] ?? '') === '') {
        while (filled.length < at) filled.push('')
        filled[at] = this.#text.get(one) ?? ''
      }
    }
    return filled
  }
}
