import type { Ringkasan } from '@simpul/contract/indikator.ts'
import type { Kartu, Lembar, RegisterRow } from '@simpul/contract/kantor.ts'
import { type BalitaRow, type BulanPosyandu, SARINGAN_BALITA } from '@simpul/contract/laporan.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let lain: Tempat
let kader: Caller
const children: { id: SasaranId; pengukuranId: string }[] = []

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  lain = await aTempat(server.owner, '33.16.09.2002')
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
  // Six girls of one year: two far too short, one of whom is typed with a slip of the pen.
  for (const lengthMm of [720, 730, 740, 660, 665, 400]) {
    const sasaran = aSasaranBody(tempat.posyanduId, {
      nama: `Anak ${lengthMm}`,
      nik: '3316094109250001',
      nikStatus: 'ada',
      punyaBukuKia: true,
    })
    const register = aCommand('sasaran.register', sasaran)
    const ukur = aPengukuranBody(tempat.posyanduId, sasaran.id, { lengthMm })
    expect(
      await kader.outcomes(register, aCommand('pengukuran.record', ukur, { after: [register.id] })),
    ).toEqual(['accepted', 'accepted'])
    children.push({ id: sasaran.id, pengukuranId: ukur.id })
  }
}, 60_000)

describe('the month of a posyandu', () => {
  test('what was weighed through the phone is counted, with both methods named', async () => {
    const bulan = await month(await as('bidan'))
    expect(bulan.skdn).toMatchObject({
      s: shown(6),
      k: shown(6),
      d: shown(6),
      b: shown(6),
      n: shown(0),
    })
    expect(bulan.prevalensi.find((row) => row.indikator === 'stunting')).toEqual({
      indikator: 'stunting',
      metode: 'who_harian',
      numerator: shown(2),
      denominator: shown(5),
      flagged: shown(1),
      empty: shown(0),
      persen: 40,
    })
    expect(bulan).toMatchObject({
      dugaan: { stunting: shown(2) },
      dikonfirmasi: { stunting: shown(0) },
      daftar: [...SARINGAN_BALITA],
    })
  })

  test('a number leads to the list of as many children, by name, for the nakes and the kader kesehatan', async () => {
    for (const caller of [await as('bidan'), kader]) {
      const bulan = await month(caller)
      for (const [saring, key] of [
        ['semua', 's'],
        ['hadir', 'd'],
        ['b', 'b'],
        ['n', 'n'],
      ] as const) {
        const list = await balita(caller, saring)
        expect(shown(list.total), saring).toEqual(bulan.skdn[key])
      }
      expect((await balita(caller, 'tidak_wajar')).rows.map((row) => row.nama)).toEqual([
        'Anak 400',
      ])
    }
  })

  test('a part of it by age and sex leads to the children of that part', async () => {
    const bidan = await as('bidan')
    const { rincian } = await month(bidan)
    expect(rincian.some(({ d }) => !d.isHidden && d.value > 0)).toBe(true)
    for (const part of rincian) {
      for (const [saring, key] of [
        ['semua', 's'],
        ['hadir', 'd'],
        ['b', 'b'],
      ] as const) {
        const { total, rows } = await balita(
          bidan,
          `${saring}&umur=${part.kelompokUmur}&jk=${part.jenisKelamin}`,
        )
        expect(shown(total), `${saring} ${part.kelompokUmur}`).toEqual(part[key])
        expect(rows.every((row) => row.jenisKelamin === part.jenisKelamin)).toBe(true)
      }
    }
    expect((await balitaResponse(bidan, 'semua&umur=9-99')).statusCode).toBe(422)
  })

  test('a status by name is the nakes alone: the kader has weights and the KMS, and no list of the short', async () => {
    const bidan = await as('bidan')
    expect((await balita(bidan, 'dugaan_stunting')).rows.map((row) => row.nama)).toEqual([
      'Anak 660',
      'Anak 665',
    ])
    expect((await balita(bidan, 'semua')).rows.some((row) => row.statusTinggi !== null)).toBe(true)

    const seen = (await balita(kader, 'semua')).rows
    expect(seen.map((row) => row.weightGram)).toEqual([8_400, 8_400, 8_400, 8_400, 8_400, 8_400])
    for (const row of seen) {
      expect([row.statusTinggi, row.statusGizi, row.statusBerat, row.konfirmasi]).toEqual([
        null,
        null,
        null,
        null,
      ])
      expect([...Object.values(row.harian), ...Object.values(row.pmk)]).toEqual(
        Array.from({ length: 6 }, () => null),
      )
    }
    for (const saring of [
      'dugaan_stunting',
      'dugaan_wasting',
      'dugaan_berat_kurang',
      'belum_dikonfirmasi',
      'semua&urut=tbu',
      'semua&urut=-tbu',
    ]) {
      expect((await balitaResponse(kader, saring)).statusCode, saring).toBe(403)
    }
    expect((await month(kader)).dugaan.stunting).toEqual({ isHidden: true, below: 5 })
  })

  test('the month names the lists that open for its reader, and no other does', async () => {
    const readers = [
      kader,
      ...(await Promise.all((['bidan', 'operator', 'dpmd'] as const).map((peran) => as(peran)))),
    ]
    const named: Record<string, number> = {}
    for (const reader of readers) {
      const { daftar } = await month(reader)
      named[reader.me.penugasan[0]?.peran ?? ''] = daftar.length
      for (const saring of SARINGAN_BALITA) {
        const { statusCode } = await balitaResponse(reader, saring)
        expect([saring, statusCode]).toEqual([saring, daftar.includes(saring) ? 200 : 403])
      }
    }
    expect(named).toEqual({
      kader: SARINGAN_BALITA.length - 7,
      bidan: SARINGAN_BALITA.length,
      operator: 0,
      dpmd: 0,
    })
  })

  test('the prevalence of one posyandu is as sharp as its month', async () => {
    const url = `/api/kantor/prevalensi?dari=2026-09&sampai=2026-09&posyandu=${tempat.posyanduId}`
    const stunting = async (caller: Caller) =>
      (await caller.get(url))
        .json<{ rows: BulanPosyandu['prevalensi'] }>()
        .rows.find((row) => row.indikator === 'stunting')?.numerator
    expect(await stunting(await as('bidan'))).toEqual(shown(2))
    for (const caller of [kader, await as('operator'), await as('dpmd')]) {
      expect(await stunting(caller)).toEqual({ isHidden: true, below: null })
    }
  })

  test('a nakes who is also of a tim pembina looks at the kabupaten as the tim pembina does', async () => {
    const bidan = await as('bidan')
    await sql`insert into penugasan (kabupaten_kode, id, pengguna_id, peran, berlaku_dari)
      values (${tempat.kabupatenKode}, gen_random_uuid(), ${bidan.me.penggunaId}, 'tim_pembina', '2026-01-01')`.execute(
      server.owner,
    )
    const ringkasan = (await bidan.get('/api/kantor/ringkasan?bulan=2026-09')).json<Ringkasan>()
    expect(ringkasan.total.dugaanStunting).toEqual({ isHidden: true, below: 5 })
    expect((await month(bidan)).dugaan.stunting).toEqual(shown(2))
  })

  test('the desa reads its own SKDN exactly, no name, and no small figure about a status', async () => {
    const operator = await as('operator')
    const bulan = await month(operator)
    expect(bulan.skdn.d).toEqual(shown(6))
    expect(bulan.dugaan.stunting).toEqual({ isHidden: true, below: 5 })
    expect(bulan.prevalensi.find((row) => row.indikator === 'stunting')).toMatchObject({
      numerator: { isHidden: true },
      persen: null,
    })
    expect(bulan.daftar).toEqual([])
    expect((await balitaResponse(operator, 'semua')).statusCode).toBe(403)
  })

  test('who looks from outside sees no small cell and no part by age and sex', async () => {
    for (const peran of ['dpmd', 'tim_pembina'] as const) {
      const bulan = await month(await as(peran))
      expect(bulan.skdn.s).toEqual(shown(6))
      expect(bulan.dugaan.stunting, peran).toEqual({ isHidden: true, below: 5 })
      expect(bulan.rincian).toEqual([])
      expect((await balitaResponse(await as(peran), 'semua')).statusCode).toBe(403)
    }
  })

  test('another desa finds nothing; an office of another bidang and a kader of another bidang get no growth', async () => {
    for (const peran of ['operator', 'bidan', 'kader'] as const) {
      const stranger = await Caller.signIn(
        server.app,
        lain,
        await aPengguna(server.owner, lain, peran),
        { perangkat: null },
      )
      expect((await monthResponse(stranger)).statusCode, peran).toBe(404)
    }
    expect((await monthResponse(await as('petugas_dinas', 'sosial'))).statusCode).toBe(403)
    expect((await monthResponse(await as('kader', 'sosial'))).statusCode).toBe(403)
    expect((await monthResponse(await as('admin'))).statusCode).toBe(404)
  })
})

