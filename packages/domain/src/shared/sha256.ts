/** SHA-256 (FIPS 180-4), synchronous: ids two phones must agree on are made inside pure functions. */
const K = new Uint32Array(64)
const INITIAL = new Uint32Array(8)

{
  let found = 0
  for (let n = 2; found < 64; n += 1) {
    let isPrime = true
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false
    if (!isPrime) continue
    if (found < 8) INITIAL[found] = fraction(n ** (1 / 2))
    K[found] = fraction(n ** (1 / 3))
    found += 1
  }
}

function fraction(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32)
}

function rotate(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n))
}

export function sha256(text: string): Uint8Array {
  const message = new TextEncoder().encode(text)
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length * 8)

  const hash = INITIAL.slice()
  const w = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(block + i * 4)
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15] ?? 0
      const b = w[i - 2] ?? 0
      w[i] =
        (w[i - 16] ?? 0) +
        (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) +
        (w[i - 7] ?? 0) +
        (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10))
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
    for (let i = 0; i < 64; i += 1) {
      const t1 =
        (h +
          (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (K[i] ?? 0) +
          (w[i] ?? 0)) |
        0
      const t2 =
        ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (hash[i] ?? 0) + value
  }

  const out = new Uint8Array(32)
  const outView = new DataView(out.buffer)
  hash.forEach((value, i) => outView.setUint32(i * 4, value))
  return out
}
