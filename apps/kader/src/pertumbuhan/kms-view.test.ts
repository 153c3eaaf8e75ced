import { kmsCurves } from '@simpul/domain/pertumbuhan/kms.ts'
import { loadTabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { bulanOf, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { kmsView } from './kms-view.ts'

const BORN = tanggal('2024-09-08')
const WEIGHED = ['2025-09-08', '2026-09-08'].map((day) => ({
  bulan: bulanOf(tanggal(day)),
  measuredOn: tanggal(day),
  weightGram: 11_000,
  konteks: 'hari_buka' as const,
}))

test.each([
  [0, 0],
  [23, 0],
  [24, 12],
  [59, 36],
])('at %i months the card begins at month %i and shows two years', async (age, from) => {
  const months = kmsCurves(await loadTabelWho2006(), 'P')
  const view = kmsView(months, BORN, [], age, null)
  expect([view.xTicks[0]?.at, view.xTicks.at(-1)?.at]).toEqual([from, from + 24])
  expect(view.curves[0]?.points).toHaveLength(25)
})

test('dots stand at completed months, and the newest is marked', async () => {
  const months = kmsCurves(await loadTabelWho2006(), 'P')
  const view = kmsView(months, BORN, WEIGHED, 24, tanggal('2026-09-08'))
  expect(view.dots).toEqual([
    { x: 12, y: 11, label: '11,0', isNew: false },
    { x: 24, y: 11, label: '11,0', isNew: true },
  ])
})

test('a weight above every line still has its place on the paper', async () => {
  const months = kmsCurves(await loadTabelWho2006(), 'P')
  const heavy = [
    {
      ...WEIGHED[1],
      bulan: bulanOf(BORN),
      measuredOn: tanggal('2026-09-08'),
      weightGram: 30_000,
      konteks: 'hari_buka' as const,
    },
  ]
  expect(kmsView(months, BORN, heavy, 24, null).yTicks.at(-1)?.at).toBeGreaterThanOrEqual(30)
})
