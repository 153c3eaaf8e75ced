/** A plausible range, both ends included. Outside it the kader is asked to measure again. */
interface Wajar {
  readonly min: number
  readonly max: number
}

export type Besaran = 'weightGram' | 'lengthMm' | 'lilaMm' | 'lingkarKepalaMm'

interface WajarByAge {
  /** Completed months, up to and with. */
  readonly toMonths: number
  readonly weightGram: Wajar
  readonly lengthMm: Wajar
  readonly lilaMm: Wajar
  readonly lingkarKepalaMm: Wajar
}

/**
 * Rule PENG-1. Wide on purpose: it catches a slip of the finger, not an ill child. A range lies
 * well beyond ±5 SD of WHO; whoever is outside can still be kept, with a reason.
 */
const WAJAR: readonly WajarByAge[] = [
  row(5, [1000, 12500], [350, 800], [60, 220], [250, 500]),
  row(11, [2500, 17000], [480, 950], [70, 250], [320, 540]),
  row(23, [3500, 23000], [550, 1100], [70, 280], [360, 570]),
  row(59, [4500, 38000], [600, 1350], [70, 320], [390, 600]),
  row(119, [8000, 90000], [800, 1750], [90, 450], [400, 650]),
  row(227, [12000, 200000], [900, 2200], [100, 550], [400, 680]),
  row(Number.POSITIVE_INFINITY, [25000, 300000], [1000, 2300], [120, 600], [420, 700]),
]

/**
 * Rule PENG-4: what can be written down at all, both ends included: 200 g to 400 kg, 20 to 250 cm.
 * Outside no reason helps; it is a slip, and the database refuses it.
 */
export const BATAS_UKURAN: Readonly<Record<Besaran, Wajar>> = {
  weightGram: range([200, 400_000]),
  lengthMm: range([200, 2500]),
  lilaMm: range([30, 800]),
  lingkarKepalaMm: range([150, 800]),
}

/** The range of a measure at an age in completed months. */
export function wajar(besaran: Besaran, ageInMonths: number): Wajar {
  const found = WAJAR.find((band) => ageInMonths <= band.toMonths)
  if (!found) throw new Error('an age that is no number has no plausible range')
  return found[besaran]
}

export function isWajar(range: Wajar, value: number): boolean {
  return value >= range.min && value <= range.max
}

type Pair = readonly [number, number]

function row(toMonths: number, weight: Pair, length: Pair, lila: Pair, head: Pair): WajarByAge {
  return {
    toMonths,
    weightGram: range(weight),
    lengthMm: range(length),
    lilaMm: range(lila),
    lingkarKepalaMm: range(head),
  }
}

function range([min, max]: Pair): Wajar {
  return { min, max }
}
