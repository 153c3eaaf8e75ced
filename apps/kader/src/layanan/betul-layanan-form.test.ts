import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { alternatives, readBetulLayanan } from './betul-layanan-form.ts'

const BORN = tanggal('2025-01-10')
const TODAY = tanggal('2026-11-23')
const RED = { jenis: 'vitamin_a_merah', tanggal: '2026-11-23', jumlah: '1', catatan: '' }

function read(change: Partial<typeof RED>) {
  return readBetulLayanan({ ...RED, ...change }, BORN, TODAY)
}

test('a capsule that was another one, on another day', () => {
  expect(read({ jenis: 'vitamin_a_biru', tanggal: '2026-11-20' })).toEqual({
    ok: true,
    value: { jenis: 'vitamin_a_biru', tanggal: '2026-11-20', jumlah: 1, catatan: '' },
  })
})

test('what has no amount keeps none, and a note belongs to what is told or asked', () => {
  expect(read({ jenis: 'mr1', jumlah: '3', catatan: 'sisa' })).toMatchObject({
    value: { jumlah: null, catatan: '' },
  })
  expect(read({ jenis: 'penyuluhan', jumlah: '', catatan: ' MPASI ' })).toMatchObject({
    value: { jumlah: null, catatan: 'MPASI' },
  })
})

test.each([['2025-01-09'], ['2026-11-24'], ['2026-02-30'], ['']])('%s is no day of it', (day) => {
  expect(read({ tanggal: day })).toEqual({
    ok: false,
    error: new Map([['tanggal', 'tanggalSalah']]),
  })
})

test('the day of birth and today are days of it', () => {
  expect([read({ tanggal: '2025-01-10' }).ok, read({ tanggal: '2026-11-23' }).ok]).toEqual([
    true,
    true,
  ])
})

test('an amount is a number, a question is answered', () => {
  expect(read({ jumlah: 'satu' })).toMatchObject({ error: new Map([['jumlah', 'jumlahSalah']]) })
  expect(read({ jenis: 'mpasi', jumlah: '', catatan: '' })).toMatchObject({
    error: new Map([['catatan', 'jawabanKurang']]),
  })
})

test('a thing given becomes another thing given, a question another question, never a danger sign', () => {
  const codes = (jenis: string) => alternatives(jenis).map((one) => one.value)
  expect(codes('mr1')).toContain('obat_cacing')
  expect(codes('mr1')).not.toContain('mpasi')
  expect(codes('mpasi')).toContain('asi_eksklusif')
  expect([...codes('mr1'), ...codes('mpasi')]).not.toContain('tanda_bahaya')
  expect(codes('vaksin_baru')[0]).toBe('vaksin_baru')
})
