import { IsiKbm, IsiNomorTolong, IsiTangga } from '@simpul/contract/paket.ts'
import { NOMOR_TOLONG } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { expect, test } from 'vitest'
import { kbmTexts, readKbm, readNomor, readTangga, tanggaTexts } from './aturan-form.ts'

const KBM = IsiKbm.parse(KBM_2020)
const TANGGA = IsiTangga.parse(TANGGA_2026)
const { nomor: NOMOR } = IsiNomorTolong.parse({ nomor: NOMOR_TOLONG })

test('a table that nobody touched is read as it is', () => {
  expect(readKbm(kbmTexts(KBM))).toEqual({ ok: true, value: KBM })
  expect(readTangga(tanggaTexts(TANGGA))).toEqual({ ok: true, value: TANGGA })
  expect(readNomor(NOMOR)).toEqual({ ok: true, value: { nomor: NOMOR } })
})

test('a gram that is none is named by its field', () => {
  const texts = kbmTexts(KBM)
  const typed = (L: string) =>
    readKbm({ ...texts, L: texts.L.map((old, i) => (i === 2 ? L : old)) })
  for (const wrong of ['', '49', '2001', '8,4', 'lima'])
    expect(typed(wrong), wrong).toMatchObject({ ok: false, error: [{ field: 'kbm-L-3' }] })
  expect(typed('2000').ok).toBe(true)
})

test('LiLA takes a comma or a point, and severe stays below moderate', () => {
  const texts = tanggaTexts(TANGGA)
  expect(readTangga({ ...texts, lilaKurang: '13.0' })).toMatchObject({
    ok: true,
    value: { lilaGiziKurangMm: 130 },
  })
  expect(readTangga({ ...texts, lilaBuruk: '12,5' })).toMatchObject({
    ok: false,
    error: [{ field: 'lila-buruk' }],
  })
  expect(readTangga({ ...texts, lilaBuruk: '11,55', kunjunganHari: '0' })).toMatchObject({
    error: [{ field: 'lila-buruk' }, { field: 'kunjungan-hari' }],
  })
})

test('every road has somebody to call', () => {
  expect(readNomor(NOMOR.filter((row) => !row.untuk.includes('ambulans'))).ok).toBe(false)
  const [first, ...rest] = NOMOR
  if (!first) throw new Error('the national list is empty')
  expect(readNomor([{ ...first, nomor: '12a' }, ...rest])).toMatchObject({
    error: [{ field: 'nomor-0-nomor' }],
  })
  expect(readNomor([{ ...first, nama: ' ' }, ...rest]).ok).toBe(false)
})
