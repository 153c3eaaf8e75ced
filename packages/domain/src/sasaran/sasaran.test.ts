import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SasaranId, uuidV7 } from '../shared/ids.ts'
import { addDays, addMonthsToBulan, bulanOf, tanggal } from '../shared/tanggal.ts'
import { parseQrText, qrText } from './kartu-qr.ts'
import { isBalita, KELOMPOK_SASARAN, kelompokSasaran, umurKelompok } from './kelompok-sasaran.ts'
import { likelyDuplicates } from './likely-duplicates.ts'
import { isOneEdit, kunciNama, namaSimilarity, namaTokens, normalizeNama } from './nama.ts'
import { checkNik, cleanNik, maskNik, parseNik } from './nik.ts'
import { buildSasaranIndex, putSasaran, removeSasaran, type SasaranEntry } from './sasaran-index.ts'
import { searchSasaran } from './search-sasaran.ts'

function idOf(n: number): SasaranId {
  return uuidV7<'sasaran'>(1_700_000_000_000 + n, new Uint8Array(10).fill(n % 251))
}

function aSasaran(n: number, rest: Partial<SasaranEntry> = {}): SasaranEntry {
  return {
    id: idOf(n),
    nama: 'Budi Santoso',
    namaPanggilan: '',
    namaIbu: '',
    ibuId: null,
    jenisKelamin: 'L',
    tanggalLahir: tanggal('2024-03-10'),
    urutanKembar: null,
    rt: '',
    rw: '',
    nik: null,
    nikStatus: 'belum',
    nomorKk: null,
    ...rest,
  }
}

describe('SAS-1: the card of a person', () => {
  const on = tanggal('2026-11-14')
  test.each([
    ['2026-11-14', 'bayi'],
    ['2025-11-15', 'bayi'],
    ['2025-11-14', 'balita'],
    ['2021-11-15', 'balita'],
    ['2021-11-14', 'anak_prasekolah'],
    ['2020-11-15', 'anak_prasekolah'],
    ['2020-11-14', 'usia_sekolah_remaja'],
    ['2008-11-15', 'usia_sekolah_remaja'],
    ['2008-11-14', 'usia_produktif'],
    ['1966-11-15', 'usia_produktif'],
    ['1966-11-14', 'lansia'],
    ['2026-11-15', null],
  ])('born %s: %s', (birthDate, kelompok) => {
    expect(kelompokSasaran(tanggal(birthDate), on, null)).toBe(kelompok)
  })

  test('a pregnant girl of 17 has the card of ibu hamil', () => {
    expect(kelompokSasaran(tanggal('2009-05-01'), on, 'hamil')).toBe('ibu_hamil')
  })

  test('a filter by group takes who has its card, at every month of a life', () => {
    for (let months = 0; months < 1_300; months += 1) {
      const birthDate = tanggal(`${addMonthsToBulan(bulanOf(on), -months)}-01`)
      const inside = KELOMPOK_SASARAN.filter((kelompok) => {
        const umur = umurKelompok(kelompok)
        return (
          umur && months >= umur.fromMonths && (umur.toMonths === null || months < umur.toMonths)
        )
      })
      expect(inside, `${months} months`).toEqual([kelompokSasaran(birthDate, on, null)])
    }
  })

  test('SAS-2: balita of indicators is 0 to 59 completed months', () => {
    expect(isBalita(tanggal('2021-11-15'), on)).toBe(true)
    expect(isBalita(tanggal('2021-11-14'), on)).toBe(false)
    expect(isBalita(tanggal('2026-11-14'), on)).toBe(true)
    expect(isBalita(tanggal('2026-11-15'), on)).toBe(false)
  })
})

