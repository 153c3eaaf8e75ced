import { expect, test } from 'vitest'
import { anakLink, prevalensiLink, urusanLink } from './tautan-angka.ts'

const DESA = { kode: '33.16.09.2001', tingkat: 'desa' } as const
const POSYANDU = { kode: 'id-mawar', tingkat: 'posyandu' } as const
const SEPTEMBER = { bulan: '2026-09', bidang: 'sosial' }

test('who reads counts alone gets no link: not to people, not to matters', () => {
  expect(anakLink(DESA, '2026-09', 'dugaan_stunting', [])).toBeUndefined()
  expect(anakLink(POSYANDU, '2026-09', 'diukur', ['dugaan_stunting'])).toBeUndefined()
  expect(urusanLink(DESA, 'terbuka', null, SEPTEMBER)).toBeUndefined()
  expect(
    prevalensiLink({ dari: '2026-09', sampai: '2026-09' }, 'stunting', 'dihitung', ['kasus']),
  ).toBeUndefined()
})

test('an office that has none of the matters it counts has no list of them', () => {
  const none = { terbuka: 0, telat: 0, dijawab: 0 }
  expect(urusanLink(DESA, 'telat', none, SEPTEMBER)).toBeUndefined()
})

test('the list is of the place of the number: an area, or one posyandu', () => {
  expect(anakLink(DESA, '2026-09', 'diukur', ['diukur'])).toBe(
    '/kantor/anak?wilayah=33.16.09.2001&bulan=2026-09&daftar=diukur',
  )
  expect(anakLink(POSYANDU, '2026-09', 'diukur', ['diukur'])).toBe(
    '/kantor/bulan/anak?posyandu=id-mawar&bulan=2026-09&saring=diukur',
  )
})

test('what was answered is of the month looked at; what is open or late is of now', () => {
  const some = { terbuka: 3, telat: 2, dijawab: 1 }
  expect(urusanLink(POSYANDU, 'dijawab', some, SEPTEMBER)).toEqual({
    count: 1,
    href: '/kantor/urusan?kotak=semua&hitungan=dijawab&posyandu=id-mawar&bidang=sosial&bulan=2026-09',
  })
  expect(urusanLink(DESA, 'telat', some, { bulan: '2026-08', bidang: '' })).toEqual({
    count: 2,
    href: '/kantor/urusan?kotak=semua&hitungan=telat&wilayah=33.16.09.2001',
  })
})
