import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { readPindahForm } from './pindah-form.ts'

const TODAY = tanggal('2026-09-12')

test('a move of today is one, of tomorrow is not', () => {
  const move = { status: 'pindah' as const, pindahKe: ' Samarinda ' }
  expect(readPindahForm({ ...move, leftOn: '2026-09-12' }, TODAY)).toEqual({
    ok: true,
    value: { statusSasaran: 'pindah', leftOn: '2026-09-12', pindahKe: 'Samarinda' },
  })
  expect(readPindahForm({ ...move, leftOn: '2026-09-13' }, TODAY)).toEqual({
    ok: false,
    error: 'tanggalKurang',
  })
})

test('who came back has no date and no place', () => {
  expect(readPindahForm({ status: 'aktif', leftOn: '2026-01-01', pindahKe: 'x' }, TODAY)).toEqual({
    ok: true,
    value: { statusSasaran: 'aktif', leftOn: null, pindahKe: '' },
  })
})

test('nothing chosen is a problem', () => {
  expect(readPindahForm({ status: null, leftOn: '', pindahKe: '' }, TODAY).ok).toBe(false)
})
