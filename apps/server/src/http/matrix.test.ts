import type { OfficeMove, RujukanDetail } from '@simpul/contract/kantor.ts'
import { FAKTA, type Fakta } from '@simpul/domain/pengguna/matriks-akses.ts'
import type { RujukanId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
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

/**
 * *Who may see what*, asked over HTTP: one posyandu full of facts, each with a word of its own, and
 * everything each role can read. A word that stands anywhere in what came back was seen.
 */

type Over = NonNullable<Parameters<typeof aPengguna>[3]>

const NIK = '3316094109250001'
const KK = '3316090101200001'
/** Grams as a number of their own: the four digits also turn up inside ids, which are made by chance. */
const BERAT = /(?<![\w-])8[.,]?437(?![\w-])/
const WORDS = {
  nama: 'Noor Rahayu',
  nik: NIK,
  kk: KK,
  berat: BERAT,
  status: 'sangat_pendek',
  konfirmasi: 'KATA-KONFIRMASI',
  hamilAnak: /"(keadaanIbu":"hamil|kelompok":"ibu_hamil)"/,
  kesehatan: 'KATA-KESEHATAN',
  jamban: 'KATA-JAMBAN',
  sosial: 'KATA-SOSIAL',
} as const
type Word = keyof typeof WORDS

const KADER_KESEHATAN: readonly Word[] = ['nama', 'nik', 'kk', 'berat', 'hamilAnak', 'kesehatan']
const PENGURUS: readonly Word[] = [...KADER_KESEHATAN, 'jamban', 'sosial']
const NAKES: readonly Word[] = [...KADER_KESEHATAN, 'status', 'konfirmasi']

/** Who asks, and the words of the posyandu that may stand in what comes back: these, and no other. */
const COLUMNS: readonly [
  string,
  Parameters<typeof aPengguna>[2],
  Over,
  'sini' | 'sebelah' | 'seberang',
  readonly Word[],
][] = [
  ['kader kesehatan', 'kader', {}, 'sini', KADER_KESEHATAN],
  ['ketua bidang kesehatan', 'ketua_bidang', {}, 'sini', KADER_KESEHATAN],
  ['ketua', 'ketua', {}, 'sini', PENGURUS],
  ['sekretaris', 'sekretaris', {}, 'sini', PENGURUS],
  ['bendahara', 'bendahara', {}, 'sini', ['nama']],
  ['kader PU', 'kader', { bidang: 'pekerjaan_umum' }, 'sini', ['nama', 'jamban']],
  ['ketua bidang sosial', 'ketua_bidang', { bidang: 'sosial' }, 'sini', ['nama', 'sosial']],
  ['kader trantib', 'kader', { bidang: 'trantibumlinmas' }, 'sini', ['nama']],
  ['bidan', 'bidan', {}, 'sini', NAKES],
  ['nakes', 'nakes', {}, 'sini', NAKES],
  ['petugas Puskesmas', 'petugas_puskesmas', {}, 'sini', NAKES],
  ['operator', 'operator', {}, 'sini', ['nama', 'jamban', 'sosial']],
  ['sekdes', 'sekdes', {}, 'sini', ['nama', 'jamban', 'sosial']],
  ['kepala desa', 'kepala_desa', {}, 'sini', ['nama', 'jamban', 'sosial']],
  ['camat', 'kecamatan', { wilayahKode: '33.16.09' }, 'sini', []],
  ['Dinas PU', 'petugas_dinas', { bidang: 'pekerjaan_umum' }, 'sini', ['jamban']],
  ['Dinas Sosial, before it is forwarded', 'petugas_dinas', { bidang: 'sosial' }, 'sini', []],
  ['Dinas Kesehatan', 'petugas_dinas', { bidang: 'kesehatan' }, 'sini', ['nama', 'status']],
  [
    'Dinas Kesehatan, gizi',
    'petugas_dinas',
    { bidang: 'kesehatan', fungsi: 'gizi' },
    'sini',
    ['nama', 'berat', 'status', 'konfirmasi'],
  ],
  [
    'Dinas Kesehatan, P2',
    'petugas_dinas',
    { bidang: 'kesehatan', fungsi: 'p2' },
    'sini',
    ['nama', 'status'],
  ],
  ['DPMD', 'dpmd', {}, 'sini', []],
  ['tim pembina', 'tim_pembina', {}, 'sini', []],
  ['admin without break-glass', 'admin', {}, 'sini', []],
  ['kader of another posyandu', 'kader', {}, 'sebelah', []],
  ['ketua of another posyandu', 'ketua', {}, 'sebelah', []],
  ['operator of another desa', 'operator', {}, 'seberang', []],
  ['bidan of another Puskesmas', 'bidan', {}, 'seberang', []],
]

let server: TestServer
let tempat: Tempat
let seberang: Tempat
const matters: RujukanId[] = []
let bidan: Caller
let kader: Caller
let operator: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  seberang = await aTempat(server.owner, '33.16.10.2005')
  kader = await as('kader')
  bidan = await as('bidan')
  operator = await as('operator')
  const ketua = await as('ketua')

  const anak = aSasaranBody(tempat.posyanduId, {
    nama: WORDS.nama,
    nik: NIK,
    nikStatus: 'ada',
    nomorKk: KK,
  })
  const gadis = aSasaranBody(tempat.posyanduId, {
    nama: 'Dayang Belia',
    tanggalLahir: tanggal('2010-01-15'),
    keadaanIbu: 'hamil',
  })
  const ukur = aPengukuranBody(tempat.posyanduId, anak.id, { weightGram: 8_437, lengthMm: 640 })
  const kesehatan = anId<'rujukan'>()
  expect(
    await kader.outcomes(
      aCommand('sasaran.register', anak),
      aCommand('sasaran.register', gadis),
      aCommand('pengukuran.record', ukur),
      aCommand('rujukan.send', {
        id: kesehatan,
        posyanduId: tempat.posyanduId,
        sasaranId: anak.id,
        urgensi: 'minggu_ini',
        alasan: ['dua_t'],
        catatan: WORDS.kesehatan,
        tanggal: tanggal('2026-09-08'),
      }),
    ),
  ).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  matters.push(kesehatan)
  for (const [bidang, jenis, uraian] of [
    ['pekerjaan_umum', 'jamban', WORDS.jamban],
    ['sosial', 'lansia_sendiri', WORDS.sosial],
  ] as const) {
    const id = anId<'rujukan'>()
    const temuan = {
      id: anId<'kebutuhan'>(),
      rujukanId: id,
      posyanduId: tempat.posyanduId,
      bidang,
      jenis,
      sasaranId: anak.id,
      pemohonNama: 'Bu Pemohon',
      pemohonTelepon: '',
      uraian,
      lokasi: 'Gang Melon',
      rt: '03',
      tanggal: tanggal('2026-09-08'),
    }
    expect(await ketua.outcomes(aCommand('temuan.record', temuan))).toEqual(['accepted'])
    matters.push(id)
  }
  await move(operator, matter(1), 'verifikasi', 'Sudah dilihat')
  await move(operator, matter(1), 'teruskan', '', { kantorId: tempat.dinasId.pekerjaan_umum })
  expect(
    (
      await bidan.post('/api/kantor/konfirmasi', {
        konfirmasi: [
          {
            pengukuranId: ukur.id,
            statusTinggi: 'sangat_pendek',
            statusGizi: null,
            statusBerat: null,
            catatan: WORDS.konfirmasi,
          },
        ],
      })
    ).statusCode,
  ).toBe(200)
}, 60_000)

