import { expect, test } from 'vitest'
import { readSandiForm } from './sandi-form.ts'

const GIVEN = { bukti: ' K7PQ-3MXA ', baru: 'kenanga1', ulangi: 'kenanga1' }

test('eight characters typed twice are a password; the code loses its spaces', () => {
  expect(readSandiForm(GIVEN)).toEqual({
    ok: true,
    value: { bukti: 'K7PQ-3MXA', baru: 'kenanga1' },
  })
})

test.each([
  [{ bukti: ' ' }, 'kode_kosong'],
  [{ baru: 'kenanga', ulangi: 'kenanga' }, 'sandi_pendek'],
  [{ ulangi: 'kenanga2' }, 'sandi_tidak_sama'],
] as const)('%o is refused: %s', (change, kode) => {
  expect(readSandiForm({ ...GIVEN, ...change })).toEqual({ ok: false, error: kode })
})
