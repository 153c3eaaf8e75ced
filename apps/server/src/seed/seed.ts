import { hash } from '@node-rs/argon2'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { OFFSET_HOURS, type ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import type { Client } from 'pg'
import { loadWilayah } from '../wilayah/load-wilayah.ts'
import { loadHariLibur } from './hari-libur.ts'
import { type PosyanduPlan, posyanduContoh } from './posyandu-contoh.ts'
import { LIMA_TEMPAT, SANDI_CONTOH } from './tempat-contoh.ts'
import { type AkunContoh, idContoh, writeKabupaten } from './write-kabupaten.ts'
import { writePosyandu } from './write-posyandu.ts'

export const UKURAN_SEED = ['kecil', 'wajar', 'besar'] as const
export type UkuranSeed = (typeof UKURAN_SEED)[number]

export interface SeedOptions {
  readonly size: UkuranSeed
  /** The last day of the made-up history; the same day and size make the same rows. */
  readonly until: Tanggal
  /** Share of `besar` to load: 1 is the whole kabupaten, 0.01 what the tests load. */
  readonly share?: number
  readonly say: (sentence: string) => void
}

/** The kabupaten that `besar` fills: a whole one, in its real desa, on top of the demo's own. */
const BESAR = { kabupatenKode: '33.16', zona: 'WIB' as ZonaWaktu, posyandu: 1_500, people: 667 }
/** Posyandu in one transaction: small enough to go on after a cut, large enough for COPY. */
const BATCH = 20

interface SeedCounts {
  readonly posyandu: number
  readonly sasaran: number
  readonly pengukuran: number
  readonly akun: readonly AkunContoh[]
}

/**
 * Fills a migrated database with made-up people. Resumable: what a cut left unfinished is done at
 * the next call, what is there stays as it is. Commits batch by batch.
 * @param owner connected as simpul_owner: row security forbids COPY to the application
 */
export async function seed(owner: Client, options: SeedOptions): Promise<SeedCounts> {
  // Foreign keys are checked by plans that a session keeps. Made while a table was nearly empty they
  // read it from end to end, for every row of the COPY that fills it: 2 ms a row instead of 0.02.
  await owner.query('set enable_seqscan = off')
  await loadWilayah(owner)
  await loadHariLibur(owner)
  const akun = await writePlaces(owner, options.until)
  const plans = await plansOf(owner, options)
  const done = await owner.query<{ posyandu_id: PosyanduId }>(
    'select posyandu_id from feed_counter where last_seq > 0',
  )
  const finished = new Set(done.rows.map((row) => row.posyandu_id))
  const todo = plans.filter((plan) => !finished.has(plan.posyanduId))
  const tabel = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }

  let sasaran = 0
  let pengukuran = 0
  for (let start = 0; start < todo.length; start += BATCH) {
    const batch = todo
      .slice(start, start + BATCH)
      .map((plan) => ({ plan, isi: posyanduContoh(plan, tabel.who2006) }))
    await owner.query('begin')
    try {
      await writePosyandu(owner, batch, tabel)
      await owner.query('commit')
    } catch (error) {
      await owner.query('rollback')
      throw error
    }
    for (const { isi } of batch) {
      sasaran += isi.sasaran.length
      pengukuran += isi.pengukuran.length
    }
    options.say(
      `${Math.min(start + BATCH, todo.length)} dari ${todo.length} posyandu, ${sasaran.toLocaleString('id')} orang, ${pengukuran.toLocaleString('id')} pengukuran`,
    )
  }
  if (todo.length > 100) await owner.query('analyze')
  return { posyandu: todo.length, sasaran, pengukuran, akun }
}

/** The five places of the articles; one transaction each, skipped when it is there. */
async function writePlaces(owner: Client, until: Tanggal): Promise<readonly AkunContoh[]> {
  const sandiHash = await hash(SANDI_CONTOH)
  let akun: readonly AkunContoh[] = []
  for (const tempat of LIMA_TEMPAT) {
    const found = await owner.query('select 1 from kabupaten where kabupaten_kode = $1', [
      tempat.kabupatenKode,
    ])
    if (found.rowCount) continue
    await owner.query('begin')
    try {
      const written = await writeKabupaten(owner, tempat, sandiHash, until)
      await owner.query('commit')
      if (akun.length === 0) akun = written.akun
    } catch (error) {
      await owner.query('rollback')
      throw error
    }
  }
  return akun
}

async function plansOf(owner: Client, options: SeedOptions): Promise<PosyanduPlan[]> {
  const isSmall = options.size === 'kecil'
  const plans: PosyanduPlan[] = []
  for (const tempat of LIMA_TEMPAT) {
    for (const nama of isSmall ? tempat.posyandu.slice(0, 1) : tempat.posyandu) {
      plans.push({
        seed: plans.length + 1,
        kabupatenKode: tempat.kabupatenKode,
        posyanduId: idContoh('posyandu', tempat.kabupatenKode, nama),
        desaKode: tempat.desaKode,
        offsetHours: OFFSET_HOURS[tempat.zona],
        people: isSmall ? 60 : 220,
        balitaShare: 0.2,
        until: options.until,
        months: 24,
        kehadiranMonths: 24,
      })
    }
  }
  if (options.size === 'besar') plans.push(...(await plansOfBesar(owner, options, plans.length)))
  return plans
}

/** Spreads the posyandu of `besar` over the real desa of one kabupaten, each with its own row in `posyandu`. */
async function plansOfBesar(
  owner: Client,
  options: SeedOptions,
  before: number,
): Promise<PosyanduPlan[]> {
  const count = Math.max(1, Math.round(BESAR.posyandu * (options.share ?? 1)))
  const desa = await owner.query<{ kode: string; nama: string }>(
    'select kode, nama from wilayah where kode like $1 and length(kode) = 13 order by kode',
    [`${BESAR.kabupatenKode}.%`],
  )
  const puskesmas = await owner.query<{ id: string }>(
    "select id from kantor where kabupaten_kode = $1 and jenis = 'puskesmas' limit 1",
    [BESAR.kabupatenKode],
  )
  const rows = Array.from({ length: count }, (_, n) => {
    const place = desa.rows[n % desa.rows.length] as { kode: string; nama: string }
    return {
      id: idContoh<'posyandu'>('posyandu', BESAR.kabupatenKode, String(n)),
      desa: place.kode,
      nama: `Posyandu ${place.nama} ${Math.floor(n / desa.rows.length) + 1}`,
    }
  })
  await owner.query(
    `insert into posyandu (kabupaten_kode, id, desa_kode, nama, zona, puskesmas_id)
     select $1, unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), $5, $6 on conflict do nothing`,
    [
      BESAR.kabupatenKode,
      rows.map((row) => row.id),
      rows.map((row) => row.desa),
      rows.map((row) => row.nama),
      BESAR.zona,
      puskesmas.rows[0]?.id,
    ],
  )
  return rows.map((row, n) => ({
    seed: 1_000 + before + n,
    kabupatenKode: BESAR.kabupatenKode,
    posyanduId: row.id,
    desaKode: row.desa,
    offsetHours: OFFSET_HOURS[BESAR.zona],
    people: BESAR.people,
    balitaShare: 0.09,
    until: options.until,
    months: 24,
    kehadiranMonths: 3,
  }))
}

/** Today in the zone whose day begins last: a demo must not hold a weighing of tomorrow. */
export function seedDay(now: number): Tanggal {
  return tanggal(new Date(now + OFFSET_HOURS.WIB * 3_600_000).toISOString().slice(0, 10))
}