describe('who may see what', () => {
  test.each(COLUMNS)('%s', async (_, peran, over, place, expected) => {
    const { posyanduLainId } = tempat
    const caller =
      place === 'seberang'
        ? await as(peran, over, seberang)
        : await as(peran, place === 'sebelah' ? { ...over, posyanduId: posyanduLainId } : over)
    const text = (await everythingReadable(caller)).join('\n')
    const seen = Object.entries(WORDS).flatMap(([word, sign]) =>
      (typeof sign === 'string' ? text.includes(sign) : sign.test(text)) ? word : [],
    )
    expect(seen.toSorted()).toEqual([...expected].toSorted())
  })

  test('without a session nothing is read', async () => {
    for (const url of readable()) {
      expect([url, (await server.app.inject({ url })).statusCode]).toEqual([url, 401])
    }
    for (const [url, payload] of searchable()) {
      const response = await server.app.inject({ method: 'POST', url, payload })
      expect([url, response.statusCode]).toEqual([url, 401])
    }
  })

  test('every fact of the table is looked for above, or no feature keeps it yet', () => {
    const existing: readonly Fakta[] = [
      'identitas',
      'pertumbuhan',
      'status_gizi',
      'skrining_peka',
      'rumah_air_jamban',
      'jalur_rahasia',
    ]
    const later: readonly Fakta[] = [
      'srq20',
      'hiv_sifilis_hepatitis',
      'desil_bantuan',
      'aduan_desa_kader',
    ]
    expect([...existing, ...later].toSorted()).toEqual(FAKTA.toSorted())
  })
})

