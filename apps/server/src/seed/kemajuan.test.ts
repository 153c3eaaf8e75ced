import { expect, test } from 'vitest'
import { kemajuan } from './kemajuan.ts'

const SEPULUH = { posyandu: 10, sasaran: 6_670, pengukuran: 34_000 }

test('the time left follows the speed of this run, not what an earlier one brought in', () => {
  const progress = kemajuan(1_500, 1_000, 0)
  expect(progress.after(SEPULUH, 3_000)).toBe(
    '1.010 dari 1.500 posyandu; 6.670 orang dan 34.000 pengukuran baru; kira-kira 3 menit lagi',
  )
  expect(progress.counts()).toEqual(SEPULUH)
})

test('near the end it counts in seconds, at the end it says nothing of time', () => {
  const progress = kemajuan(30, 0, 500)
  expect(progress.after(SEPULUH, 10_500)).toMatch(/; kira-kira 20 detik lagi$/)
  expect(progress.after(SEPULUH, 20_500)).toMatch(/; kira-kira 10 detik lagi$/)
  expect(progress.after(SEPULUH, 30_500)).toBe(
    '30 dari 30 posyandu; 20.010 orang dan 102.000 pengukuran baru',
  )
})
