/** The three official zones. Indonesia has no summer time, so an offset in hours says it all. */
export type ZonaWaktu = 'WIB' | 'WITA' | 'WIT'

export const OFFSET_HOURS = { WIB: 7, WITA: 8, WIT: 9 } as const satisfies Record<ZonaWaktu, number>