describe('counts of growth', () => {
  const bulan = () => `/api/kantor/bulan?posyandu=${tempat.posyanduId}&bulan=2026-09`
  const ONE_HIDDEN = { isHidden: true, below: 5 }
  const ONE = { isHidden: false, value: 1 }

  test.each([
    ['kader', {}, ONE],
    ['bidan', {}, ONE],
    ['kepala_desa', {}, ONE],
    ['petugas_dinas', { bidang: 'kesehatan' }, ONE],
    ['kecamatan', { wilayahKode: '33.16.09' }, ONE_HIDDEN],
    ['dpmd', {}, ONE_HIDDEN],
    ['tim_pembina', {}, ONE_HIDDEN],
  ] as const)('%s %o', async (peran, over, d) => {
    const caller = await as(peran, over)
    expect((await caller.get(bulan())).json()).toMatchObject({ skdn: { d } })
  })

  test('an office of another bidang, a kader of another bidang and an admin get none', async () => {
    for (const [peran, over] of [
      ['petugas_dinas', { bidang: 'sosial' }],
      ['kader', { bidang: 'sosial' }],
      ['bendahara', {}],
      ['admin', {}],
    ] as const) {
      const response = await (await as(peran, over)).get(bulan())
      expect([403, 404], peran).toContain(response.statusCode)
    }
  })
})

