import { expect, test } from 'vitest'
import { KANTOR_KOSONG, readKantorForm, tingkatToSearch } from './kantor-form.ts'

const KABUPATEN = '64.02'

test('a form without a kind says so and nothing else', () => {
  expect(readKantorForm(KANTOR_KOSONG, KABUPATEN)).toEqual({ ok: false, error: ['jenis'] })
})

test('a dinas is of the kabupaten and must answer for a bidang', () => {
  const dinas = { ...KANTOR_KOSONG, jenis: 'dinas', nama: ' Dinas Sosial ' }
  expect(readKantorForm(dinas, KABUPATEN)).toEqual({ ok: false, error: ['bidang'] })
  expect(readKantorForm({ ...dinas, bidang: ['sosial'] }, KABUPATEN)).toMatchObject({
    ok: true,
    value: { nama: 'Dinas Sosial', wilayahKode: KABUPATEN, bidang: ['sosial'] },
  })
})

test('a Puskesmas needs its area; what was ticked for a dinas before is not sent with it', () => {
  const puskesmas = {
    ...KANTOR_KOSONG,
    jenis: 'puskesmas',
    nama: 'Puskesmas Rapak Mahang',
    bidang: ['sosial' as const],
    desaDilayani: ['64.02.06.2003'],
  }
  expect(readKantorForm(puskesmas, KABUPATEN)).toEqual({ ok: false, error: ['wilayahKode'] })
  expect(readKantorForm({ ...puskesmas, wilayahKode: '64.02.06' }, KABUPATEN)).toMatchObject({
    ok: true,
    value: { wilayahKode: '64.02.06', bidang: [], desaDilayani: ['64.02.06.2003'] },
  })
})

test('a tim pembina without a chosen area is that of the kabupaten', () => {
  const tim = { ...KANTOR_KOSONG, jenis: 'tim_pembina', nama: 'TP Posyandu' }
  expect(readKantorForm(tim, KABUPATEN)).toMatchObject({ value: { wilayahKode: KABUPATEN } })
  expect(readKantorForm({ ...tim, wilayahKode: '64.02.06' }, KABUPATEN)).toMatchObject({
    value: { wilayahKode: '64.02.06' },
  })
})

test('only offices below the kabupaten ask for an area', () => {
  expect(
    ['dinas', 'dpmd', 'kecamatan', 'desa', 'puskesmas'].map((one) => tingkatToSearch(one as never)),
  ).toEqual([null, null, 'kecamatan', 'desa', 'keduanya'])
})
