import { err, ok, type Result } from '@simpul/domain/shared/result.ts'

export const PIN_LENGTH = 6

type PinProblem = 'bukan6' | 'terlaluMudah' | 'tidakSama'

/** A PIN typed twice. Rows like 123456 and 111111 are the first that a finder of the phone tries. */
export function readPinForm(first: string, second: string): Result<string, PinProblem> {
  if (!/^\d{6}$/.test(first)) return err('bukan6')
  if (isEasy(first)) return err('terlaluMudah')
  return first === second ? ok(first) : err('tidakSama')
}

export function isEasy(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0))
  const isRow = steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
  const isPairRepeated = pin.slice(0, 2).repeat(3) === pin || pin.slice(0, 3).repeat(2) === pin
  return isRow || isPairRepeated
}
