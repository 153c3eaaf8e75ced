import { expect, test } from 'vitest'
import { readPinForm } from './pin-form.ts'

test.each(['111111', '123456', '654321', '121212', '123123'])('%s is too easy', (pin) => {
  expect(readPinForm(pin, pin)).toEqual({ ok: false, error: 'terlaluMudah' })
})

test('a PIN is six digits, typed the same twice', () => {
  expect(readPinForm('73519', '73519')).toEqual({ ok: false, error: 'bukan6' })
  expect(readPinForm('735192', '735193')).toEqual({ ok: false, error: 'tidakSama' })
  expect(readPinForm('735192', '735192')).toEqual({ ok: true, value: '735192' })
})

test('a row that breaks is allowed', () => {
  expect(readPinForm('123465', '123465').ok).toBe(true)
})