describe('somebody else’s', () => {
  test('matter is moved by nobody who does not see it', async () => {
    for (const [peran, over, place] of [
      ['operator', {}, seberang],
      ['bidan', {}, seberang],
      ['kader', { bidang: 'sosial' }, tempat],
      ['petugas_dinas', { bidang: 'sosial' }, tempat],
      ['petugas_dinas', { bidang: 'pekerjaan_umum' }, seberang],
      ['dpmd', {}, tempat],
      ['admin', {}, tempat],
      ['kecamatan', { wilayahKode: '33.16.09' }, tempat],
    ] as const) {
      const caller = await as(peran, over, place)
      const { version } = (await detail(operator, matter(1))).rujukan
      const body = {
        rujukanId: matter(1),
        basedOnVersion: version,
        langkah: 'terima',
        catatan: '',
        data: {},
      }
      const response = await caller.post('/api/kantor/rujukan/langkah', body)
      expect([403, 404], `${peran} ${JSON.stringify(over)}`).toContain(response.statusCode)
      expect((await detail(operator, matter(1))).rujukan.version).toBe(version)
    }
  })

  test('person of the register is written by nobody from another posyandu', async () => {
    const stranger = await as('kader', { posyanduId: tempat.posyanduLainId })
    const { rows } = await sql<{ id: ReturnType<typeof anId<'sasaran'>> }>`
      select id from sasaran where nama = ${WORDS.nama}`.execute(server.owner)
    const [row] = rows
    if (!row) throw new Error('the child is not there')
    for (const posyanduId of [tempat.posyanduId, tempat.posyanduLainId]) {
      expect(
        await stranger.outcomes(
          aCommand('sasaran.correct', {
            sasaranId: row.id,
            posyanduId,
            from: {},
            to: { nama: 'X' },
          }),
          aCommand('sasaran.leave', {
            sasaranId: row.id,
            posyanduId,
            statusSasaran: 'pindah',
            leftOn: tanggal('2026-09-01'),
            pindahKe: '',
          }),
          aCommand('pengukuran.record', aPengukuranBody(posyanduId, row.id)),
        ),
      ).toEqual(Array.from({ length: 3 }, () => 'refused tidak_ditemukan'))
    }
    const pindah = {
      sasaranId: row.id,
      dariPosyanduId: tempat.posyanduId,
      kePosyanduId: tempat.posyanduLainId,
    }
    expect((await stranger.post('/api/kantor/sasaran/pindah', pindah)).statusCode).toBe(404)
  })

  test('phone, session, import and day are not found', async () => {
    const stranger = await as('operator', {}, seberang)
    for (const [url, payload] of [
      ['/api/perangkat/cabut', { perangkatId: kader.perangkatId }],
      ['/api/perangkat/pintu', { perangkatId: kader.perangkatId }],
      ['/api/pengguna/kode', { penggunaId: kader.me.penggunaId }],
      ['/api/pengguna/nonaktif', { penggunaId: kader.me.penggunaId, isNonaktif: true }],
      ['/api/sesi/cabut', { id: 'a'.repeat(32) }],
    ] as const) {
      expect([url, (await stranger.post(url, payload)).statusCode]).toEqual([url, 404])
    }
    expect((await kader.get('/api/saya')).statusCode).toBe(200)
  })

  test('kabupaten is not reached by writing it into the cookie or the body', async () => {
    const other = await aTempat(server.owner, '64.02.09.2001', 'WITA')
    const forged = kader.cookie.replace(tempat.kabupatenKode, other.kabupatenKode)
    const answers = await Promise.all(
      [kader.cookie, forged].map((cookie) =>
        server.app.inject({
          url: '/api/saya',
          headers: { cookie, 'x-simpul-perangkat': kader.perangkatId },
        }),
      ),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 401])
    expect(
      await kader.outcomes(aCommand('sasaran.register', aSasaranBody(other.posyanduId))),
    ).toEqual(['refused tidak_ditemukan'])
    const dpmd = await as('dpmd')
    const luar = { ...aPenugasan('kader'), posyanduId: other.posyanduId }
    expect(
      (
        await dpmd.post('/api/pengguna', {
          nama: 'Bu Luar',
          namaPengguna: 'bu.luar',
          telepon: '',
          penugasan: luar,
        })
      ).json(),
    ).toEqual({ kode: 'tidak_ditemukan', field: 'penugasan.posyanduId' })
    for (const url of [
      '/api/kantor/ringkasan?bulan=2026-09&wilayah=64.02',
      `/api/kantor/bulan?posyandu=${other.posyanduId}&bulan=2026-09`,
    ]) {
      expect([url, (await dpmd.get(url)).statusCode]).toEqual([url, 404])
    }
  })
})

describe('what ends', () => {
  test('with the last day of a penugasan: the open session reads and writes nothing of the posyandu', async () => {
    const caller = await as('kader', { berlakuSampai: '2026-09-08' })
    expect((await caller.pull(tempat.posyanduId)).changes.length).toBeGreaterThan(0)
    server.clock.now += 86_400_000
    const response = await caller.post('/api/sync/pull', {
      perangkatId: caller.perangkatId,
      appVersion: 1,
      posyanduId: tempat.posyanduId,
      epoch: null,
      scope: null,
      since: 0,
      limit: 10,
    })
    expect(response.json()).toEqual({ kode: 'tidak_ditemukan', field: 'posyanduId' })
    expect((await caller.get('/api/kantor/register')).statusCode).toBe(403)
    const late = aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), {
      recordedAt: '2026-09-09T02:00:00.000Z',
    })
    expect(await caller.outcomes(late)).toEqual(['refused tugas_berakhir'])
    server.clock.now -= 86_400_000
  })
})

