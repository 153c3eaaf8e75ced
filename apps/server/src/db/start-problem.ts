/**
 * Why the server cannot start, as one Indonesian sentence for the person at the keyboard. No stack
 * is shown: a full disk or a busy port is weather, not a bug.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

/** The sentence of a start problem, or null for a bug that deserves its stack. */
export function sentenceOf(error: unknown): string | null {
  return error instanceof StartProblem ? error.message : null
}
