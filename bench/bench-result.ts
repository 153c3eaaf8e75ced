/** One line of `npm run bench --json`. `ratio` is value / peerValue where there is a peer. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer: string | null
  readonly peerValue: number | null
  readonly ratio: number | null
}
