import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { addDays, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { readWhoVectors, type WhoVector } from '@simpul/testkit/who/who-vectors.ts'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { daysAgo } from './testing/hari.ts'
import { atTheDeskOf, kabupatenKecil } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

const SIMPUL = fileURLToPath(new URL('../apps/server/bin/simpul.mjs', import.meta.url))
const PER_PUSH = 200
/** The weighing of the survey, a day of this month in every zone of the country. */
const MEASURED_ON = tanggal(daysAgo(0))

/** Every eighth child, and all who have oedema or lack a measure; the whole file with SURVEI=semua. */
const CHILDREN = readWhoVectors('prevalence-input.csv').filter(
  (child, i) =>
    process.env['SURVEI'] === 'semua' ||
    i % 8 === 0 ||
    child['oedema'] === 'y' ||
    child['weight'] === '' ||
    child['lenhei'] === '',
)

/**
 * Children of a survey of 3,938 whose prevalence is known from counting them comes in through the
 * commands a phone sends, and stands on the screen of the office.
 */
describe('survei WHO sampai ke layar kantor', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let bidan: Page
  let dinkes: Page
  let kader: Kader

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul({ isDemo: false }), launchBrowser()])
    const { kode, sandi } = await kabupatenKecil(browser, simpul)
    kader = await aKader(browser, simpul, kode, sandi)
    await aDinkes(browser, simpul, kode, sandi)
    await pushSurvey(kader, simpul.url)
    dinkes = (await atTheDeskOf(browser, simpul, 'dinkes', sandi)).page
    bidan = (await atTheDeskOf(browser, simpul, 'bidan', sandi)).page
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('the Puskesmas and the Dinas Kesehatan see the prevalence that counting the children gives, flagged left out, method named', async () => {
    const expected = expectedRows()
    // Nothing is shown to be left out when nothing was there to leave out.
    for (const [label, , cases] of expected) expect(cases, label).not.toBe('0')
    for (const leftOut of [4, 5]) expect(expected.some((row) => row[leftOut] !== '0')).toBe(true)
    const bulan = MEASURED_ON.slice(0, 7)
    for (const page of [bidan, dinkes]) {
      await page.goto(`${simpul.url}/kantor/prevalensi?dari=${bulan}&sampai=${bulan}`)
      const table = page.getByRole('table', { name: 'Prevalensi' })
      await table.waitFor()
      const shown = await table
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => Array.from(row.children, (cell) => cell.textContent?.trim() ?? '')),
        )
      expect(shown).toEqual(expected)
      await page.getByText(/Metode who_harian/).waitFor()
    }
  })

  test('and so does the month of the posyandu: everybody measured is in D once', async () => {
    const bulan = MEASURED_ON.slice(0, 7)
    await bidan.goto(`${simpul.url}/kantor/bulan?posyandu=${kader.posyanduId}&bulan=${bulan}`)
    const weighed = CHILDREN.filter((child) => child['weight'] !== '' && isUnderFive(child))
    const d = bidan.locator('.angka-besar > div').filter({ hasText: 'D · ditimbang' }).locator('dd')
    expect(await d.innerText()).toBe(angka(weighed.length))
  })
})

/** Born after this day five years ago. */
function isUnderFive(child: WhoVector): boolean {
  const born = addDays(MEASURED_ON, -Number(child['age_days']))
  return born > `${Number(MEASURED_ON.slice(0, 4)) - 5}${MEASURED_ON.slice(4)}`
}

interface Counted {
  readonly label: string
  readonly z: 'zlen' | 'zwei' | 'zwfl'
  readonly flag: 'flen' | 'fwei' | 'fwfl'
  readonly isCase: (z: number) => boolean
}

