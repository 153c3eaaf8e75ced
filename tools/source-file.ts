export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}
export interface Problem {
  readonly path: string
  readonly line: number
  readonly sentence: string
}

const SOURCE = /\.(?:tsx?|mts|cts|jsx?|mjs|cjs)$/

export function isSource(path: string): boolean {
  return SOURCE.test(path)
}

export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
