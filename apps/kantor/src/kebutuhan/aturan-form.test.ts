import { IsiKbm, IsiNomorTolong, IsiTangga } from '@simpul/contract/paket.ts'
import { NOMOR_TOLONG } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import {
  aturanTexts,
  kbmTexts,
  readAturan,
  readKbm,
  readNomor,
  readTangga,
  tanggaTexts,
} from './aturan-form.ts'

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

test('two things wrong with one number are told at two fields, and what is missing at the end', () => {
  const read = readNomor([{ untuk: [], nama: '', nomor: '119', isEverywhere: true }])
  expect(read).toMatchObject({
    error: [{ field: 'nomor-0-nama' }, { field: 'nomor-0-untuk' }, { field: 'nomor-tambah' }],
  })
})

test('the tables of a day are those of the edition in force then', () => {
  const later = { ...KBM, afterFirstYear: 250 }
  const view = {
    kbm: [{ berlakuDari: tanggal('2026-12-01'), isi: later }],
    tangga: [],
    nomor_tolong: [],
  }
  expect(aturanTexts(view, tanggal('2026-11-30')).kbm.afterFirstYear).toBe('200')
  const texts = aturanTexts(view, tanggal('2026-12-01'))
  expect(readAturan('kbm', texts, tanggal('2027-01-01'))).toEqual({
    ok: true,
    value: { nama: 'kbm', berlakuDari: '2027-01-01', isi: later },
  })
})
