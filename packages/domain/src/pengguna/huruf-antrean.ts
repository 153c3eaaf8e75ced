/** The letter of the n-th phone of a posyandu: A to Z, then AA to ZZ. @param n from 0 */
export function hurufAntrean(n: number): string {
  const letter = (i: number) => String.fromCharCode(65 + i)
  return n < 26 ? letter(n) : `${letter(Math.floor(n / 26) - 1)}${letter(n % 26)}`
}
