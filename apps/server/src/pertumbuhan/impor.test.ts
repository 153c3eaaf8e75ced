import { type PosyanduId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import exceljs from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inKabupaten } from '../db/database.ts'
import { keluargaIdOf } from '../sasaran/keluarga.store.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { checkImpor, readKepala } from './check-impor.ts'
import * as store from './impor.store.ts'
import { runImpor } from './run-impor.ts'

const KK = '35.05'
const DESA = '35.05.04.2014'
const TODAY = tanggal('2026-11-23')
const NOW = Date.parse('2026-11-23T02:00:00Z')
let counter = 0
const anId = <K extends string>() =>
  uuidV7<K>(
    NOW,
    Uint8Array.from({ length: 10 }, (_, i) => (i === 9 ? ++counter : i)),
  )
const mawar: PosyanduId = anId()
const pengguna = anId<'pengguna'>()

describe('a file from the office of a desa', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase()
    const { owner } = database
    await owner
      .insertInto('wilayah')
      .values([
        { kode: '35', nama: 'Jawa Timur' },
        { kode: KK, nama: 'Kabupaten Blitar', induk_kode: '35' },
        { kode: '35.05.04', nama: 'Kademangan', induk_kode: KK },
        { kode: DESA, nama: 'Plosorejo', induk_kode: '35.05.04' },
      ])
      .execute()
    await owner
      .insertInto('kabupaten')
      .values({ kabupaten_kode: KK, nama: 'Kabupaten Blitar', zona: 'WIB' })
      .execute()
    const puskesmas = anId()
    await owner
      .insertInto('kantor')
      .values({
        kabupaten_kode: KK,
        id: puskesmas,
        jenis: 'puskesmas',
        nama: 'Puskesmas',
        wilayah_kode: '35.05.04',
      })
      .execute()
    await owner
      .insertInto('posyandu')
      .values({
        kabupaten_kode: KK,
        id: mawar,
        desa_kode: DESA,
        nama: 'Posyandu Mawar',
        zona: 'WIB',
        puskesmas_id: puskesmas,
      })
      .execute()
    await owner
      .insertInto('pengguna')
      .values({ kabupaten_kode: KK, id: pengguna, nama_pengguna: 'operator', nama: 'Operator' })
      .execute()
  }, 60_000)

  async function importFile(jenis: 'penduduk' | 'pengukuran', nama: string, bytes: Uint8Array) {
    const head = await readKepala(nama, bytes, jenis, TODAY)
    if (!head.ok) throw new Error(`head refused: ${head.error.kode}`)
    const id = anId()
    const pemetaan = { ...head.value.pemetaan, posyanduDefault: mawar }
    const impor = await inKabupaten(database.db, KK, async (tx) => {
      await store.insertImpor(tx, KK, {
        id,
        jenis,
        desaKode: DESA,
        namaBerkas: nama,
        sha256: 'x',
        dibuatOleh: pengguna,
        kepala: head.value,
        bytes,
      })
      return store.findImpor(tx, KK, [DESA], id)
    })
    if (!impor) throw new Error('the import was not found')
    const isStopped = () => false
    await checkImpor(database.db, {
      kabupatenKode: KK,
      impor,
      pemetaan,
      today: TODAY,
      now: NOW,
      isStopped,
    })
    const before = await count()
    await runImpor(database.db, {
      kabupatenKode: KK,
      impor,
      penggunaId: pengguna,
      now: NOW,
      isStopped,
    })
    const after = await inKabupaten(database.db, KK, (tx) => store.findImpor(tx, KK, [DESA], id))
    return { hitungan: after?.hitungan, status: after?.status, before, after: await count() }
  }
  async function count() {
    const one = (table: 'sasaran' | 'pengukuran' | 'penilaian') =>
      database.owner
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    return {
      sasaran: (await one('sasaran')).n,
      pengukuran: (await one('pengukuran')).n,
      penilaian: (await one('penilaian')).n,
    }
  }

  const penduduk = [
    'Data Penduduk Desa Plosorejo',
    '',
    'ALAMAT;DUSUN;RW;RT;NAMA;NO KK;NIK;SEX;TANGGAL LAHIR;NAMA IBU',
    'Gang Melon 3;Krajan;1;3;SITI AMINAH;3505040101100001;3505044903230001;2;09-03-2023;WAGIYEM',
    'Gang Melon 3;Krajan;1;3;BUDI SANTOSO;3505040101100001;3505040912900002;1;9 Desember 1990;SUMINAH',
    'Gang Salak 1;Krajan;1;4;TANPA TANGGAL;;;1;;',
    'Gang Melon 3;Krajan;1;3;Siti  Aminah;3505040101100001;3505044903230001;P;2023-03-09;Wagiyem',
  ].join('\r\n')

  test('is checked without writing anything, then written once, whatever is wrong in it', async () => {
    const result = await importFile('penduduk', 'penduduk.csv', new TextEncoder().encode(penduduk))
    expect(result.before.sasaran).toBe(0)
    expect(result).toMatchObject({
      status: 'selesai',
      hitungan: { baru: 2, salah: 1, lewati: 1 },
      after: { sasaran: 2 },
    })
    const siti = await database.owner
      .selectFrom('sasaran')
      .selectAll()
      .where('nama', '=', 'SITI AMINAH')
      .executeTakeFirstOrThrow()
    expect(siti).toMatchObject({
      tanggal_lahir: '2023-03-09',
      jenis_kelamin: 'P',
      rt: '03',
      nik: '3505044903230001',
      version: 1,
    })
    // The same family as a phone names that types the card at the door.
    expect(siti.keluarga_id).toBe(
      keluargaIdOf({ posyanduId: siti.posyandu_id, nomorKk: '3505040101100001' }),
    )
  })

  test('brought a second time changes nothing', async () => {
    const result = await importFile('penduduk', 'penduduk.csv', new TextEncoder().encode(penduduk))
    expect(result).toMatchObject({ hitungan: { sama: 2 }, after: { sasaran: 2 } })
  })

  test('an e-PPGBM sheet in XLSX brings weighings with N and T, and the children it alone knows', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('Sheet1')
    sheet.addRow([
      'NIK',
      'Nama',
      'JK',
      'Tgl Lahir',
      'Nama Ortu',
      'Posyandu',
      'Tanggal Pengukuran',
      'Berat',
      'Tinggi',
      'Cara Ukur',
    ])
    sheet.addRow([
      '3505044903230001',
      'SITI AMINAH',
      'P',
      new Date('2023-03-09'),
      'WAGIYEM',
      'Mawar',
      new Date('2026-09-10'),
      15.2,
      101.5,
      'Berdiri',
    ])
    sheet.addRow([
      '3505044903230001',
      'SITI AMINAH',
      'P',
      new Date('2023-03-09'),
      'WAGIYEM',
      'Mawar',
      '10/10/2026',
      '15,3',
      '102',
      'Berdiri',
    ])
    sheet.addRow([
      '',
      'Bayi Baru',
      'L',
      '2026-08-01',
      'Rini',
      'Mawar',
      '2026-10-10',
      5.1,
      58,
      'Terlentang',
    ])
    sheet.addRow([
      '',
      'Bayi Baru',
      'L',
      '2026-08-01',
      'Rini',
      'Mawar',
      '2026-11-10',
      6.4,
      61,
      'Terlentang',
    ])
    sheet.addRow([
      '',
      'Bayi Baru',
      'L',
      '2026-08-01',
      'Rini',
      'Mawar',
      '2026-07-10',
      3.0,
      50,
      'Terlentang',
    ])
    sheet.addRow(['', 'Orang Lain', '', '2020-01-01', '', '', '2026-10-10', 14, 100, ''])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const result = await importFile('pengukuran', 'eppgbm.xlsx', bytes)
    expect(result).toMatchObject({
      hitungan: { baru: 4, salah: 2 },
      after: { sasaran: 3, pengukuran: 4, penilaian: 4 },
    })
    const naik = await database.owner
      .selectFrom('penilaian')
      .select(['measured_on', 'naik'])
      .orderBy('measured_on')
      .orderBy('naik')
      .execute()
    expect(naik).toEqual([
      { measured_on: '2026-09-10', naik: 'B' },
      { measured_on: '2026-10-10', naik: 'B' },
      { measured_on: '2026-10-10', naik: 'T' },
      { measured_on: '2026-11-10', naik: 'N' },
    ])
    expect(await importFile('pengukuran', 'eppgbm.xlsx', bytes)).toMatchObject({
      hitungan: { sama: 4, salah: 2 },
      after: { pengukuran: 4 },
    })
  })

  test("a Posyandu's own sheet with a column a month", async () => {
    const csv =
      'No,Nama,JK,Tgl Lahir,BB Sep 2026,TB Sep 2026,BB Okt 2026\n1,Anak Lembar,P,01/02/2024,"11,2",87,"11,5"\n'
    const result = await importFile('pengukuran', 'buku.csv', new TextEncoder().encode(csv))
    expect(result.hitungan).toEqual({ baru: 2 })
    const rows = await database.owner
      .selectFrom('pengukuran')
      .select(['measured_on', 'weight_gram', 'length_mm'])
      .where('weight_gram', 'in', [11200, 11500])
      .orderBy('measured_on')
      .execute()
    expect(rows).toEqual([
      { measured_on: '2026-09-30', weight_gram: 11200, length_mm: 870 },
      { measured_on: '2026-10-31', weight_gram: 11500, length_mm: null },
    ])
  })

  test('a circumference that cannot be read or be true keeps no weighing back, and the row says so', async () => {
    const csv = [
      'NAMA,JK,TGL LAHIR,TANGGAL PENGUKURAN,BERAT,TINGGI,LILA,LINGKAR KEPALA',
      'Lila Rusak,P,01-02-2024,10-10-2026,"11,3",87,"13,5?",44..5',
      'Lila Utuh,P,01-02-2024,10-10-2026,"11,3",87,"13,5",44',
      'Lila Kosong,P,01-02-2024,10-10-2026,"11,3",87,,-',
      'Lila Meleset,P,01-02-2024,10-10-2026,"11,3",87,"1,35",440',
    ].join('\n')
    const result = await importFile('pengukuran', 'lila.csv', new TextEncoder().encode(csv))
    expect(result.hitungan).toEqual({ baru: 4 })
    expect(result.status).toBe('selesai')
    const { rows } = await sql<{ masalah: string[] }>`
      select masalah from impor_baris where isi->>'nama' like 'Lila %' order by urut`.execute(
      database.owner,
    )
    expect(rows.map(({ masalah }) => masalah)).toEqual([
      ['orang_baru', 'lila_tidak_terbaca', 'lingkar_kepala_tidak_terbaca'],
      ['orang_baru'],
      ['orang_baru'],
      ['orang_baru', 'lila_tidak_wajar', 'lingkar_kepala_tidak_wajar'],
    ])
    const written = await sql`
      select lila_mm, lingkar_kepala_mm from pengukuran where weight_gram = 11300
      order by lila_mm nulls last`.execute(database.owner)
    const none = { lila_mm: null, lingkar_kepala_mm: null }
    expect(written.rows).toEqual([{ lila_mm: 135, lingkar_kepala_mm: 440 }, none, none, none])
  })

  test('a change number is never given twice in one posyandu', async () => {
    const { rows } = await sql<{
      n: number
      d: number
    }>`select count(*) n, count(distinct change_seq) d from (
        select change_seq from sasaran union all select change_seq from pengukuran) all_rows`.execute(
      database.owner,
    )
    expect(rows[0]?.n).toBe(rows[0]?.d)
  })
})

test.each([
  ['foto.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0, 0]), 'bukan_tabel'],
  ['lama.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'xls_lama'],
  ['kosong.csv', new Uint8Array(0), 'kosong'],
  ['kutip.csv', new TextEncoder().encode('NAMA,SEX\nAni,P\n"Budi,L\n'), 'kutip_baris:3'],
])('%s is refused with what it is', async (nama, bytes, field) => {
  expect(await readKepala(nama, bytes, 'penduduk', TODAY)).toEqual({
    ok: false,
    error: { kode: 'berkas_tidak_terbaca', field },
  })
})