describe('confirming a status', () => {
  test('a nakes decides, what was computed stays beside it, and the last decision counts', async () => {
    const bidan = await as('bidan')
    const [first, second] = (await balita(bidan, 'belum_dikonfirmasi')).rows
    expect(first?.statusTinggi).toBe('sangat_pendek')
    const confirm = (statusTinggi: string | null, pengukuranId = first?.pengukuranId) =>
      bidan.post('/api/kantor/konfirmasi', {
        konfirmasi: [
          { pengukuranId, statusTinggi, statusGizi: null, statusBerat: null, catatan: '' },
        ],
      })
    expect((await confirm('normal')).json()).toEqual({ dikonfirmasi: 1 })
    expect((await month(bidan)).dikonfirmasi.stunting).toEqual(shown(0))
    server.clock.now += 1_000
    expect((await confirm('pendek')).statusCode).toBe(200)
    expect((await confirm('sangat_pendek', second?.pengukuranId)).statusCode).toBe(200)

    const bulan = await month(bidan)
    expect(bulan.dikonfirmasi.stunting).toEqual(shown(2))
    expect(bulan.dugaan.stunting).toEqual(shown(2))
    const found = (await balita(bidan, 'dugaan_stunting')).rows.find(
      (row) => row.sasaranId === first?.sasaranId,
    )
    expect(found).toMatchObject({
      statusTinggi: 'sangat_pendek',
      konfirmasi: { statusTinggi: 'pendek', oleh: 'Ibu bidan' },
    })
    const { rows } =
      await sql`select dihitung->>'statusTinggi' as dihitung from konfirmasi_gizi order by at, id limit 1`.execute(
        server.owner,
      )
    expect(rows).toEqual([{ dihitung: 'sangat_pendek' }])
    const audit = await sql<{
      n: number
    }>`select count(*)::int as n from audit_entry where action = 'status_gizi.confirm'`.execute(
      server.owner,
    )
    expect(audit.rows).toEqual([{ n: 3 }])
  })

  test('a list with one that is not there is refused whole: nothing of it is written or counted', async () => {
    const bidan = await as('bidan')
    const written = async () => {
      const { rows } = await sql<{ n: number }>`select
        (select count(*) from konfirmasi_gizi)::int + (select count(*) from audit_entry
          where action = 'status_gizi.confirm')::int as n`.execute(server.owner)
      return rows[0]?.n
    }
    const before = await written()
    const response = await bidan.post('/api/kantor/konfirmasi', {
      konfirmasi: [children[0]?.pengukuranId, anId<'pengukuran'>()].map((pengukuranId) => ({
        pengukuranId,
        statusTinggi: 'normal',
        statusGizi: null,
        statusBerat: null,
        catatan: '',
      })),
    })
    expect([response.statusCode, response.json()]).toEqual([404, { kode: 'tidak_ditemukan' }])
    expect(await written()).toBe(before)
  })

  test('a kader may not, and a bidan of another desa finds nothing to confirm', async () => {
    const body = {
      konfirmasi: [
        {
          pengukuranId: children[0]?.pengukuranId,
          statusTinggi: 'normal',
          statusGizi: null,
          statusBerat: null,
          catatan: '',
        },
      ],
    }
    expect((await kader.post('/api/kantor/konfirmasi', body)).statusCode).toBe(403)
    const stranger = await Caller.signIn(
      server.app,
      lain,
      await aPengguna(server.owner, lain, 'bidan'),
      { perangkat: null },
    )
    expect((await stranger.post('/api/kantor/konfirmasi', body)).statusCode).toBe(404)
  })
})

