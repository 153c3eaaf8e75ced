import { hariBukaId, type PosyanduId, type SasaranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { findAfter, kaitanOf, type Standing } from './stands-on.ts'

const POSYANDU = '0199c6a0-0000-7000-8000-0000000000aa' as PosyanduId
const ANAK = '0199c6a0-0000-7000-8000-000000000001' as SasaranId
const HARI = tanggal('2026-09-08')
const day = { hariBukaId: hariBukaId(POSYANDU, HARI), posyanduId: POSYANDU, tanggal: HARI }

const open = kaitanOf('hari_buka.open', day)
const plan = kaitanOf('hari_buka.plan', {
  ...day,
  tempat: '',
  jamMulai: '',
  undangan: '',
  tugas: [],
})
const correct = kaitanOf('sasaran.correct', {
  sasaranId: ANAK,
  posyanduId: POSYANDU,
  from: {},
  to: {},
})
const making = { own: `sasaran:${ANAK}`, parents: [], isMaking: true, isChained: false }
const hadir = {
  own: 'kehadiran:k1',
  parents: [`sasaran:${ANAK}`, `hari_buka:${day.hariBukaId}`],
  isMaking: true,
  isChained: false,
}

function standing(
  id: string,
  kaitan: Standing<string>['kaitan'],
  isRefused = false,
): Standing<string> {
  return { id, kaitan, isRefused }
}

test('an arrival stands on the person and the opened day that are not sent yet, and on nothing else', () => {
  const other = { ...making, own: 'sasaran:lain' }
  const queue = [
    standing('p', plan),
    standing('o', open),
    standing('r', making),
    standing('x', other),
  ]
  expect(findAfter(hadir, queue)).toEqual(['o', 'r'])
})

test('an arrival does not wait for a correction of the person', () => {
  expect(findAfter(hadir, [standing('c', correct)])).toEqual([])
})

test('what is made of a refused person waits with her', () => {
  expect(findAfter(hadir, [standing('r', making, true)])).toEqual(['r'])
})

test('a second correction stands on the first, a third on the second (SYNC-12)', () => {
  expect(findAfter(correct, [standing('c1', correct)])).toEqual(['c1'])
  expect(findAfter(correct, [standing('c1', correct), standing('c2', correct)])).toEqual(['c2'])
})

test('a correction after a refused one does not wait for it', () => {
  expect(findAfter(correct, [standing('c1', correct), standing('c2', correct, true)])).toEqual([
    'c1',
  ])
  expect(findAfter(correct, [standing('c1', correct, true)])).toEqual([])
})

test('opening a day does not wait for its plan', () => {
  expect(findAfter(open, [standing('p', plan, true)])).toEqual([])
})

test('a mark stands on the arrival, not on another mark', () => {
  const mark = { own: 'kehadiran:k1', parents: [], isMaking: false, isChained: false }
  expect(findAfter(mark, [standing('h', hadir), standing('m', mark)])).toEqual(['h'])
})
