import type { ImporView } from '@simpul/contract/impor.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPengguna, aTempat, type Tempat } from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

const CSV =
  'NAMA;SEX;TANGGAL LAHIR;NIK;RW\nSiti Aminah;P;09-03-2023;3316094903230001;1\nTanpa Kelamin;;09-03-2020;;1\n'

describe('an import over the wire', () => {
  let server: TestServer
  let tempat: Tempat
  let operator: Caller
  let bidan: Caller

  beforeAll(async () => {
    server = await testServer()
    tempat = await aTempat(server.owner)
    operator = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'operator'),
      { perangkat: null },
    )
    bidan = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'bidan'),
      { perangkat: null },
    )
  }, 60_000)

  function upload(
    caller: Caller,
    jenis: string,
    bytes: Uint8Array | string,
    desa = tempat.desaKode,
  ) {
    return server.app.inject({
      method: 'POST',
      url: `/api/impor?jenis=${jenis}&desa=${desa}&nama=warga.csv`,
      headers: {
        ...caller.headers,
        'content-type': 'application/octet-stream',
        'x-simpul': 'kantor',
      },
      payload: Buffer.from(bytes),
    })
  }
  function send(caller: Caller, method: 'POST' | 'PUT', path: string, payload: object = {}) {
    return server.app.inject({
      method,
      url: `/api/impor/${path}`,
      headers: { ...caller.headers, 'x-simpul': 'kantor' },
      payload,
    })
  }
  async function untilStatus(id: string, status: ImporView['status']): Promise<ImporView> {
    for (let tries = 0; tries < 200; tries += 1) {
      const view = (await operator.get(`/api/impor/${id}`)).json<ImporView>()
      if (view.status === status) return view
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`the import never became ${status}`)
  }

  test('is read, mapped, checked, confirmed and written, with an audit entry beside it', async () => {
    const uploaded = await upload(operator, 'penduduk', CSV)
    expect(uploaded.statusCode).toBe(200)
    const { id, kepala } = uploaded.json<ImporView>()
    expect(kepala?.pemetaan.kolom).toMatchObject({
      nama: 0,
      jenisKelamin: 1,
      tanggalLahir: 2,
      nik: 3,
      rw: 4,
    })

    const early = await send(operator, 'POST', `${id}/jalankan`)
    expect(early.json()).toEqual({ kode: 'langkah_tidak_sah' })

    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    expect((await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })).statusCode).toBe(202)
    expect((await untilStatus(id, 'siap')).hitungan).toEqual({ baru: 1, salah: 1 })
    const wrong = await operator.get(`/api/impor/${id}/baris?keputusan=salah`)
    expect(wrong.json()).toMatchObject({
      jumlah: 1,
      baris: [{ baris: 3, masalah: ['jenis_kelamin_kosong'] }],
    })

    expect((await send(operator, 'POST', `${id}/jalankan`)).statusCode).toBe(202)
    await untilStatus(id, 'selesai')
    const sasaran = await server.owner.selectFrom('sasaran').select('nama').execute()
    expect(sasaran).toEqual([{ nama: 'Siti Aminah' }])
    const audit = await server.owner
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(audit.map((entry) => entry.action)).toEqual(['impor.upload', 'impor.run'])

    const again = (await upload(operator, 'penduduk', CSV)).json<ImporView>()
    expect(again.kepala).toMatchObject({
      isRemembered: true,
      pemetaan: { posyanduDefault: tempat.posyanduId },
    })
  })

  test('of another desa, or of a kind that is not hers, is not found', async () => {
    expect((await upload(operator, 'penduduk', CSV, '33.16.09.2002')).statusCode).toBe(404)
    expect((await upload(operator, 'pengukuran', CSV)).statusCode).toBe(404)
    const { id } = (await upload(operator, 'penduduk', CSV)).json<ImporView>()
    expect((await bidan.get(`/api/impor/${id}`)).statusCode).toBe(404)
  })

  test('with a column missing says which; with a posyandu of another desa is refused', async () => {
    const { id, kepala } = (
      await upload(operator, 'penduduk', 'NAMA;RT\nSiti;1\n')
    ).json<ImporView>()
    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    const missing = await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })
    expect(missing.json()).toEqual({
      kode: 'kolom_tidak_lengkap',
      field: 'jenisKelamin,tanggalLahir',
    })
    const kolom = { ...kepala?.pemetaan.kolom, jenisKelamin: 0, tanggalLahir: 1 }
    const foreign = await send(operator, 'PUT', `${id}/pemetaan`, {
      pemetaan: { ...pemetaan, kolom, posyanduDefault: '019b0000-0000-7000-8000-000000000001' },
    })
    expect(foreign.json()).toEqual({ kode: 'isian_salah', field: 'posyandu' })
  })

  test('that stopped while it was written goes on where it stopped', async () => {
    const csv = 'NAMA;SEX;TANGGAL LAHIR;RW\nRatna Berhenti;P;09-03-2022;1\n'
    const { id } = await checked(csv)
    await sql`revoke update on impor_baris from simpul_app`.execute(server.owner)
    await send(operator, 'POST', `${id}/jalankan`)
    await untilStatus(id, 'gagal')
    await sql`grant update on impor_baris to simpul_app`.execute(server.owner)

    expect((await send(operator, 'POST', `${id}/jalankan`)).statusCode).toBe(202)
    await untilStatus(id, 'selesai')
    expect(await countNamed('Ratna Berhenti')).toBe(1)
  })

  test('that stopped while it was checked cannot be written, and can be checked again', async () => {
    const csv = 'NAMA;SEX;TANGGAL LAHIR;RW\nRini Berhenti;P;09-03-2021;1\n'
    const { id, kepala } = (await upload(operator, 'penduduk', csv)).json<ImporView>()
    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    await sql`revoke insert on impor_baris from simpul_app`.execute(server.owner)
    await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })
    await untilStatus(id, 'gagal')
    await sql`grant insert on impor_baris to simpul_app`.execute(server.owner)

    const early = await send(operator, 'POST', `${id}/jalankan`)
    expect(early.json()).toEqual({ kode: 'langkah_tidak_sah' })
    expect((await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })).statusCode).toBe(202)
    expect((await untilStatus(id, 'siap')).hitungan).toEqual({ baru: 1 })
    await send(operator, 'POST', `${id}/jalankan`)
    await untilStatus(id, 'selesai')
    expect(await countNamed('Rini Berhenti')).toBe(1)
  })

  test('that stopped can be put aside', async () => {
    const { id } = await checked('NAMA;SEX;TANGGAL LAHIR;RW\nTuti Berhenti;P;09-03-2020;1\n')
    await sql`revoke update on impor_baris from simpul_app`.execute(server.owner)
    await send(operator, 'POST', `${id}/jalankan`)
    await untilStatus(id, 'gagal')
    await sql`grant update on impor_baris to simpul_app`.execute(server.owner)
    expect((await send(operator, 'POST', `${id}/batal`)).json()).toMatchObject({
      status: 'dibatalkan',
    })
  })

  test('cancelled in the middle of its check writes nothing', async () => {
    const { id, kepala } = (
      await upload(operator, 'penduduk', people(20_000, 'Batal Periksa'))
    ).json<ImporView>()
    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })
    const stopped = await send(operator, 'POST', `${id}/batal`)
    expect([stopped.statusCode, stopped.json<ImporView>().isDikerjakan]).toEqual([202, true])
    expect(await untilStatus(id, 'dibatalkan')).toMatchObject({ barisSelesai: 0 })
    expect(await countLike('Batal Periksa%')).toBe(0)
    expect((await send(operator, 'POST', `${id}/jalankan`)).json()).toEqual({
      kode: 'langkah_tidak_sah',
    })
    const { rows } = await sql`select from impor_baris where impor_id = ${id}`.execute(server.owner)
    expect(rows).toHaveLength(0)
  })

  test('cancelled in the middle of its writing keeps what was written, and says how much', async () => {
    const { id } = await checked(people(6_000, 'Batal Tulis'))
    await send(operator, 'POST', `${id}/jalankan`)
    let view = (await operator.get(`/api/impor/${id}`)).json<ImporView>()
    while (view.barisSelesai === 0)
      view = (await operator.get(`/api/impor/${id}`)).json<ImporView>()
    expect(view.isDikerjakan).toBe(true)
    expect((await send(operator, 'POST', `${id}/batal`)).statusCode).toBe(202)
    const { barisSelesai } = await untilStatus(id, 'dibatalkan')
    expect(barisSelesai).toBeGreaterThan(0)
    expect(barisSelesai).toBeLessThan(6_000)
    expect(await countLike('Batal Tulis%')).toBe(barisSelesai)
    // The same file brought again writes the rest, and nobody twice.
    const again = await checked(people(6_000, 'Batal Tulis'))
    expect(again.hitungan).toEqual({ sama: barisSelesai, baru: 6_000 - barisSelesai })
  }, 60_000)

  test('with more rows than one import takes is refused before a row of it is written', async () => {
    const { id, kepala } = (
      await upload(operator, 'penduduk', people(60_001, 'Terlalu Banyak'))
    ).json<ImporView>()
    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })
    expect(await untilStatus(id, 'gagal')).toMatchObject({ masalah: 'baris:60000', hitungan: {} })
    expect((await send(operator, 'POST', `${id}/jalankan`)).json()).toEqual({
      kode: 'langkah_tidak_sah',
    })
  }, 60_000)

  async function checked(csv: string): Promise<ImporView> {
    const { id, kepala } = (await upload(operator, 'penduduk', csv)).json<ImporView>()
    const pemetaan = { ...kepala?.pemetaan, posyanduDefault: tempat.posyanduId }
    await send(operator, 'PUT', `${id}/pemetaan`, { pemetaan })
    return untilStatus(id, 'siap')
  }
  /** Each of another name and birth date: nobody is taken for somebody else. */
  function people(n: number, nama: string): string {
    const rows = Array.from({ length: n }, (_, i) => {
      const day = new Date(Date.UTC(1950, 0, 1 + (i % 20_000))).toISOString().slice(0, 10)
      return `${nama} ${letters(i)};P;${day};1`
    })
    return ['NAMA;SEX;TANGGAL LAHIR;RW', ...rows, ''].join('\n')
  }
  function letters(n: number): string {
    return Array.from(String(n), (digit) => 'bcdfghjkmn'[Number(digit)]).join('a')
  }
  async function countLike(pattern: string): Promise<number> {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from sasaran where nama like ${pattern}`.execute(server.owner)
    return rows[0]?.n ?? 0
  }
  async function countNamed(nama: string): Promise<number> {
    const rows = await server.owner
      .selectFrom('sasaran')
      .select('id')
      .where('nama', '=', nama)
      .execute()
    return rows.length
  }

  test('larger than 25 MB is refused by its size', async () => {
    const response = await upload(operator, 'penduduk', new Uint8Array(25 * 1024 * 1024 + 1))
    expect(response.statusCode).toBe(413)
  })
})