describe('the narrow lane', () => {
  const JENIS = 'kejahatan'

  test('is written by everybody, kept by nothing: no row of any table knows that it was told', async () => {
    const word = 'KATA-SEMPIT'
    for (const caller of [kader, await as('kader', { bidang: 'trantibumlinmas' }), bidan]) {
      const [temuan, rujukan] = narrow(word)
      expect(await caller.outcomes(temuan)).toEqual(['refused jalur_rahasia'])
      if (caller === kader)
        expect(await caller.outcomes(rujukan)).toEqual(['refused jalur_rahasia'])
      expect(
        await anywhere([word, temuan.id, rujukan.id, String(temuan.body['rujukanId'])]),
      ).toEqual([])
    }
  })

  function narrow(word: string) {
    const temuan = aCommand('temuan.record', {
      id: anId<'kebutuhan'>(),
      rujukanId: anId<'rujukan'>(),
      posyanduId: tempat.posyanduId,
      bidang: 'trantibumlinmas',
      jenis: JENIS,
      sasaranId: null,
      pemohonNama: word,
      pemohonTelepon: '',
      uraian: word,
      lokasi: '',
      rt: '',
      tanggal: tanggal('2026-09-08'),
    })
    const rujukan = aCommand('rujukan.send', {
      id: anId<'rujukan'>(),
      posyanduId: tempat.posyanduId,
      sasaranId: anId<'sasaran'>(),
      urgensi: 'sekarang',
      alasan: [JENIS],
      catatan: word,
      tanggal: tanggal('2026-09-08'),
    })
    return [temuan, rujukan] as const
  }

  /** The tables with a row that holds one of the texts. */
  async function anywhere(texts: readonly string[]): Promise<string[]> {
    const tables = await sql<{ name: string }>`
      select format('%I', c.relname) as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(
      server.owner,
    )
    expect(tables.rows.length).toBeGreaterThan(20)
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql`select from ${sql.raw(name)} t
        where exists (select from unnest(${texts}::text[]) word where t::text like '%' || word || '%') limit 1`.execute(
        server.owner,
      )
      if (rows.length > 0) found.push(name)
    }
    return found
  }
})

/** Every address that reads, with the ids of the posyandu that is full of facts. */
function readable(): string[] {
  const at = `posyandu=${tempat.posyanduId}`
  const bulan = 'bulan=2026-09'
  return [
    '/api/saya',
    '/api/sesi',
    '/api/kantor/wilayah',
    '/api/kantor/register',
    `/api/kantor/register?${at}`,
    '/api/kantor/register?kelompok=ibu_hamil',
    `/api/kantor/kartu?${at}`,
    `/api/kantor/bulan?${at}&${bulan}`,
    ...['semua', 'hadir', 'dugaan_stunting', 'stunting_dikonfirmasi', 'semua&urut=tbu'].map(
      (saring) => `/api/kantor/bulan/balita?${at}&${bulan}&saring=${saring}`,
    ),
    `/api/kantor/bulan/hadir?${at}&tanggal=2026-09-08`,
    ...['semua', 'hadir', 'diukur', 'dugaan_stunting', 'stunting_dikonfirmasi'].map(
      (daftar) => `/api/kantor/anak?wilayah=${tempat.desaKode}&${bulan}&daftar=${daftar}`,
    ),
    ...['kasus', 'dihitung', 'ditandai', 'tanpa_z'].map(
      (bagian) =>
        `/api/kantor/prevalensi/anak?dari=2026-09&sampai=2026-09&indikator=stunting&bagian=${bagian}`,
    ),
    '/api/kantor/rujukan',
    `/api/kantor/rujukan?kotak=semua&${at}`,
    '/api/kantor/rujukan/hitungan',
    '/api/kantor/rujukan.csv?kotak=semua',
    ...matters.map((id) => `/api/kantor/rujukan/${id}`),
    `/api/kantor/ringkasan?${bulan}`,
    `/api/kantor/ringkasan?${bulan}&bidang=kesehatan`,
    `/api/kantor/ringkasan?${bulan}&wilayah=${tempat.desaKode}`,
    `/api/kantor/ringkasan.csv?${bulan}`,
    `/api/kantor/prevalensi?dari=2026-09&sampai=2026-09&${at}`,
    '/api/kantor/jejak?ukuran=200',
    '/api/kantor/rekan',
    '/api/kantor/posyandu',
    '/api/kantor/langkah-awal',
    '/api/kantor/daftar-kantor',
    '/api/pengguna',
    `/api/pengguna?${at}`,
    '/api/impor',
    '/api/impor/tujuan',
  ]
}

/** What is looked for in a list travels in a body. */
function searchable(): (readonly [string, object])[] {
  return [
    ['/api/kantor/register/cari', { cari: 'noor' }],
    ['/api/kantor/register/cari', { cari: NIK, posyandu: tempat.posyanduId }],
    ['/api/kantor/rujukan/cari', { kotak: 'semua', cari: 'KATA' }],
    ['/api/pengguna/cari', { cari: 'ibu' }],
  ]
}

/** The bodies of everything that answers 200, a pull of the posyandu among them. */
async function everythingReadable(caller: Caller): Promise<string[]> {
  const bodies: string[] = []
  for (const url of readable()) {
    const response = await caller.get(url)
    expect([200, 403, 404], `${url} ${response.body}`).toContain(response.statusCode)
    // What was asked for may come back as the question; it is no fact.
    if (response.statusCode === 200) bodies.push(response.body)
  }
  for (const [url, body] of searchable()) {
    const response = await caller.post(url, body)
    expect([200, 403], `${url} ${response.body}`).toContain(response.statusCode)
    if (response.statusCode === 200) bodies.push(response.body)
  }
  const pulled = await caller.post('/api/sync/pull', {
    perangkatId: caller.perangkatId,
    appVersion: 1,
    posyanduId: tempat.posyanduId,
    epoch: null,
    scope: null,
    since: 0,
    limit: 5_000,
  })
  if (pulled.statusCode === 200) bodies.push(pulled.body)
  return bodies
}

function matter(n: number): RujukanId {
  const id = matters[n]
  if (!id) throw new Error(`there is no matter ${n}`)
  return id
}

async function as(
  peran: Parameters<typeof aPengguna>[2],
  over: Over = {},
  place: Tempat = tempat,
): Promise<Caller> {
  return Caller.signIn(server.app, place, await aPengguna(server.owner, place, peran, over))
}

function aPenugasan(peran: 'kader') {
  return {
    peran,
    posyanduId: tempat.posyanduId,
    bidang: 'kesehatan',
    kantorId: null,
    wilayahKode: null,
    berlakuDari: '2026-09-01',
    berlakuSampai: null,
  }
}

async function detail(caller: Caller, id: RujukanId): Promise<RujukanDetail> {
  const response = await caller.get(`/api/kantor/rujukan/${id}`)
  expect(response.statusCode).toBe(200)
  return response.json<RujukanDetail>()
}

async function move(
  caller: Caller,
  id: RujukanId,
  langkah: string,
  catatan = '',
  data: OfficeMove['data'] = {},
): Promise<void> {
  const { version } = (await detail(caller, id)).rujukan
  const body = { rujukanId: id, basedOnVersion: version, langkah, catatan, data }
  expect((await caller.post('/api/kantor/rujukan/langkah', body)).statusCode).toBe(200)
}