describe('SAS-3: NIK', () => {
  const context = {
    birthDate: tanggal('1990-08-17'),
    jenisKelamin: 'P',
    kabupatenKode: '33.16',
  } as const

  test('a woman has 40 added to the day', () => {
    expect(parseNik('3316095708900001')).toEqual({
      kecamatanKode: '33.16.09',
      jenisKelamin: 'P',
      day: 17,
      month: 8,
      yearOfCentury: 90,
      serial: '0001',
    })
    expect(checkNik('3316095708900001', context)).toEqual([])
  })

  test.each([
    ['331609570890000', ['nik_bukan_16_angka']],
    ['9916095708900001', ['nik_provinsi_tidak_dikenal']],
    ['3571035708900001', ['nik_kabupaten_lain']],
    ['3316095713900001', ['nik_tanggal_tidak_ada']],
    ['3316097208900001', ['nik_tanggal_tidak_ada']],
    ['3316095808900001', ['nik_tanggal_lahir_beda']],
    ['3316091708900001', ['nik_jenis_kelamin_beda']],
    ['3316095708900000', ['nik_nomor_urut_nol']],
  ])('%s warns of %j', (nik, warnings) => {
    expect(checkNik(nik, context)).toEqual(warnings)
  })

  test('29 February needs a leap year in one of the centuries', () => {
    const anyone = { birthDate: null, jenisKelamin: null, kabupatenKode: null }
    expect(checkNik('3316092902000001', anyone)).toEqual([])
    expect(checkNik('3316092902230001', anyone)).toEqual(['nik_tanggal_tidak_ada'])
  })

  test('is masked but for its last four digits, and cleaned of spaces', () => {
    expect(maskNik('3316095708900001')).toBe('••••••••••••0001')
    expect(maskNik('123')).toBe('•••')
    expect(cleanNik("'3316 0957.0890-0001")).toBe('3316095708900001')
  })
})

describe('the card', () => {
  test('carries the id and reads back, whatever the case', () => {
    expect(parseQrText(qrText(idOf(1)))).toBe(idOf(1))
    expect(parseQrText(` SIMPUL:${idOf(1).toUpperCase()} `)).toBe(idOf(1))
  })

  test.each(['', 'simpul:', 'simpul:123', 'https://example.com', '3316095708900001'])(
    '%j is no card',
    (text) => {
      expect(parseQrText(text)).toBeNull()
    },
  )
})

describe('SAS-4: names as they sound', () => {
  test.each([
    ['soejono', 'suyono'],
    ['djoko', 'joko'],
    ['tjahjo', 'cahyo'],
    ['chairul', 'khairul'],
    ['rizky', 'riski'],
    ['novi', 'nofi'],
    ['fatimah', 'fatima'],
    ['ahmad', 'akhmat'],
    ['muhammad', 'moh'],
    ['mochamad', 'muhamad'],
    ['aisyah', 'aisah'],
    ['noer', 'nur'],
    ['widhi', 'widi'],
    ['anissa', 'anisa'],
  ])('%s sounds as %s', (a, b) => {
    expect(kunciNama(a)).toBe(kunciNama(b))
  })

  test.each([
    ['budi', 'rudi'],
    ['sari', 'sati'],
    ['dewi', 'dewa'],
  ])('%s does not sound as %s', (a, b) => {
    expect(kunciNama(a)).not.toBe(kunciNama(b))
  })

  test('forms of address are no part of a name, unless they are all there is', () => {
    expect(namaTokens('Hj. Siti  Aminah, S.Pd')).toContain('aminah')
    expect(namaTokens('Hj. Siti Aminah')).toEqual(['siti', 'aminah'])
    expect(namaTokens('Bu RT 03')).toEqual(['rt3'])
    expect(namaTokens('Ibu')).toEqual(['ibu'])
    expect(normalizeNama("Nur 'Aini-Zahra")).toBe('nur aini zahra')
  })

  test('near names are nearer than others', () => {
    expect(namaSimilarity('M. Rizki', 'Muhammad Rizky Pratama')).toBeGreaterThan(0.85)
    expect(namaSimilarity('Siti Nurhaliza', 'Nurhalisa Siti')).toBe(1)
    expect(namaSimilarity('Budi Santoso', 'Sari Dewi')).toBe(0)
  })

  test('one edit is one letter more, less, other or swapped', () => {
    expect(['ani', 'anii', 'an', 'ami', 'nai'].map((b) => isOneEdit('ani', b))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ])
    expect(isOneEdit('ani', 'nia')).toBe(false)
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isOneEdit(a, b) === isOneEdit(b, a)))
  })
})

