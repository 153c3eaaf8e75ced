import type { ProyeksiRow } from '@simpul/contract/proyeksi.ts'
import { expect, test } from 'vitest'
import { readProyeksiForm } from './proyeksi-form.ts'

const SATU = '33.16.09.2001'
const DUA = '33.16.09.2002'

function rows(): ProyeksiRow[] {
  const row = { desaNama: '', kecamatanNama: '', sumber: '' }
  return [
    { ...row, desaKode: SATU, balita: 120 },
    { ...row, desaKode: DUA, balita: null },
  ]
}

test('only what changed is sent; an emptied box takes one away', () => {
  expect(readProyeksiForm(rows(), {})).toEqual({ changed: [], wrong: [] })
  expect(readProyeksiForm(rows(), { [SATU]: '120', [DUA]: '1.250' }).changed).toEqual([
    { desaKode: DUA, balita: 1250 },
  ])
  expect(readProyeksiForm(rows(), { [SATU]: ' ' }).changed).toEqual([
    { desaKode: SATU, balita: null },
  ])
})

test('what is no number of children is named, nought too', () => {
  for (const text of ['0', '12,5', 'banyak', '-3', '100001', '1.25'])
    expect(readProyeksiForm(rows(), { [SATU]: text }), text).toEqual({ changed: [], wrong: [SATU] })
  expect(readProyeksiForm(rows(), { [SATU]: '100000' }).wrong).toEqual([])
})
