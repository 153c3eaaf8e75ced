import { expect, test } from 'vitest'
import { type RujukTexts, readRujukForm, urgensiOf } from './rujuk-form.ts'

const NOTHING: RujukTexts = { urgensi: 'minggu_ini', alasan: [], tanda: [], catatan: '' }

test('somebody is sent for a reason', () => {
  expect(readRujukForm(NOTHING)).toEqual({ ok: false, error: 'alasan_kurang' })
  expect(readRujukForm({ ...NOTHING, alasan: ['dua_t'], catatan: ' kurus ' })).toEqual({
    ok: true,
    value: { urgensi: 'minggu_ini', alasan: ['dua_t'], catatan: 'kurus' },
  })
})

test('one danger sign makes it now, and the Puskesmas reads which one was seen', () => {
  const texts: RujukTexts = { ...NOTHING, tanda: ['kejang', 'demam'], catatan: 'Sejak tadi malam.' }
  expect(urgensiOf(texts)).toBe('sekarang')
  expect(readRujukForm(texts)).toEqual({
    ok: true,
    value: {
      urgensi: 'sekarang',
      alasan: ['tanda_bahaya'],
      catatan: 'Tanda bahaya: Kejang; Demam lebih dari 2 hari. Sejak tadi malam.',
    },
  })
})

test('every sign ticked and a long message still fit on the wire', () => {
  const read = readRujukForm({ ...NOTHING, tanda: ['kejang'], catatan: 'x'.repeat(500) })
  expect(read.ok && read.value.catatan.length).toBe(500)
})
