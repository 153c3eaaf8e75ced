import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { save } from './save.ts'

test('AKSES-14: what is never kept on a phone is not written, whether it is open or locked', async () => {
  const send = (catatan: string) =>
    save('rujukan.send', {
      id: uuidV7<'rujukan'>(0, new Uint8Array(10)),
      posyanduId: uuidV7<'posyandu'>(1, new Uint8Array(10)),
      sasaranId: uuidV7<'sasaran'>(2, new Uint8Array(10)),
      urgensi: 'minggu_ini',
      alasan: ['dua_t'],
      catatan,
      tanggal: tanggal('2026-11-23'),
    })
  expect(await send('ibunya HIV')).toEqual({ ok: false, error: { kode: 'tidak_boleh_dicatat' } })
  // The phone is locked in this test: what may be written gets as far as the lock.
  expect(await send('dua kali tidak naik')).toEqual({ ok: false, error: { kode: 'terkunci' } })
})