describe('SAS-5: finding people', () => {
  const people = [
    aSasaran(1, {
      nama: 'Muhammad Rizky',
      namaIbu: 'Siti Aminah',
      rt: '03',
      nik: '3316091003240001',
      nikStatus: 'ada',
    }),
    aSasaran(2, {
      nama: 'Hasan',
      namaIbu: 'Dewi Lestari',
      urutanKembar: 1,
      tanggalLahir: tanggal('2025-06-01'),
      rt: '01',
    }),
    aSasaran(3, {
      nama: 'Husein',
      namaIbu: 'Dewi Lestari',
      urutanKembar: 2,
      tanggalLahir: tanggal('2025-06-01'),
      rt: '01',
    }),
    aSasaran(4, { nama: 'Soejono', namaPanggilan: 'Pak RT 3', rt: '05' }),
    aSasaran(5, { nama: 'Aminah Rahma', rt: '3' }),
    aSasaran(6, { nama: 'Nurhaliza' }),
  ]
  const index = buildSasaranIndex(people)
  const found = (query: string) => searchSasaran(index, query).map((hit) => hit.entry.nama)

  test.each([
    ['rizki', ['Muhammad Rizky']],
    ['moh rizky', ['Muhammad Rizky']],
    ['mu', ['Muhammad Rizky']],
    ['suyono', ['Soejono']],
    ['nurhalisa', ['Nurhaliza']],
    ['nurhelisa', ['Nurhaliza']],
    ['nurhe', ['Nurhaliza']],
    ['Bu Siti Aminah', ['Muhammad Rizky']],
    ['aminah', ['Aminah Rahma', 'Muhammad Rizky']],
    ['aminah rt 3', ['Aminah Rahma', 'Muhammad Rizky']],
    ['rt 05', ['Soejono']],
    ['0324', ['Muhammad Rizky']],
    ['3316 0910 0324 0001', ['Muhammad Rizky']],
    [`simpul:${idOf(4)}`, ['Soejono']],
    ['xyz', []],
    ['zzzz', []],
    ['ss', []],
    ['aa', []],
    ['', []],
    ['  ', []],
  ])('%j finds %j', (query, names) => {
    expect(found(query)).toEqual(names)
  })

  test('"Pak RT 3" is found by what he is called, and so are the people of RT 3', () => {
    expect(found('pak rt 3').slice(0, 1)).toEqual(['Soejono'])
    expect(found('pak rt 3')).toHaveLength(3)
  })

  test('twins stand together in order of birth, the other one marked', () => {
    expect(searchSasaran(index, 'husein').map((h) => [h.entry.nama, h.isTwinOfHit])).toEqual([
      ['Husein', false],
      ['Hasan', true],
    ])
    expect(found('dewi lestari')).toEqual(['Hasan', 'Husein'])
  })

  test('a name that begins with a doubled letter is found as it is typed', () => {
    const aan = putSasaran(index, aSasaran(9, { nama: 'Sri Aan' }))
    expect(searchSasaran(aan, 'aa').map((hit) => hit.entry.nama)).toEqual(['Sri Aan'])
  })

  test('when nobody fits every word, one may be wrong', () => {
    expect(found('rizky wijaya')).toEqual(['Muhammad Rizky'])
    expect(found('rizky wijaya kusuma')).toEqual([])
  })

  test('who was just registered is found at once, corrected and removed people are not', () => {
    const added = putSasaran(index, aSasaran(7, { nama: 'Zahra Kirana' }))
    expect(searchSasaran(added, 'zahra')).toHaveLength(1)
    const corrected = putSasaran(added, aSasaran(1, { nama: 'Rafi Akbar' }))
    expect(searchSasaran(corrected, 'rizky')).toHaveLength(0)
    expect(searchSasaran(corrected, 'rafi').map((h) => h.entry.id)).toEqual([idOf(1)])
    const gone = removeSasaran(corrected, idOf(7))
    expect(searchSasaran(gone, 'zahra')).toHaveLength(0)
  })

  test('a twin registered now stands beside the one already there', () => {
    const third = aSasaran(8, {
      nama: 'Halimah',
      namaIbu: 'Dewi Lestari',
      urutanKembar: 3,
      tanggalLahir: tanggal('2025-06-01'),
    })
    expect(searchSasaran(putSasaran(index, third), 'hasan').map((h) => h.entry.nama)).toEqual([
      'Hasan',
      'Husein',
      'Halimah',
    ])
  })

  test('every person of a large register is found by whole name', () => {
    const first =
      'Siti Ahmad Nur Dewi Budi Rizky Aisyah Putri Dian Eko Fajar Gilang Hana Indra Joko Kartika Lestari Maya Novi Oki'.split(
        ' ',
      )
    const second = [
      'rahma',
      'santo',
      'wati',
      'ningsih',
      'hidayat',
      'prasetyo',
      'utami',
      'saputra',
      'lestari',
      'kusuma',
    ]
    const many = Array.from({ length: 20_000 }, (_, n) =>
      aSasaran(n, {
        nama: `${first[n % 20]} ${second[Math.floor(n / 20) % 10]}${String.fromCharCode(97 + (n % 26), 97 + (n % 19))}a ${second[n % 7]}`,
        namaIbu: `${first[(n * 7) % 20]} ${second[n % 10]}${String.fromCharCode(97 + (n % 23))}i`,
        rt: String(n % 12),
        tanggalLahir: addDays(tanggal('2000-01-01'), n % 9_000),
      }),
    )
    const large = buildSasaranIndex(many)
    for (const person of many.filter((_, n) => n % 1_999 === 0)) {
      expect(searchSasaran(large, person.nama).some((hit) => hit.entry.nama === person.nama)).toBe(
        true,
      )
    }
  })
})

