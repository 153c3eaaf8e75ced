import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { KASUS_PENILAIAN_BAYI } from '@simpul/testkit/imunisasi/kasus-penilaian.ts'
import { KASUS_PENILAIAN_LANJUT } from '@simpul/testkit/imunisasi/kasus-penilaian-lanjut.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { evaluateImunisasi, type PenilaianDosis } from './evaluate-imunisasi.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'

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
