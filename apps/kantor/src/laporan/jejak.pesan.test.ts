import type { JejakBaris } from '@simpul/contract/kantor.ts'
import { expect, test } from 'vitest'
import { namaAksi, rincianJejak } from './jejak.pesan.ts'

function entry(over: Partial<JejakBaris>): JejakBaris {
  return {
    id: 1,
    at: '2026-09-08T02:00:00.000Z',
    oleh: 'Bu Ani',
    aksi: 'rujukan.move',
    perihal: 'rujukan',
    tentang: null,
    alasan: null,
    detail: {},
    ...over,
  }
}

test('an entry is read in words: where, why, what, how many', () => {
  expect(
    rincianJejak(
      entry({
        tentang: 'Posyandu Mawar',
        detail: { langkah: 'teruskan', posyandu: '0199a1b2-0000-7000-8000-000000000001' },
      }),
    ),
  ).toBe('Posyandu Mawar · Teruskan ke dinas')
  expect(rincianJejak(entry({ alasan: 'Memeriksa data ganda', tentang: 'Posyandu Mawar' }))).toBe(
    'Posyandu Mawar · Memeriksa data ganda',
  )
  expect(rincianJejak(entry({ detail: { sampai: '2026-09-30', jumlah: 1200 } }))).toBe(
    'sampai 30 Sep 2026 · 1.200 orang',
  )
})

test('ids, truths and codes without a word are left out; an unknown action is shown as it is', () => {
  const dari = '0199a1b2-0000-7000-8000-000000000001'
  expect(rincianJejak(entry({ detail: { dari, sesudahTugas: true, kegunaan: 'undangan' } }))).toBe(
    '',
  )
  expect(namaAksi('sasaran.merge')).toBe('sasaran.merge')
  expect(namaAksi('break_glass.open')).toBe('Buka darurat')
})
