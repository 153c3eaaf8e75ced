import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import { hariBukaId, kehadiranId, uuidV8 } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { describe, expect, test } from 'vitest'
import { perintahSalahOrang } from './salah-orang.ts'

const DAY = tanggal('2026-09-08')
const LAST_MONTH = tanggal('2026-08-08')
const POSYANDU = uuidV8('posyandu', 'mawar')
const HARI = hariBukaId(POSYANDU, DAY)
const NUR = uuidV8('sasaran', 'nur')
const NOOR = { id: uuidV8('sasaran', 'noor'), isTamu: false }
const FROM_SERVER = { version: 3, recordedAt: '2026-09-08T01:00:00.000Z' }

const SALAH: KehadiranRecord = {
  id: kehadiranId(POSYANDU, DAY, NUR),
  hariBukaId: HARI,
  posyanduId: POSYANDU,
  tanggal: DAY,
  sasaranId: NUR,
  nomorAntrean: 'A7',
  langkahSelesai: [1, 2],
  isTamu: false,
  batalKarena: null,
  ...FROM_SERVER,
}

const pengukuran = (name: string) => uuidV8('pengukuran', name)

function weighed(name: string, more: Partial<PengukuranRecord> = {}): PengukuranRecord {
  return {
    id: pengukuran(name),
    posyanduId: POSYANDU,
    sasaranId: NUR,
    hariBukaId: HARI,
    konteks: 'hari_buka',
    measuredOn: DAY,
    weightGram: 9100,
    lengthMm: null,
    posisiUkur: null,
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    alasanTidakWajar: null,
    measuredBy: '',
    supersedes: null,
    supersededBy: null,
    batalKarena: null,
    ...FROM_SERVER,
    ...more,
  }
}

const VITAMIN: LayananRecord = {
  id: uuidV8('layanan', 'vitamin'),
  posyanduId: POSYANDU,
  sasaranId: NUR,
  hariBukaId: HARI,
  jenis: 'vitamin_a_merah',
  tanggal: DAY,
  jumlah: 1,
  catatan: '',
  isDisalin: false,
  supersedes: null,
  supersededBy: null,
  batalKarena: null,
  ...FROM_SERVER,
}

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
    newPengukuranId: () => pengukuran(`new ${++made}`),
    newLayananId: () => uuidV8('layanan', `new ${++made}`),
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
    expect(list[0]?.body).toMatchObject({ kehadiranId: id, sasaranId: NOOR.id, nomorAntrean: 'A7' })
    expect(list[2]?.body).toMatchObject({ kehadiranId: id, langkah: 2 })
    expect(list.at(-1)?.body).toMatchObject({ kehadiranId: SALAH.id, alasan: 'Salah orang' })
  })

  test('what was weighed and given under the wrong name is written anew and cancelled there', () => {
    const list = perintah({ pengukuran: [weighed('w')], layanan: [VITAMIN] })
    const bodies = list.filter(({ kind }) => kind.endsWith('.record')).slice(1)
    expect(bodies.map(({ body }) => body)).toMatchObject([
      { sasaranId: NOOR.id, weightGram: 9100, supersedes: null, batalKarena: null },
      { sasaranId: NOOR.id, jenis: 'vitamin_a_merah', supersedes: null },
      { sasaranId: NUR, supersedes: pengukuran('w'), batalKarena: 'Salah orang' },
      { sasaranId: NUR, supersedes: VITAMIN.id, batalKarena: 'Salah orang' },
    ])
    expect(new Set(bodies.map(({ body }) => body['id'])).size).toBe(4)
    for (const { body } of bodies) {
      expect(body).not.toHaveProperty('version')
      expect(body).not.toHaveProperty('supersededBy')
    }
  })

  test('last month stays where it is, and so does what was corrected or cancelled already', () => {
    const list = perintah({
      pengukuran: [
        weighed('lalu', { hariBukaId: hariBukaId(POSYANDU, LAST_MONTH) }),
        weighed('w'),
        weighed('w2', { supersedes: pengukuran('w') }),
        weighed('batal', { supersedes: pengukuran('x'), batalKarena: 'salah anak' }),
      ],
      layanan: [{ ...VITAMIN, batalKarena: 'salah' }],
    })
    const superseded = list.flatMap(({ kind, body }) =>
      kind === 'pengukuran.record' || kind === 'layanan.record' ? [body.supersedes] : [],
    )
    expect(superseded).toEqual([null, pengukuran('w2')])
  })

  test('who had come herself keeps her own number, and gets only what is missing', () => {
    const id = kehadiranId(POSYANDU, DAY, NOOR.id)
    const own = { ...SALAH, id, sasaranId: NOOR.id, nomorAntrean: 'B3', langkahSelesai: [1] }
    const list = perintah({ hadirBenar: own })
    expect(list.map(({ kind }) => kind)).toEqual(['kehadiran.mark', 'kehadiran.cancel'])
    expect(list[0]?.body).toMatchObject({ kehadiranId: id, langkah: 2 })
  })
})
