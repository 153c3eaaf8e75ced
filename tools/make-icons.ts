/**
 * Draws the app's icon: a node that joins six fields. `node tools/make-icons.ts` writes the SVG and
 * the PNGs of both apps; they are committed, so a build needs no drawing program.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const ROOT = join(import.meta.dirname, '..')
const UNGU = [0x5b, 0x2a, 0x86] as const
const PUTIH = [0xff, 0xff, 0xff] as const

/** Everything is drawn in a square of 1 by 1. */
const CENTRE = { x: 0.5, y: 0.5, r: 0.135 }
const ARM = 0.29
const FIELDS = Array.from({ length: 6 }, (_, i) => {
  const angle = (Math.PI / 3) * i - Math.PI / 2
  return { x: 0.5 + ARM * Math.cos(angle), y: 0.5 + ARM * Math.sin(angle), r: 0.068 }
})
const LINE = 0.022
const CORNER = 0.2
const SAMPLES = 4

function isMark(x: number, y: number): boolean {
  if ([CENTRE, ...FIELDS].some((c) => Math.hypot(x - c.x, y - c.y) <= c.r)) return true
  return FIELDS.some((field) => distanceToArm(x, y, field) <= LINE)
}

function distanceToArm(x: number, y: number, end: { x: number; y: number }): number {
  const dx = end.x - CENTRE.x
  const dy = end.y - CENTRE.y
  const along = ((x - CENTRE.x) * dx + (y - CENTRE.y) * dy) / (dx * dx + dy * dy)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - CENTRE.x - t * dx, y - CENTRE.y - t * dy)
}

function isInside(x: number, y: number, corner: number): boolean {
  const dx = Math.max(corner - x, x - (1 - corner), 0)
  const dy = Math.max(corner - y, y - (1 - corner), 0)
  return Math.hypot(dx, dy) <= corner
}

/** Rows of RGBA, each begun by PNG's filter byte. */
function draw(size: number, isFull: boolean): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4))
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let inside = 0
      let mark = 0
      for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
        const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size
        const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size
        if (isFull || isInside(x, y, CORNER)) inside += 1
        if (isMark(x, y)) mark += 1
      }
      const part = inside === 0 ? 0 : Math.min(1, mark / inside)
      const at = row * (1 + size * 4) + 1 + column * 4
      UNGU.forEach((ungu, channel) => {
        rows[at + channel] = Math.round(ungu + ((PUTIH[channel] ?? 255) - ungu) * part)
      })
      rows[at + 3] = Math.round((255 * inside) / (SAMPLES * SAMPLES))
    }
  }
  return rows
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

function png(size: number, isFull: boolean): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(draw(size, isFull), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function svg(): string {
  const at = (value: number) => (value * 100).toFixed(1)
  const lines = FIELDS.map((f) => `M50 50L${at(f.x)} ${at(f.y)}`).join('')
  const circles = [CENTRE, ...FIELDS]
    .map((c) => `<circle cx="${at(c.x)}" cy="${at(c.y)}" r="${at(c.r)}"/>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="${at(CORNER)}" fill="#5b2a86"/><path d="${lines}" stroke="#fff" stroke-width="${at(LINE * 2)}"/><g fill="#fff">${circles}</g></svg>\n`
}

const kader = join(ROOT, 'apps/kader/public')
writeFileSync(join(kader, 'ikon-192.png'), png(192, false))
writeFileSync(join(kader, 'ikon-512.png'), png(512, false))
writeFileSync(join(kader, 'ikon-penuh.png'), png(512, true))
writeFileSync(join(kader, 'ikon.svg'), svg())
writeFileSync(join(ROOT, 'apps/kantor/public/ikon.svg'), svg())