describe('the register', () => {
  test('the desa searches, filters and sorts it; the NIK is masked and found only whole', async () => {
    const operator = await as('operator')
    const all = await register(operator)
    expect(all.total).toBe(6)
    expect(all.rows[0]).toMatchObject({ nikTersamar: '••••••••••••0001', kelompok: 'balita' })
    expect((await lookFor(operator, 'anak 74')).rows.map((row) => row.nama)).toEqual(['Anak 740'])
    expect((await lookFor(operator, '3316094109250001')).total).toBe(6)
    expect((await lookFor(operator, '331609410925')).total).toBe(0)
    // Invariant 6: an address is shared, logged and kept; nobody is looked for in one.
    const inAddress = await operator.get('/api/kantor/register?cari=3316094109250001')
    expect([inAddress.statusCode, inAddress.json()]).toMatchObject([422, { field: 'cari' }])
    expect((await register(operator, '&kelompok=lansia')).total).toBe(0)
    expect((await register(operator, '&rt=3')).total).toBe(6)
    expect((await register(operator, '&urut=-nama&ukuran=1')).rows.map((row) => row.nama)).toEqual([
      'Anak 740',
    ])
  })

  test('AKSES-7: a pregnant girl stands in the group of her age for the desa, and as a mother for the nakes', async () => {
    for (const [nama, tanggalLahir] of [
      ['Ibu Delapan Belas', '2008-09-08'],
      ['Gadis Tujuh Belas', '2008-09-09'],
    ] as const) {
      const body = aSasaranBody(tempat.posyanduId, {
        nama,
        tanggalLahir: tanggal(tanggalLahir),
        keadaanIbu: 'hamil',
      })
      expect(await kader.outcomes(aCommand('sasaran.register', body))).toEqual(['accepted'])
    }
    const names = async (caller: Caller, kelompok: string) =>
      (await register(caller, `&kelompok=${kelompok}`)).rows.map((row) => row.nama)
    const operator = await as('operator')
    expect(await names(operator, 'ibu_hamil')).toEqual(['Ibu Delapan Belas'])
    expect(await names(operator, 'usia_sekolah_remaja')).toEqual(['Gadis Tujuh Belas'])
    const [row] = (await lookFor(operator, 'gadis')).rows
    expect(row?.kelompok).toBe('usia_sekolah_remaja')
    expect(await names(await as('bidan'), 'ibu_hamil')).toEqual([
      'Gadis Tujuh Belas',
      'Ibu Delapan Belas',
    ])
    await sql`delete from sasaran where keadaan_ibu is not null`.execute(server.owner)
  })

  test('cards carry the id and the name; printing them is written down', async () => {
    const sheet = (
      await (await as('operator')).get(`/api/kantor/kartu?posyandu=${tempat.posyanduId}`)
    ).json<{ rows: Kartu[]; total: number }>()
    expect(sheet.rows).toHaveLength(6)
    expect(sheet.rows[0]?.qr.path).toMatch(/^M0 0h1v1h-1z/)
    const { rows } =
      await sql`select detail from audit_entry where action = 'ekspor.kartu'`.execute(server.owner)
    expect(rows).toEqual([{ detail: { jumlah: 6 } }])
  })

  test('no register for a kecamatan, an office, DPMD or an admin without break-glass; none of the next desa', async () => {
    for (const peran of ['kecamatan', 'dpmd', 'tim_pembina', 'petugas_dinas', 'admin'] as const) {
      expect((await (await as(peran)).get('/api/kantor/register')).statusCode, peran).toBe(403)
    }
    const stranger = await Caller.signIn(
      server.app,
      lain,
      await aPengguna(server.owner, lain, 'operator'),
      { perangkat: null },
    )
    expect((await register(stranger)).total).toBe(0)
  })

  test('an admin with a reason sees one posyandu for an hour, and every look is written down', async () => {
    const admin = await as('admin')
    await sql`insert into break_glass (kabupaten_kode, id, pengguna_id, alasan, posyandu_id, started_at, expires_at)
      values (${tempat.kabupatenKode}, gen_random_uuid(), ${admin.me.penggunaId}, 'Memeriksa data ganda', ${tempat.posyanduId},
        ${new Date(server.clock.now)}, ${new Date(server.clock.now + 3_600_000)})`.execute(
      server.owner,
    )
    expect((await register(admin)).total).toBe(6)
    expect((await month(admin)).skdn.d).toEqual(shown(6))
    // A broken glass opens whom and what was weighed, never a status by name.
    expect((await balita(admin, 'semua')).rows.map((row) => row.statusTinggi)).toEqual(
      Array.from({ length: 6 }, () => null),
    )
    const { rows } =
      await sql`select count(*)::int as n from audit_entry where action = 'break_glass.read'`.execute(
        server.owner,
      )
    expect(rows).toEqual([{ n: 3 }])
    server.clock.now += 3_600_001
    expect((await admin.get('/api/kantor/register')).statusCode).toBe(403)
    server.clock.now -= 3_600_001
  })
})

