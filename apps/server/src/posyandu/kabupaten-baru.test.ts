import type { PilihanWilayah } from '@simpul/contract/kantor.ts'
import type { KodeSekali, PenggunaLembar } from '@simpul/contract/pengguna.ts'
import type { LangkahAwal, PosyanduTercatat, PuskesmasPilihan } from '@simpul/contract/posyandu.ts'
import type { KantorTercatat, WilayahTemu } from '@simpul/contract/wilayah.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { firstAdminLink } from '../pengguna/first-admin.ts'
import { aCommand, anId, aPengukuranBody, aSasaranBody } from '../testing/builders.ts'
import { NOW, type TestServer, testServer } from '../testing/test-server.ts'

/** The first week of a kabupaten on its own server: nothing is there but the area tree. */

const KABUPATEN = '64.02'
const DESA = '64.02.06.2003'
const KELURAHAN = '64.02.06.1001'
const AREAS: readonly (readonly [string, string])[] = [
  ['64', 'Kalimantan Timur'],
  [KABUPATEN, 'Kabupaten Kutai Kartanegara'],
  ['64.02.06', 'Tenggarong'],
  [KELURAHAN, 'Panji'],
  [DESA, 'Rapak Lambur'],
  ['64.02.07', 'Sebulu'],
  ['64.02.07.2001', 'Selerong'],
]
const SANDI_ADMIN = 'bunga-kertas-9'
const SANDI_BARU = 'kenanga-biru-3'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
  for (const [kode, nama] of AREAS) {
    const induk = kode.includes('.') ? kode.slice(0, kode.lastIndexOf('.')) : null
    await sql`insert into wilayah (kode, nama, induk_kode) values (${kode}, ${nama}, ${induk}) on conflict do nothing`.execute(
      server.owner,
    )
  }
})

test('from the link in the terminal to a weighing by a kader of the kabupaten', async () => {
  const link = await firstAdminLink(server.owner, NOW)
  const opened = await server.app.inject({
    method: 'POST',
    url: link ?? '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      kabupatenKode: KABUPATEN,
      nama: 'Admin Kukar',
      namaPengguna: 'admin',
      sandi: SANDI_ADMIN,
    }).toString(),
  })
  expect(opened.statusCode).toBe(200)
  const admin = await signIn('admin', SANDI_ADMIN)

  expect(await admin.langkah()).toEqual({
    bidangTanpaDinas: [...BIDANG],
    puskesmas: 0,
    desa: 3,
    desaTanpaKantor: 3,
    desaTanpaPuskesmas: 3,
    posyandu: 0,
    desaTanpaOperator: 0,
    operator: 0,
    posyanduTanpaKader: 0,
  })

  for (const bidang of BIDANG)
    await admin.kantor({ jenis: 'dinas', nama: `Dinas ${bidang}`, bidang: [bidang] })
  expect(
    await admin.send('POST', '/api/kantor/daftar-kantor/desa', { kecamatanKode: '64.02.06' }),
  ).toEqual({
    dibuat: 2,
    sudahAda: 0,
  })
  const [found] = await admin.read<WilayahTemu[]>('/api/kantor/cari-wilayah?cari=tengg')
  expect(found).toEqual({ kode: '64.02.06', nama: 'Tenggarong', kecamatanNama: '' })
  const puskesmasId = await admin.kantor({
    jenis: 'puskesmas',
    nama: 'Puskesmas Rapak Mahang',
    wilayahKode: found?.kode ?? '',
    desaDilayani: [DESA, KELURAHAN],
  })
  const offices = (
    await admin.read<{ rows: KantorTercatat[] }>('/api/kantor/daftar-kantor?jenis=desa')
  ).rows
  expect(offices.map((one) => one.nama)).toEqual(['Desa Rapak Lambur', 'Kelurahan Panji'])
  const desaKantor = offices.find((one) => one.wilayah.kode === DESA)

  const operator = await admin.account('op.rapak', {
    peran: 'operator',
    kantorId: desaKantor?.id ?? '',
  })
  const [puskesmas] = await operator.read<PuskesmasPilihan[]>(
    `/api/kantor/posyandu/puskesmas?desa=${DESA}`,
  )
  expect(puskesmas).toEqual({ id: puskesmasId, nama: 'Puskesmas Rapak Mahang', isMelayani: true })
  const posyandu = await operator.send<{ id: string }>('POST', '/api/kantor/posyandu', {
    desaKode: DESA,
    nama: 'Mawar',
    alamat: 'RT 02',
    nomorRegistrasi: `${DESA}.001`,
    puskesmasId,
  })
  const listed = await operator.read<{ rows: PosyanduTercatat[] }>('/api/kantor/posyandu')
  expect(listed.rows).toMatchObject([
    { nama: 'Mawar', desaNama: 'Rapak Lambur', nomorDiketik: { oleh: 'Akun op.rapak' } },
  ])

  const kader = await operator.account(
    'siti',
    { peran: 'kader', posyanduId: posyandu.id, bidang: 'kesehatan' },
    { id: anId<'perangkat'>(), nama: 'HP' },
  )
  expect(kader.me.posyandu).toMatchObject([
    { id: posyandu.id, zona: 'WITA', puskesmasNama: 'Puskesmas Rapak Mahang' },
  ])
  const at = kader.me.posyandu[0]?.id
  if (!at) throw new Error('the kader has no posyandu')
  const sasaran = aSasaranBody(at)
  const pushed = await kader.send<{ replies: { outcome: string }[] }>('POST', '/api/sync/push', {
    perangkatId: kader.perangkatId,
    appVersion: 1,
    sentAt: new Date(NOW).toISOString(),
    commands: [
      aCommand('sasaran.register', sasaran),
      aCommand('pengukuran.record', aPengukuranBody(at, sasaran.id, { konteks: 'sweeping' })),
    ],
  })
  expect(pushed.replies.map((one) => one.outcome)).toEqual(['accepted', 'accepted'])

  expect(await admin.langkah()).toEqual({
    bidangTanpaDinas: [],
    puskesmas: 1,
    desa: 3,
    desaTanpaKantor: 1,
    desaTanpaPuskesmas: 1,
    posyandu: 1,
    desaTanpaOperator: 0,
    operator: 1,
    posyanduTanpaKader: 0,
  })
  const places = await admin.read<PilihanWilayah>('/api/kantor/wilayah')
  expect(places.posyandu.map((one) => one.nama)).toEqual(['Mawar'])
  // The one admin does not leave the kabupaten without any.
  const { rows } = await admin.read<PenggunaLembar>('/api/pengguna')
  const penugasanId = rows.find((one) => one.namaPengguna === 'admin')?.penugasan[0]?.id
  await expect(
    admin.send('POST', '/api/pengguna/penugasan/akhiri', { penugasanId, sampai: '2026-09-08' }),
  ).rejects.toThrow('masih_dipakai')
  expect(await actionsOf()).toEqual(
    expect.arrayContaining([
      'pengguna.first_admin',
      'kantor.create',
      'kantor.create_desa',
      'posyandu.create',
      'posyandu.set_nomor',
      'pengguna.create',
    ]),
  )
})

