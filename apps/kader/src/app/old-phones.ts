/**
 * What browsers of 2022 lack and the rules use: a phone that no longer gets a new Chrome still works.
 * Imported first.
 */
interface OldArray {
  toSorted?: unknown
  toReversed?: unknown
  findLast?: unknown
}

const old: OldArray = Array.prototype

function define(name: keyof OldArray, value: unknown): void {
  if (old[name] === undefined)
    Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true })
}

define('toSorted', function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare)
})

define('toReversed', function toReversed<T>(this: readonly T[]): T[] {
  return [...this].reverse()
})

define('findLast', function findLast<T>(this: readonly T[], isWanted: (value: T) => boolean):
  | T
  | undefined {
  return [...this].reverse().find(isWanted)
})

if (Object.hasOwn === undefined) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (of: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(of, key),
  })
}