function shown(value: number) {
  return { isHidden: false, value }
}

async function as(peran: Peran, bidang?: Bidang): Promise<Caller> {
  const pengguna = await aPengguna(server.owner, tempat, peran, bidang ? { bidang } : {})
  return Caller.signIn(server.app, tempat, pengguna, { perangkat: null })
}

function monthResponse(caller: Caller) {
  return caller.get(`/api/kantor/bulan?posyandu=${tempat.posyanduId}&bulan=2026-09`)
}

async function month(caller: Caller): Promise<BulanPosyandu> {
  const response = await monthResponse(caller)
  if (response.statusCode !== 200)
    throw new Error(`the month answered ${response.statusCode} ${response.body}`)
  return response.json<BulanPosyandu>()
}

function balitaResponse(caller: Caller, saring: string) {
  return caller.get(
    `/api/kantor/bulan/balita?posyandu=${tempat.posyanduId}&bulan=2026-09&saring=${saring}`,
  )
}

async function balita(caller: Caller, saring: string): Promise<Lembar<BalitaRow>> {
  const response = await balitaResponse(caller, saring)
  if (response.statusCode !== 200)
    throw new Error(`the list answered ${response.statusCode} ${response.body}`)
  return response.json<Lembar<BalitaRow>>()
}

async function register(caller: Caller, more = ''): Promise<Lembar<RegisterRow>> {
  const response = await caller.get(`/api/kantor/register?halaman=1${more}`)
  if (response.statusCode !== 200)
    throw new Error(`the register answered ${response.statusCode} ${response.body}`)
  return response.json<Lembar<RegisterRow>>()
}

async function lookFor(caller: Caller, cari: string): Promise<Lembar<RegisterRow>> {
  const response = await caller.post('/api/kantor/register/cari', { cari })
  if (response.statusCode !== 200)
    throw new Error(`the search answered ${response.statusCode} ${response.body}`)
  return response.json<Lembar<RegisterRow>>()
}