async function actionsOf(): Promise<readonly string[]> {
  const { rows } = await sql<{
    action: string
  }>`select distinct action from audit_entry where kabupaten_kode = ${KABUPATEN}`.execute(
    server.owner,
  )
  return rows.map((row) => row.action)
}

/** Somebody with a browser or a phone in this kabupaten, asked through HTTP only. */
interface Somebody {
  readonly me: { readonly posyandu: readonly { readonly id: never }[] }
  readonly perangkatId: string
  read<T>(url: string): Promise<T>
  send<T>(method: 'POST' | 'PUT', url: string, payload: object): Promise<T>
  langkah(): Promise<LangkahAwal>
  kantor(over: object): Promise<string>
  account(
    namaPengguna: string,
    penugasan: object,
    perangkat?: { readonly id: string; readonly nama: string } | null,
  ): Promise<Somebody>
}

async function signIn(
  namaPengguna: string,
  sandi: string,
  perangkat: { readonly id: string; readonly nama: string } | null = null,
): Promise<Somebody> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    payload: { kabupatenKode: KABUPATEN, namaPengguna, sandi, perangkat },
  })
  expect(response.statusCode).toBe(200)
  const [cookie] = response.cookies
  const headers = {
    cookie: `${cookie?.name}=${cookie?.value}`,
    // A phone says which one it is with every request: two kader may share a browser.
    ...(perangkat ? { 'x-simpul-perangkat': perangkat.id } : {}),
  }

  async function ask<T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> {
    const answer = await server.app.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode !== 200)
      throw new Error(`${method} ${url} answered ${answer.statusCode} ${answer.body}`)
    return answer.json<T>()
  }

  return {
    me: response.json(),
    perangkatId: perangkat?.id ?? '',
    read: (url) => ask('GET', url),
    send: ask,
    langkah: () => ask('GET', '/api/kantor/langkah-awal'),
    kantor: async (over) =>
      (
        await ask<{ id: string }>('POST', '/api/kantor/daftar-kantor', {
          wilayahKode: KABUPATEN,
          telepon: '',
          bidang: [],
          desaDilayani: [],
          ...over,
        })
      ).id,
    async account(nama, penugasan, phone = null) {
      const { kode } = await ask<KodeSekali>('POST', '/api/pengguna', {
        nama: `Akun ${nama}`,
        namaPengguna: nama,
        telepon: '',
        penugasan: {
          posyanduId: null,
          bidang: null,
          kantorId: null,
          wilayahKode: null,
          berlakuDari: '2026-09-08',
          berlakuSampai: null,
          ...penugasan,
        },
      })
      const consumed = await server.app.inject({
        method: 'POST',
        url: '/api/sandi/pakai-kode',
        payload: { kabupatenKode: KABUPATEN, namaPengguna: nama, kode, sandiBaru: SANDI_BARU },
      })
      expect(consumed.statusCode).toBe(200)
      return signIn(nama, SANDI_BARU, phone)
    },
  }
}
