import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import {
  changedFields,
  EMPTY_SASARAN,
  keepUnsure,
  nextTwin,
  readSasaranForm,
  type SasaranTexts,
  textsOfSasaran,
} from './sasaran-form.ts'

const TODAY = tanggal('2026-09-12')
const NOOR: SasaranTexts = {
  ...EMPTY_SASARAN,
  nama: ' Noor  Aini ',
  jenisKelamin: 'P',
  tanggalLahir: '2025-09-12',
}

test('name, sex and a date of birth are enough', () => {
  const read = readSasaranForm(NOOR, TODAY)
  expect(read).toMatchObject({
    ok: true,
    value: {
      nama: 'Noor Aini',
      tanggalLahir: '2025-09-12',
      nik: null,
      nikStatus: 'tidak_tahu',
      rt: '',
    },
  })
})

test('what is missing is named, field by field', () => {
  const read = readSasaranForm(EMPTY_SASARAN, TODAY)
  expect(read.ok ? [] : read.error.map((problem) => problem.kode)).toEqual([
    'nama_kosong',
    'jenis_kelamin_kosong',
    'tanggal_kosong',
  ])
})

test('born today is a person, born tomorrow is a slip', () => {
  expect(readSasaranForm({ ...NOOR, tanggalLahir: '2026-09-12' }, TODAY).ok).toBe(true)
  expect(readSasaranForm({ ...NOOR, tanggalLahir: '2026-09-13' }, TODAY)).toMatchObject({
    error: [{ kode: 'tanggal_di_depan' }],
  })
  expect(readSasaranForm({ ...NOOR, tanggalLahir: '2026-02-30' }, TODAY)).toMatchObject({
    error: [{ kode: 'tanggal_salah' }],
  })
})

test('an age instead of a date is the middle of that month, marked as not sure', () => {
  const read = readSasaranForm(
    { ...NOOR, tanggalLahirPasti: false, umurTahun: '1', umurBulan: '2' },
    TODAY,
  )
  expect(read).toMatchObject({
    ok: true,
    value: { tanggalLahir: '2025-07-15', tanggalLahirPasti: false },
  })
  expect(readSasaranForm({ ...NOOR, tanggalLahirPasti: false }, TODAY).ok).toBe(false)
})

test('an age of no months is never in the future', () => {
  const read = readSasaranForm({ ...NOOR, tanggalLahirPasti: false, umurBulan: '0' }, TODAY)
  expect(read).toMatchObject({ ok: true, value: { tanggalLahir: '2026-09-12' } })
})

test('a NIK is written with spaces; 15 digits are not one', () => {
  expect(readSasaranForm({ ...NOOR, nik: '6402 0152 0925 0001' }, TODAY)).toMatchObject({
    value: { nik: '6402015209250001', nikStatus: 'ada' },
  })
  expect(readSasaranForm({ ...NOOR, nik: '640201520925000' }, TODAY).ok).toBe(false)
})

test('a twin keeps the mother and the house and takes the next place', () => {
  const first = {
    ...NOOR,
    nik: '6402015209250001',
    nikStatus: 'nik_ibu' as const,
    rt: '03',
    urutanKembar: 1,
  }
  expect(nextTwin(first)).toMatchObject({
    nama: '',
    nik: '6402015209250001',
    rt: '03',
    urutanKembar: 2,
  })
  expect(nextTwin({ ...first, nikStatus: 'ada' }).nik).toBe('')
})

test('a correction carries only what changed, with the value before', () => {
  expect(
    changedFields({ rt: '01', rw: '02', nik: null }, { rt: '03', rw: '02', nik: null }),
  ).toEqual({
    from: { rt: '01' },
    to: { rt: '03' },
  })
})

test('a date made of an age stays unsure when something else is corrected, and is sure when typed anew', () => {
  const read = readSasaranForm(NOOR, TODAY)
  if (!read.ok) throw new Error('the person cannot be read')
  const unsure = { ...read.value, tanggalLahirPasti: false }
  const correct = (part: Partial<SasaranTexts>) => {
    const again = readSasaranForm({ ...textsOfSasaran(unsure), ...part }, TODAY)
    if (!again.ok) throw new Error('the correction cannot be read')
    return changedFields(unsure, keepUnsure(unsure, again.value)).to
  }
  expect(correct({ telepon: '081234' })).toEqual({ telepon: '081234' })
  expect(correct({ tanggalLahir: '2025-09-20' })).toEqual({
    tanggalLahir: '2025-09-20',
    tanggalLahirPasti: true,
  })
})
