/**
 * A column of a WHO table as text: whole numbers, differenced, as base64 variable-length digits
 * (six bits a character, the sixth says that more follow, the lowest bit of the number is its
 * sign). A smooth column costs one character a day, and gzip halves that again on the phone.
 */
export interface Deret {
  /** Figures are whole numbers of 10^-decimals: 3933 with 4 decimals is exactly 0.3933. */
  readonly decimals: number
  /** How many times the column was differenced: 0, 1 or 2. */
  readonly order: number
  readonly digits: string
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The text of whole numbers. `decodeDeret` gives them back divided by 10^decimals. */
export function encodeDeret(values: readonly number[], decimals: number): Deret {
  let best: Deret | undefined
  let column = values
  for (let order = 0; order <= 2; order += 1) {
    const digits = column.map(encodeDigit).join('')
    if (!best || digits.length < best.digits.length) best = { decimals, order, digits }
    column = column.map((value, i) => value - (column[i - 1] ?? 0))
  }
  if (!best) throw new Error('a column of no figures cannot be encoded')
  return best
}

/** The figures as doubles, each the double nearest to the printed decimal. */
export function decodeDeret(deret: Deret): Float64Array {
  const values: number[] = []
  let digit = 0
  let shift = 0
  for (let i = 0; i < deret.digits.length; i += 1) {
    const code = ALPHABET.indexOf(deret.digits.charAt(i))
    if (code < 0) throw new Error(`character ${i} of a WHO column is not of its alphabet`)
    digit |= (code & 31) << shift
    shift += 5
    if (code & 32) continue
    values.push(digit & 1 ? -(digit >>> 1) : digit >>> 1)
    digit = 0
    shift = 0
  }
  for (let order = 0; order < deret.order; order += 1) {
    for (let i = 1; i < values.length; i += 1) {
      values[i] = (values[i] as number) + (values[i - 1] as number)
    }
  }
  // Dividing two whole numbers rounds once, so the double is the one a parser would give.
  const scale = 10 ** deret.decimals
  return Float64Array.from(values, (value) => value / scale)
}

function encodeDigit(value: number): string {
  let rest = Math.abs(value) * 2 + (value < 0 ? 1 : 0)
  let text = ''
  do {
    const more = rest > 31
    text += ALPHABET.charAt((rest & 31) | (more ? 32 : 0))
    rest >>>= 5
  } while (rest > 0)
  return text
}
