import { expect, test } from 'vitest'
import {
  fromBase64,
  importDataKey,
  newDataKey,
  newDeviceKey,
  pbkdf2,
  seal,
  toBase64,
  unseal,
  unwrapByPin,
  wrapByPin,
} from './kunci.ts'

const FEW = 1_000

test('what is sealed comes back, and is unreadable by another key or after a changed byte', async () => {
  const key = await importDataKey(newDataKey())
  const sealed = await seal(key, { nama: 'Siti Aminah', berat: 8_400 })
  expect(await unseal(key, sealed)).toEqual({ nama: 'Siti Aminah', berat: 8_400 })
  expect(new TextDecoder().decode(sealed.data)).not.toContain('Siti')
  await expect(unseal(await importDataKey(newDataKey()), sealed)).rejects.toThrow()
  const broken = new Uint8Array(sealed.data.slice(0))
  broken[3] = (broken[3] ?? 0) ^ 1
  await expect(unseal(key, { iv: sealed.iv, data: broken.buffer })).rejects.toThrow()
})

test('two seals of one value differ', async () => {
  const key = await importDataKey(newDataKey())
  const [a, b] = [await seal(key, 1), await seal(key, 1)]
  expect(toBase64(a.data)).not.toBe(toBase64(b.data))
})

test('a PIN opens the key on its own device, and on no other; a wrong PIN opens nothing', async () => {
  const raw = newDataKey()
  const device = await newDeviceKey()
  const wrapped = await wrapByPin(raw, '271828', device, FEW)
  expect(await unwrapByPin(wrapped, '271828', device)).toEqual(raw)
  expect(await unwrapByPin(wrapped, '271829', device)).toBeNull()
  expect(await unwrapByPin(wrapped, '271828', await newDeviceKey())).toBeNull()
})

test('the device key and the data key cannot be read back', async () => {
  await expect(crypto.subtle.exportKey('raw', await newDeviceKey())).rejects.toThrow()
  await expect(crypto.subtle.exportKey('raw', await importDataKey(newDataKey()))).rejects.toThrow()
})

test('PBKDF2 gives the published vector of RFC 7914, 11', async () => {
  const bits = await pbkdf2('passwd', new TextEncoder().encode('salt'), 1)
  const hex = [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  expect(hex).toBe('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc')
})

test('base64 goes there and back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
})
