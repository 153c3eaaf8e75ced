import type { Me } from '@simpul/contract/pengguna.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import { expect, test } from 'vitest'
import { isMyTurn, isOver, movesOf, pemohonOf, perihalOf } from './urusan-view.ts'

const DESA = '33.16.01.2001'

function me(peran: string, bidang: string | null): Me {
  return { penugasan: [{ peran, bidang, posyanduId: 'p', kantorId: null }] } as unknown as Me
}

function urusan(more: Partial<RujukanRecord>): RujukanRecord {
  return {
    posyanduId: 'p',
    jalur: 'pengajuan',
    bidang: 'perumahan_rakyat',
    jenis: 'atap_bocor',
    pemohonNama: 'Bu Norhayati',
    sasaranId: null,
    urgensi: 'biasa',
    status: 'di_kader_bidang',
    giliran: 'kader_bidang',
    version: 1,
    ...more,
  } as RujukanRecord
}

test('the kader of the bidang may forward, a kader of another may only say that it is settled', () => {
  expect(movesOf(urusan({}), me('kader', 'perumahan_rakyat'), DESA)).toContain('ajukan')
  expect(movesOf(urusan({}), me('kader', 'sosial'), DESA)).toEqual(['nyatakan_beres'])
})

test('it waits for me when I am the kader of its bidang or the ketua', () => {
  expect(isMyTurn(urusan({}), me('kader', 'perumahan_rakyat'))).toBe(true)
  expect(isMyTurn(urusan({}), me('ketua', null))).toBe(true)
  expect(isMyTurn(urusan({}), me('kader', 'sosial'))).toBe(false)
  expect(isMyTurn(urusan({ giliran: 'desa' }), me('ketua', null))).toBe(false)
})

test('after an answer the kader says: beres or belum beres', () => {
  const moves = movesOf(
    urusan({ status: 'selesai', giliran: 'pemohon' }),
    me('kader', 'sosial'),
    DESA,
  )
  expect(moves).toEqual(['nyatakan_beres', 'nyatakan_belum_beres'])
})

test('a status of a newer app is kept: no moves, not over', () => {
  const later = urusan({ status: 'ditunda_pusat' })
  expect(movesOf(later, me('ketua', null), DESA)).toEqual([])
  expect(isOver(later)).toBe(false)
})

test('a health matter is told in words, not in its code', () => {
  expect(perihalOf(urusan({ jalur: 'kesehatan', bidang: 'kesehatan', jenis: 'dua_t' }))).toBe(
    'tidak naik 2 kali berturut-turut',
  )
})

test('one line of somebody else: no name, no matter', () => {
  const line = urusan({ pemohonNama: null, jenis: null })
  expect(pemohonOf(line, new Map())).toBeNull()
  expect(perihalOf(line)).toBeNull()
})
