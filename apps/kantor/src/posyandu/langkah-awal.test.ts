import type { LangkahAwal } from '@simpul/contract/posyandu.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { expect, test } from 'vitest'
import { langkahOf } from './langkah-awal.ts'

const LENGKAP: LangkahAwal = {
  bidangTanpaDinas: [],
  puskesmas: 1,
  desa: 3,
  desaTanpaKantor: 0,
  desaTanpaPuskesmas: 0,
  posyandu: 2,
  desaTanpaOperator: 0,
  operator: 1,
  posyanduTanpaKader: 0,
}

test('where all is there nothing is asked for', () => {
  expect(langkahOf(LENGKAP)).toEqual([])
})

test('each bidang without a dinas is named and leads to a form with it ticked', () => {
  const [first] = langkahOf({ ...LENGKAP, bidangTanpaDinas: ['sosial'] })
  expect(first).toMatchObject({
    judul: 'Belum ada dinas untuk bidang Sosial',
    path: '/daftar-kantor',
    query: { buka: 'tambah', jenis: 'dinas', bidang: 'sosial' },
  })
})

test('an empty kabupaten gets its offices first, then people, then posyandu', () => {
  const empty = langkahOf({
    bidangTanpaDinas: [...BIDANG],
    puskesmas: 0,
    desa: 3,
    desaTanpaKantor: 3,
    desaTanpaPuskesmas: 3,
    posyandu: 0,
    desaTanpaOperator: 0,
    operator: 0,
    posyanduTanpaKader: 0,
  })
  expect(empty.map((one) => one.path)).toEqual([
    ...Array<string>(8).fill('/daftar-kantor'),
    '/akun',
    '/posyandu',
  ])
})
