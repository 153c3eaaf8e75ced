import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { expect, test } from 'vitest'
import { antreanRows, filterAntrean, nextPerson } from './antrean-view.ts'

function came(
  nomorAntrean: string,
  langkahSelesai: number[],
  batalKarena: string | null = null,
): KehadiranRecord {
  return {
    sasaranId: nomorAntrean,
    nomorAntrean,
    langkahSelesai,
    batalKarena,
    isTamu: false,
  } as unknown as KehadiranRecord
}

const NUMBERS = ['A1', 'A2', 'A10', 'B1', 'B2']
const PEOPLE = new Map(NUMBERS.map((id) => [id, { id }])) as unknown as ReadonlyMap<
  SasaranRecord['id'],
  SasaranRecord
>

function rowsOf(...list: KehadiranRecord[]) {
  return antreanRows(list, PEOPLE)
}

test('two phones are called in turn, ten comes after two', () => {
  const rows = rowsOf(
    came('A10', [1]),
    came('B2', [1]),
    came('A2', [1]),
    came('B1', [1]),
    came('A1', [1]),
  )
  expect(rows.map((row) => row.kehadiran.nomorAntrean)).toEqual(['A1', 'B1', 'A2', 'B2', 'A10'])
})

test('who waits is called before who is being served, and nobody who is done', () => {
  const rows = rowsOf(came('A1', [1, 2]), came('A2', [1]), came('B1', [1, 2, 3, 4, 5]))
  expect(nextPerson(rows)?.kehadiran.nomorAntrean).toBe('A2')
  expect(nextPerson(rowsOf(came('A1', [1, 2])))?.kehadiran.nomorAntrean).toBe('A1')
  expect(nextPerson(rowsOf(came('B1', [1, 2, 3, 4, 5])))).toBeNull()
})

test('a cancelled arrival is in its own list only', () => {
  const rows = rowsOf(came('A1', [1], 'salah orang'), came('A2', [1]))
  expect(filterAntrean(rows, 'semua').map((row) => row.kehadiran.nomorAntrean)).toEqual(['A2'])
  expect(filterAntrean(rows, 'batal').map((row) => row.kehadiran.nomorAntrean)).toEqual(['A1'])
})

test('somebody whose data has not arrived yet is left out', () => {
  expect(rowsOf(came('C1', [1]))).toEqual([])
})
