import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { expect, test } from 'vitest'
import { potongLembar } from './lembar-posyandu.ts'

const COUNTS = [3, 0, 1, 7, 0, 2].map((jumlah, i) => ({
  posyanduId: `posyandu-${i}` as PosyanduId,
  jumlah,
}))

test('a page goes over from one posyandu to the next, and leaves out who has nobody', () => {
  expect(potongLembar(COUNTS, { halaman: 1, ukuran: 5 })).toEqual([
    { posyanduId: 'posyandu-0', offset: 0, limit: 3 },
    { posyanduId: 'posyandu-2', offset: 0, limit: 1 },
    { posyanduId: 'posyandu-3', offset: 0, limit: 1 },
  ])
  expect(potongLembar(COUNTS, { halaman: 2, ukuran: 5 })).toEqual([
    { posyanduId: 'posyandu-3', offset: 1, limit: 5 },
  ])
  expect(potongLembar(COUNTS, { halaman: 4, ukuran: 5 })).toEqual([])
})

test('whatever the size of a page, all pages together are everybody once', () => {
  const everybody = COUNTS.flatMap(({ posyanduId, jumlah }) =>
    Array.from({ length: jumlah }, (_, i) => `${posyanduId} ${i}`),
  )
  for (let ukuran = 1; ukuran <= 14; ukuran += 1) {
    const pages = Array.from({ length: Math.ceil(13 / ukuran) }, (_, i) =>
      potongLembar(COUNTS, { halaman: i + 1, ukuran }).flatMap(({ posyanduId, offset, limit }) =>
        Array.from({ length: limit }, (_item, at) => `${posyanduId} ${offset + at}`),
      ),
    )
    expect(pages.flat(), `${ukuran} a page`).toEqual(everybody)
    for (const page of pages.slice(0, -1)) expect(page).toHaveLength(ukuran)
  }
})
