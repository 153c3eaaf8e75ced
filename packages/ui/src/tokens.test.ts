import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function colour(name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(CSS)?.[1]
  if (!found) throw new Error(`tokens.css has no colour --${name}`)
  return found
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test('the ratio is the one of WCAG: black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})

test.each([
  ['teks', 'latar-halaman'],
  ['teks-redup', 'latar-halaman'],
  ['teks-redup', 'latar'],
  ['ungu', 'latar-halaman'],
  ['latar', 'ungu'],
  ['ungu-tua', 'ungu-muda'],
  ['hijau', 'hijau-muda'],
  ['kuning', 'kuning-muda'],
  ['merah', 'merah-muda'],
  ['biru', 'biru-muda'],
  ['latar', 'merah'],
  ['latar', 'hijau'],
  ['latar', 'kuning'],
  ['kms-atas', 'latar'],
  ['kms-bawah', 'latar'],
])('%s on %s is readable: AA', (text, ground) => {
  expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
})

test('the edge of a field is seen: 3 to 1', () => {
  expect(contrast(colour('garis-kuat'), colour('latar'))).toBeGreaterThanOrEqual(3)
})
