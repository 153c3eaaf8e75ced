import { NOMOR_TOLONG } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { expect, test } from 'vitest'
import { IsiKbm, IsiNomorTolong, IsiTangga } from './paket.ts'

test('the national tables could be published as they are', () => {
  expect(IsiKbm.safeParse(KBM_2020).success).toBe(true)
  expect(IsiTangga.safeParse(TANGGA_2026).success).toBe(true)
  expect(IsiNomorTolong.safeParse({ nomor: NOMOR_TOLONG }).success).toBe(true)
})

test('a danger at once stays on the fourth rung, and severe LiLA below moderate', () => {
  const { tangga } = TANGGA_2026
  for (const alasan of ['tanda_bahaya', 'edema', 'lila_gizi_buruk'] as const)
    expect(
      IsiTangga.safeParse({ ...TANGGA_2026, tangga: { ...tangga, [alasan]: 3 } }).success,
      alasan,
    ).toBe(false)
  expect(IsiTangga.safeParse({ ...TANGGA_2026, lilaGiziBurukMm: 125 }).success).toBe(false)
})

test('eleven months are no year, and a list without an ambulance is no list', () => {
  expect(IsiKbm.safeParse({ ...KBM_2020, L: KBM_2020.L.slice(1) }).success).toBe(false)
  const without = NOMOR_TOLONG.filter((one) => !one.untuk.includes('ambulans'))
  expect(IsiNomorTolong.safeParse({ nomor: without }).success).toBe(false)
  const [first] = NOMOR_TOLONG
  const wrong = [...NOMOR_TOLONG, { ...first, nomor: 'tel:119' }]
  expect(IsiNomorTolong.safeParse({ nomor: wrong }).success).toBe(false)
})
