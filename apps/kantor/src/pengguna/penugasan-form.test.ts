import { describe, expect, test } from 'vitest'
import {
  fieldsOfRole,
  type PenugasanTexts,
  readPenugasanForm,
  rolesToGive,
} from './penugasan-form.ts'

const KADER: PenugasanTexts = {
  peran: 'kader',
  posyanduId: '01990000-0000-7000-8000-000000000001',
  bidang: 'sosial',
  kantorId: '',
  fungsi: '',
  dari: '2026-09-01',
  sampai: '',
}

describe('giving a role', () => {
  test('an operator gives roles of the posyandu, DPMD all but admin, an admin all', () => {
    expect(rolesToGive(['operator'])).toEqual([
      'kader',
      'ketua',
      'sekretaris',
      'bendahara',
      'ketua_bidang',
    ])
    expect(rolesToGive(['dpmd'])).not.toContain('admin')
    expect(rolesToGive(['admin'])).toContain('admin')
    expect(rolesToGive(['kepala_desa'])).toEqual([])
  })

  test('a kader needs a posyandu and one bidang', () => {
    expect(fieldsOfRole('kader')).toEqual(['posyanduId', 'bidang'])
    expect(readPenugasanForm(KADER)).toMatchObject({
      ok: true,
      value: { peran: 'kader', bidang: 'sosial', kantorId: null },
    })
    expect(readPenugasanForm({ ...KADER, bidang: '' })).toEqual({ ok: false, error: ['bidang'] })
  })

  test('what a former choice left in a hidden field does not travel', () => {
    expect(readPenugasanForm({ ...KADER, peran: 'ketua' })).toMatchObject({
      value: { peran: 'ketua', bidang: null },
    })
  })

  test('the last day is not before the first, and may be the same', () => {
    expect(readPenugasanForm({ ...KADER, sampai: '2026-09-01' })).toMatchObject({
      value: { berlakuSampai: '2026-09-01' },
    })
    expect(readPenugasanForm({ ...KADER, sampai: '2026-08-31' })).toEqual({
      ok: false,
      error: ['sampai'],
    })
  })

  test('an office is asked of who sits in one, and may be missing for a tim pembina', () => {
    const bare = { ...KADER, posyanduId: '', bidang: '' }
    expect(readPenugasanForm({ ...bare, peran: 'petugas_dinas' })).toEqual({
      ok: false,
      error: ['kantorId'],
    })
    expect(
      readPenugasanForm({ ...bare, peran: 'petugas_dinas', kantorId: 'dinkes', fungsi: 'gizi' }),
    ).toMatchObject({ value: { fungsi: 'gizi' } })
    expect(readPenugasanForm({ ...bare, peran: 'tim_pembina', fungsi: 'gizi' })).toMatchObject({
      ok: true,
      value: { fungsi: null },
    })
    expect(readPenugasanForm({ ...bare, peran: '' })).toEqual({ ok: false, error: ['peran'] })
  })
})
