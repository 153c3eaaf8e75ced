import { describe, expect, test } from 'vitest'
import { EMPTY_MOVE, fieldsOf, readMoveForm } from './move-form.ts'

describe('the form of a move', () => {
  test('an answer asks for more once its kind is chosen', () => {
    expect(fieldsOf('pengajuan', 'jawab', '')).toEqual(['jenis', 'catatan'])
    expect(fieldsOf('pengajuan', 'jawab', 'dijadwalkan')).toEqual([
      'jenis',
      'dijanjikanPada',
      'sumberDana',
      'rupiah',
      'catatan',
    ])
    expect(fieldsOf('kesehatan', 'jawab', '')).toEqual(['hasil', 'catatan', 'kontrolPada'])
  })

  test('money is read as people write it, and words are not money', () => {
    const texts = {
      ...EMPTY_MOVE,
      jenis: 'dijadwalkan',
      dijanjikanPada: '2026-12-30',
      sumberDana: 'apbdes',
      catatan: 'Diperbaiki Desember',
    }
    expect(readMoveForm('pengajuan', 'jawab', { ...texts, rupiah: 'Rp 1.250.000' })).toEqual({
      ok: true,
      value: {
        catatan: 'Diperbaiki Desember',
        data: {
          jenis: 'dijadwalkan',
          dijanjikanPada: '2026-12-30',
          sumberDana: 'apbdes',
          nilaiRupiah: 1_250_000,
        },
      },
    })
    expect(readMoveForm('pengajuan', 'jawab', { ...texts, rupiah: 'sejuta' })).toEqual({
      ok: false,
      error: ['rupiah'],
    })
    expect(readMoveForm('pengajuan', 'jawab', { ...texts, rupiah: '' })).toEqual({
      ok: false,
      error: ['rupiah'],
    })
  })

  test('missing papers are one a line, and at least one', () => {
    const texts = { ...EMPTY_MOVE, jenis: 'butuh_berkas', catatan: 'Mohon dilengkapi' }
    expect(
      readMoveForm('pengajuan', 'jawab', { ...texts, berkas: ' KK \n\nfoto rumah' }),
    ).toMatchObject({
      value: { data: { berkas: ['KK', 'foto rumah'] } },
    })
    expect(readMoveForm('pengajuan', 'jawab', { ...texts, berkas: ' \n' })).toEqual({
      ok: false,
      error: ['berkas'],
    })
  })

  test('a return needs words, a receipt does not', () => {
    expect(readMoveForm('pengajuan', 'kembalikan', EMPTY_MOVE)).toEqual({
      ok: false,
      error: ['catatan'],
    })
    expect(readMoveForm('pengajuan', 'terima', EMPTY_MOVE)).toEqual({
      ok: true,
      value: { catatan: '', data: {} },
    })
  })

  test('advice back to the kader may leave the next control open', () => {
    const texts = {
      ...EMPTY_MOVE,
      hasil: 'dipantau_di_posyandu',
      catatan: 'Timbang lagi bulan depan',
    }
    expect(readMoveForm('kesehatan', 'jawab', texts)).toMatchObject({
      ok: true,
      value: { data: { jenis: 'saran_kesehatan', hasil: 'dipantau_di_posyandu' } },
    })
    expect(readMoveForm('kesehatan', 'jawab', { ...texts, kontrolPada: 'besok' })).toEqual({
      ok: false,
      error: ['kontrolPada'],
    })
  })

  test('fields of an answer that was changed again do not travel', () => {
    const texts = { ...EMPTY_MOVE, jenis: 'selesai', kepada: 'PLN', catatan: 'Lampu sudah menyala' }
    expect(readMoveForm('pengajuan', 'jawab', texts)).toEqual({
      ok: true,
      value: { catatan: 'Lampu sudah menyala', data: { jenis: 'selesai' } },
    })
  })
})
