import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { KASUS_PENILAIAN_BAYI } from '@simpul/testkit/imunisasi/kasus-penilaian.ts'
import { KASUS_PENILAIAN_LANJUT } from '@simpul/testkit/imunisasi/kasus-penilaian-lanjut.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { evaluateImunisasi, type PenilaianDosis } from './evaluate-imunisasi.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'
import { bulan } from './lama.ts'

function told({ dosis, seri, status, dosisKe, alasan }: PenilaianDosis, isCombined: boolean) {
  const name = isCombined && seri !== null ? `${dosis.kode}/${seri}` : dosis.kode
  const rest = status === 'sah' ? String(dosisKe) : alasan.map((one) => one.kode).join(',')
  return `${name}: ${status} ${rest}`
}

describe('IMUN-3: each dose as it is held to be', () => {
  const all = [...KASUS_PENILAIAN_BAYI, ...KASUS_PENILAIAN_LANJUT]
  test.each(all.map((kasus) => ({ kalimat: kasus[0], kasus })))(
    '$kalimat',
    ({ kasus: [, lahir, pada, dosis, harap, orang] }) => {
      const { dosis: judged } = evaluateImunisasi(
        anOrangImunisasi(lahir, orang),
        readDosisKasus(dosis),
        JADWAL_IMUNISASI_2026,
        tanggal(pada),
      )
      const combined = new Set(
        judged
          .filter(({ dosis: one, seri }) =>
            judged.some((other) => other.dosis === one && other.seri !== seri),
          )
          .map((one) => one.dosis),
      )
      const answers = judged.map((one) => told(one, combined.has(one.dosis)))
      expect(answers.toSorted()).toEqual(harap.split('; ').toSorted())
    },
  )
})

test('IMUN-3: a reason names what it is counted from and the first day that would have counted', () => {
  const { dosis } = evaluateImunisasi(
    anOrangImunisasi('2026-01-15'),
    readDosisKasus('dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-01; mr1 2026-09-01'),
    JADWAL_IMUNISASI_2026,
    tanggal('2026-12-31'),
  )
  expect(dosis.map(({ alasan }) => alasan)).toEqual([
    [],
    [{ kode: 'jarak_kurang', dari: '2026-03-15', palingCepat: '2026-04-12' }],
    [{ kode: 'umur_kurang', dari: '2026-01-15', palingCepat: '2026-10-15' }],
  ])
})

test('IMUN-3: a dose is judged by the schedule that was in force on its day', () => {
  const mr = JADWAL_IMUNISASI_2026.seri.find(({ id }) => id === 'mr')!
  const [mr1, mr2] = mr.pola[0]!.dosis
  const later = {
    ...mr,
    id: 'mr/12-bulan',
    berlakuMulai: tanggal('2026-10-20'),
    pola: [{ kode: 'biasa', syarat: null, dosis: [{ ...mr1!, umurMinimal: bulan(12) }, mr2!] }],
  }
  const jadwal = { ...JADWAL_IMUNISASI_2026, seri: [...JADWAL_IMUNISASI_2026.seri, later] }
  const statusOf = (date: string) =>
    evaluateImunisasi(
      anOrangImunisasi('2026-01-15'),
      readDosisKasus(`mr1 ${date}`),
      jadwal,
      tanggal('2026-12-31'),
    ).dosis.map(({ status }) => status)
  expect(statusOf('2026-10-19')).toEqual(['sah'])
  expect(statusOf('2026-10-20')).toEqual(['tidak_sah'])
})