const ROWS: readonly Counted[] = [
  { label: 'Stunting (TB/U di bawah −2 SD)', z: 'zlen', flag: 'flen', isCase: (z) => z < -2 },
  { label: '– di antaranya di bawah −3 SD', z: 'zlen', flag: 'flen', isCase: (z) => z < -3 },
  { label: 'Wasting (BB/TB di bawah −2 SD)', z: 'zwfl', flag: 'fwfl', isCase: (z) => z < -2 },
  { label: '– di antaranya di bawah −3 SD', z: 'zwfl', flag: 'fwfl', isCase: (z) => z < -3 },
  { label: 'Berat kurang (BB/U di bawah −2 SD)', z: 'zwei', flag: 'fwei', isCase: (z) => z < -2 },
  { label: '– di antaranya di bawah −3 SD', z: 'zwei', flag: 'fwei', isCase: (z) => z < -3 },
  { label: 'Gizi lebih (BB/TB di atas +2 SD)', z: 'zwfl', flag: 'fwfl', isCase: (z) => z > 2 },
  { label: '– di antaranya di atas +3 SD', z: 'zwfl', flag: 'fwfl', isCase: (z) => z > 3 },
]

/** Counted from the file by the command, as somebody with a spreadsheet would: nothing of the server. */
function expectedRows(): readonly (readonly string[])[] {
  const names = Object.keys(CHILDREN[0] ?? {})
  const input = [names, ...CHILDREN.map((child) => names.map((name) => child[name]))]
  const csv = execFileSync(process.execPath, [SIMPUL, 'antropometri'], {
    input: `${input.map((cells) => cells.join(',')).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const [head = '', ...lines] = csv.trim().split('\n')
  const columns = head.replaceAll('"', '').split(',')
  const children = lines.map((line) => {
    const cells = line.replaceAll('"', '').split(',')
    return Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']))
  })
  // Who has neither weight nor length was not measured, and is no record.
  const measured = children.filter((child) => isMeasured(child))
  return ROWS.map(({ label, z, flag, isCase }) => {
    let cases = 0
    let of = 0
    let flagged = 0
    let empty = 0
    for (const child of measured) {
      // Oedema is severe in whatever rests on weight, whatever the scale says.
      const isSwollen = child['oedema'] === 'y' && z !== 'zlen'
      if (isSwollen) {
        of += 1
        if (isCase(-3.1)) cases += 1
      } else if (child[z] === '') empty += 1
      else if (child[flag] === '1') flagged += 1
      else {
        of += 1
        if (isCase(Number(child[z]))) cases += 1
      }
    }
    const persen = `${((cases / of) * 100).toFixed(1).replace('.', ',')} %`
    return [label, persen, ...[cases, of, flagged, empty].map(angka)]
  })
}

function angka(value: number): string {
  return new Intl.NumberFormat('id-ID').format(value)
}

function isMeasured(child: WhoVector): boolean {
  return child['weight'] !== '' || child['lenhei'] !== '' || child['oedema'] === 'y'
}

interface Kader {
  readonly request: APIRequestContext
  readonly perangkatId: string
  readonly posyanduId: string
}

interface Tugas {
  readonly peran: string
  readonly posyanduId?: string
  readonly kantorId?: string
  readonly bidang: string
}

/** An account made at the desk of another, with the password its code on paper gave it. */
async function anAccount(
  maker: Page,
  simpul: RunningSimpul,
  { kode, sandi }: { readonly kode: string; readonly sandi: string },
  namaPengguna: string,
  { peran, bidang, posyanduId = '', kantorId = '' }: Tugas,
): Promise<void> {
  const post = async (path: string, data: object) => {
    const response = await maker.request.post(`${simpul.url}${path}`, { data })
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
    return response.json()
  }
  const made = await post('/api/pengguna', {
    nama: namaPengguna,
    namaPengguna,
    telepon: '',
    penugasan: {
      peran,
      posyanduId: posyanduId || null,
      bidang,
      kantorId: kantorId || null,
      wilayahKode: null,
      berlakuDari: '2026-01-01',
      berlakuSampai: null,
    },
  })
  await post('/api/sandi/pakai-kode', {
    kabupatenKode: kode,
    namaPengguna,
    kode: made.kode,
    sandiBaru: sandi,
  })
}

/** A Dinas Kesehatan and an officer of it, made by the admin. */
async function aDinkes(
  browser: Browser,
  simpul: RunningSimpul,
  kode: string,
  sandi: string,
): Promise<void> {
  const { page: admin } = await atTheDeskOf(browser, simpul, 'admin', sandi)
  const kantor = await admin.request.post(`${simpul.url}/api/kantor/daftar-kantor`, {
    data: {
      jenis: 'dinas',
      nama: 'Dinas Kesehatan',
      wilayahKode: kode,
      telepon: '',
      bidang: ['kesehatan'],
      desaDilayani: [],
    },
  })
  const { id } = await kantor.json()
  const tugas = { peran: 'petugas_dinas', kantorId: id, bidang: 'kesehatan' }
  await anAccount(admin, simpul, { kode, sandi }, 'dinkes', tugas)
}

/** An account made by the operator, signed in as a phone does. */
async function aKader(
  browser: Browser,
  simpul: RunningSimpul,
  kode: string,
  sandi: string,
): Promise<Kader> {
  const { page: operator } = await atTheDeskOf(browser, simpul, 'operator', sandi)
  const list = await operator.request.get(`${simpul.url}/api/kantor/posyandu`)
  const posyanduId: string = (await list.json()).rows[0].id
  const tugas = { peran: 'kader', posyanduId, bidang: 'kesehatan' }
  await anAccount(operator, simpul, { kode, sandi }, 'kader.survei', tugas)
  const { request } = await browser.newContext()
  const perangkatId = newId()
  const signedIn = await request.post(`${simpul.url}/api/masuk`, {
    data: {
      kabupatenKode: kode,
      namaPengguna: 'kader.survei',
      sandi,
      perangkat: { id: perangkatId, nama: 'HP' },
    },
  })
  expect(signedIn.ok()).toBe(true)
  return { request, perangkatId, posyanduId }
}

async function pushSurvey({ request, perangkatId, posyanduId }: Kader, url: string): Promise<void> {
  const commands = CHILDREN.flatMap((child, i) => {
    const sasaranId = newId()
    const register = aCommand('sasaran.register', posyanduId, [], {
      id: sasaranId,
      nama: `Anak Survei ${i + 1}`,
      namaPanggilan: '',
      jenisKelamin: child['sex'] === '1' ? 'L' : 'P',
      tanggalLahir: addDays(MEASURED_ON, -Number(child['age_days'])),
      tanggalLahirPasti: true,
      nik: null,
      nikStatus: 'belum',
      nomorKk: null,
      namaIbu: '',
      ibuId: null,
      urutanKembar: null,
      rt: '',
      rw: '',
      dusun: '',
      alamat: '',
      telepon: '',
      punyaBukuKia: null,
      keadaanIbu: null,
      isTamu: false,
    })
    if (!isMeasured(child)) return [register]
    const measure = aCommand('pengukuran.record', posyanduId, [register.id], {
      id: newId(),
      sasaranId,
      hariBukaId: null,
      konteks: 'hari_buka',
      measuredOn: MEASURED_ON,
      weightGram: scaled(child['weight'], 1000),
      lengthMm: scaled(child['lenhei'], 10),
      posisiUkur: { L: 'terlentang', H: 'berdiri' }[child['measure'] ?? ''] ?? null,
      lilaMm: scaled(child['armc'], 10),
      lingkarKepalaMm: scaled(child['headc'], 10),
      edema: child['oedema'] === 'y',
      alasanTidakWajar: null,
      measuredBy: '',
      supersedes: null,
      batalKarena: null,
    })
    return [register, measure]
  })
  for (let i = 0; i < commands.length; i += PER_PUSH) {
    const response = await request.post(`${url}/api/sync/push`, {
      headers: { 'x-simpul-perangkat': perangkatId },
      data: {
        perangkatId,
        appVersion: 1,
        sentAt: new Date().toISOString(),
        commands: commands.slice(i, i + PER_PUSH),
      },
    })
    const { replies } = await response.json()
    expect(new Set(replies.map((reply: { outcome: string }) => reply.outcome))).toEqual(
      new Set(['accepted']),
    )
  }
}

function aCommand(kind: string, posyanduId: string, after: readonly string[], body: object) {
  return {
    id: newId(),
    kind,
    v: 1,
    posyanduId,
    basedOnVersion: null,
    after,
    recordedAt: new Date().toISOString(),
    body: { posyanduId, ...body },
  }
}

function newId(): string {
  return uuidV7<'command'>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

function scaled(text: string | undefined, factor: number): number | null {
  return text === undefined || text === '' ? null : Math.round(Number(text) * factor)
}
