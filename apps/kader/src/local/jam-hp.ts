/** A clock that is off by less harms no date. */
const HARMLESS_MS = 3_600_000

interface Clocks {
  /** this phone's, milliseconds since 1970 */
  readonly now: number
  /** the server's when they last met; null when they never did */
  readonly serverAt: number | null
  /** phone minus server, measured since the app was opened; null without a network */
  readonly skewMs: number | null
}

/** `berbeda`: measured, `at` is the true time. `mundur`: `at` is a time that is surely over. */
interface JamSalah {
  readonly kind: 'berbeda' | 'mundur'
  readonly at: number
}

/**
 * Whether the clock of this phone is wrong. Without a network only one thing is sure: that it cannot be
 * earlier than when the server was last met.
 */
export function jamSalah({ now, serverAt, skewMs }: Clocks): JamSalah | null {
  if (skewMs !== null) {
    return Math.abs(skewMs) > HARMLESS_MS ? { kind: 'berbeda', at: now - skewMs } : null
  }
  if (serverAt === null || now > serverAt - HARMLESS_MS) return null
  return { kind: 'mundur', at: serverAt }
}