describe('SAS-6: who may be registered already', () => {
  const rizky = aSasaran(1, {
    nama: 'Muhammad Rizky',
    namaIbu: 'Siti Aminah',
    tanggalLahir: tanggal('2024-03-10'),
    nik: '3316091003240001',
    nikStatus: 'ada',
  })
  const index = buildSasaranIndex([
    rizky,
    aSasaran(2, {
      nama: 'Hasan',
      namaIbu: 'Dewi Lestari',
      urutanKembar: 1,
      tanggalLahir: tanggal('2025-06-01'),
      nik: '3316095708900001',
      nikStatus: 'nik_ibu',
    }),
    aSasaran(3, { nama: 'By. Ny. Ratna', namaIbu: 'Ratna', tanggalLahir: tanggal('2026-10-01') }),
  ])
  const draft = (rest: Partial<SasaranEntry>) => ({
    ...aSasaran(99),
    id: null,
    nama: 'Moh. Rizki',
    ...rest,
  })
  const reasons = (rest: Partial<SasaranEntry>) =>
    likelyDuplicates(index, draft(rest)).map((d) => d.alasan)

  test.each([
    ['the same date', '2024-03-10', 'tanggal_lahir_sama'],
    ['a day before', '2024-03-09', 'tanggal_lahir_selisih_sehari'],
    ['a day after', '2024-03-11', 'tanggal_lahir_selisih_sehari'],
    ['day and month swapped', '2024-10-03', 'tanggal_dan_bulan_tertukar'],
  ])('the name as it sounds and %s', (_what, birthDate, reason) => {
    expect(reasons({ tanggalLahir: tanggal(birthDate) })).toEqual([['nama_sama', reason]])
  })

  test('a year off needs the mother as well', () => {
    expect(reasons({ tanggalLahir: tanggal('2023-03-10') })).toEqual([
      ['nama_sama', 'tahun_lahir_selisih_setahun'],
    ])
    expect(reasons({ tanggalLahir: tanggal('2023-03-10'), namaIbu: 'Kartini' })).toEqual([])
    expect(reasons({ tanggalLahir: tanggal('2024-03-12') })).toEqual([])
  })

  test('another mother and another sex speak against it', () => {
    expect(
      reasons({ tanggalLahir: tanggal('2024-03-10'), namaIbu: 'Kartini', jenisKelamin: 'P' }),
    ).toEqual([])
  })

  test('the same NIK is enough, whatever the name', () => {
    expect(
      reasons({
        nama: 'Lain Sekali',
        tanggalLahir: tanggal('2001-01-01'),
        nik: '3316091003240001',
        nikStatus: 'ada',
      }),
    ).toEqual([['nik_sama']])
  })

  test("a twin under the mother's NIK is nobody's double", () => {
    const twin = {
      nama: 'Husein',
      namaIbu: 'Dewi Lestari',
      urutanKembar: 2,
      tanggalLahir: tanggal('2025-06-01'),
      nik: '3316095708900001',
      nikStatus: 'nik_ibu',
    } as const
    expect(reasons(twin)).toEqual([])
  })

  test('a baby registered before it had a name is found by mother and day', () => {
    expect(
      reasons({ nama: 'Arkan', namaIbu: 'Bu Ratna', tanggalLahir: tanggal('2026-10-01') }),
    ).toEqual([['tanggal_lahir_sama', 'ibu_sama', 'bayi_belum_bernama']])
  })

  test('a person is not a double of itself', () => {
    expect(likelyDuplicates(index, rizky)).toEqual([])
  })
})
