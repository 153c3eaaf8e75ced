import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { hariBukaId, kehadiranId, type PosyanduId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { describe, expect, test } from 'vitest'
import { perintahSalahOrang } from './salah-orang.ts'

const DAY = tanggal('2026-09-08')
const POSYANDU = 'mawar' as PosyanduId
const HARI = hariBukaId(POSYANDU, DAY)
const NOOR = { id: 'noor' as SasaranRecord['id'], isTamu: false }

const SALAH = {
  id: kehadiranId(POSYANDU, DAY, 'nur' as SasaranRecord['id']),
  hariBukaId: HARI,
  posyanduId: POSYANDU,
  tanggal: DAY,
  sasaranId: 'nur',
  nomorAntrean: 'A7',
  langkahSelesai: [1, 2],
  isTamu: false,
  batalKarena: null,
} as KehadiranRecord

function weighed(id: string, more: Partial<PengukuranRecord> = {}) {
  return {
    id,
    sasaranId: 'nur',
    hariBukaId: HARI,
    measuredOn: DAY,
    weightGram: 9100,
    supersedes: null,
    supersededBy: null,
    batalKarena: null,
    version: 3,
    recordedAt: '2026-09-08T01:00:00.000Z',
    ...more,
  } as PengukuranRecord
}

const VITAMIN = {
  id: 'v',
  sasaranId: 'nur',
  hariBukaId: HARI,
  jenis: 'vitamin_a_merah',
  tanggal: DAY,
  supersedes: null,
  supersededBy: null,
  batalKarena: null,
  version: 3,
  recordedAt: '2026-09-08T01:00:00.000Z',
} as LayananRecord

let made = 0
function perintah(change: Partial<Parameters<typeof perintahSalahOrang>[0]> = {}) {
  made = 0
  return perintahSalahOrang({
    kehadiran: SALAH,
    pengukuran: [],
    layanan: [],
    benar: NOOR,
    hadirBenar: null,
    alasan: 'Salah orang',
    newPengukuranId: () => `p${++made}` as PengukuranRecord['id'],
    newLayananId: () => `l${++made}` as LayananRecord['id'],
    ...change,
  })
}

describe('the wrong person was written down', () => {
  test('the right one gets her number and her marks, the wrong one is cancelled last', () => {
    const list = perintah()
    const id = kehadiranId(POSYANDU, DAY, NOOR.id)
    expect(list.map(({ kind }) => kind)).toEqual([
      'kehadiran.record',
      'kehadiran.mark',
      'kehadiran.mark',
      'kehadiran.cancel',
    ])
    expect(list[0]?.body).toMatchObject({ kehadiranId: id, sasaranId: 'noor', nomorAntrean: 'A7' })
    expect(list[2]?.body).toMatchObject({ kehadiranId: id, langkah: 2 })
    expect(list.at(-1)?.body).toMatchObject({ kehadiranId: SALAH.id, alasan: 'Salah orang' })
  })

  test('what was weighed and given under the wrong name is written anew and cancelled there', () => {
    const list = perintah({ pengukuran: [weighed('w')], layanan: [VITAMIN] })
    const bodies = list.filter(({ kind }) => kind.endsWith('.record')).slice(1)
    expect(bodies.map(({ body }) => body)).toMatchObject([
      { id: 'p1', sasaranId: 'noor', weightGram: 9100, supersedes: null, batalKarena: null },
      { id: 'l2', sasaranId: 'noor', jenis: 'vitamin_a_merah', supersedes: null },
      { id: 'p3', sasaranId: 'nur', supersedes: 'w', batalKarena: 'Salah orang' },
      { id: 'l4', sasaranId: 'nur', supersedes: 'v', batalKarena: 'Salah orang' },
    ])
    for (const { body } of bodies) {
      expect(body).not.toHaveProperty('version')
      expect(body).not.toHaveProperty('supersededBy')
    }
  })

  test('last month stays where it is, and so does what was corrected or cancelled already', () => {
    const list = perintah({
      pengukuran: [
        weighed('lalu', { hariBukaId: hariBukaId(POSYANDU, tanggal('2026-08-08')) }),
        weighed('w'),
        weighed('w2', { supersedes: 'w' as PengukuranRecord['id'] }),
        weighed('batal', { supersedes: 'x' as PengukuranRecord['id'], batalKarena: 'salah anak' }),
      ],
      layanan: [{ ...VITAMIN, batalKarena: 'salah' }],
    })
    const superseded = list.flatMap(({ kind, body }) =>
      kind === 'pengukuran.record' || kind === 'layanan.record' ? [body.supersedes] : [],
    )
    expect(superseded).toEqual([null, 'w2'])
  })

  test('who had come herself keeps her own number, and gets only what is missing', () => {
    const own = { ...SALAH, id: 'own', nomorAntrean: 'B3', langkahSelesai: [1] } as KehadiranRecord
    const list = perintah({ hadirBenar: own })
    expect(list.map(({ kind }) => kind)).toEqual(['kehadiran.mark', 'kehadiran.cancel'])
    expect(list[0]?.body).toMatchObject({ langkah: 2 })
  })
})
