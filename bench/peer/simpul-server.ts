import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import {
  type PengukuranId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { addDays, type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Client } from 'pg'
import { isMigrated, readMigrations } from '../../apps/server/src/db/migrate.ts'
import { openEmbeddedStore, withClient } from '../../apps/server/src/db/open-store.ts'
import { buildServer } from '../../apps/server/src/http/server.ts'
import { ServerKey } from '../../apps/server/src/pengguna/server-key.ts'
import { Acak } from '../../apps/server/src/seed/acak.ts'
import { namaContoh } from '../../apps/server/src/seed/nama-contoh.ts'
import { openCopy } from '../../apps/server/src/seed/salin.ts'
import { LIMA_TEMPAT, type TempatContoh } from '../../apps/server/src/seed/tempat-contoh.ts'
import { writeKabupaten } from '../../apps/server/src/seed/write-kabupaten.ts'
import { loadWilayah } from '../../apps/server/src/wilayah/load-wilayah.ts'

export const SANDI_BENCH = 'posyandu2026'
export const TEMPAT = LIMA_TEMPAT[1] as TempatContoh

/** What travels in the bench: weighings as the feed sends them, about 630 bytes of JSON each. */
interface CatatanBench {
  readonly id: PengukuranId
  readonly sasaranId: SasaranId
  readonly measuredOn: Tanggal
  readonly weightGram: number
  readonly lengthMm: number
  readonly lilaMm: number
  readonly lingkarKepalaMm: number
  readonly recordedAt: string
}

/** Fresh ids, parents and times for each record. */
export function catatanBench(count: number): readonly CatatanBench[] {
  const acak = new Acak(20_261_123)
  return Array.from({ length: count }, (_, i) => {
    const at = Date.parse('2026-01-05T01:00:00Z') + i * 1_531_000
    return {
      id: uuidV7(at, acak.bytes(10)),
      sasaranId: uuidV7(at - acak.int(1, 90) * 86_400_000, acak.bytes(10)),
      measuredOn: tanggal(new Date(at).toISOString().slice(0, 10)),
      weightGram: 3_000 + acak.int(0, 150) * 100,
      lengthMm: 480 + acak.int(0, 620),
      lilaMm: 110 + acak.int(0, 70),
      lingkarKepalaMm: 330 + acak.int(0, 200),
      recordedAt: new Date(at).toISOString(),
    }
  })
}

interface BenchServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Our server on its own PostgreSQL with fsync, one posyandu holding what the bench asks for: weighings
 * whose people are in another posyandu, so that nothing else travels; or people only. What is
 * `elsewhere` are weighings of another posyandu: they lie in the same tables and travel to nobody.
 */
export async function startSimpulServer(fill: {
  readonly catatan?: readonly CatatanBench[]
  readonly people?: number
  readonly elsewhere?: readonly CatatanBench[]
}): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-bench-'))
  const migrations = readMigrations()
  const store = await openEmbeddedStore({
    folder,
    migrations,
    say: () => undefined,
    onLost: () => undefined,
  })
  await withClient(store.ownerConnection, async (owner) => {
    await owner.query('set enable_seqscan = off')
    await loadWilayah(owner)
    const today = tanggal(new Date().toISOString().slice(0, 10))
    const { posyanduIds } = await writeKabupaten(owner, TEMPAT, await hash(SANDI_BENCH), today)
    const [mine, other] = posyanduIds as [PosyanduId, PosyanduId]
    await owner.query('begin')
    const catatan = fill.catatan ?? fill.elsewhere ?? []
    const weighed = catatan.map(({ sasaranId }) => sasaranId)
    if (weighed.length > 0) await writePeople(owner, other, weighed, today)
    if (fill.people) await writePeople(owner, mine, idsOf(fill.people), today)
    if (catatan.length > 0) await writeCatatan(owner, fill.catatan ? mine : other, catatan)
    await owner.query('commit')
    // Only what was filled: a table that is analysed while it is empty is planned as an empty one.
    await owner.query(catatan.length > 0 ? 'analyze sasaran, pengukuran' : 'analyze sasaran')
  })
  const app = await buildServer({
    db: store.db,
    isMigrated: () => isMigrated(store.db, migrations),
    serverKey: new ServerKey(Buffer.alloc(32, 9)),
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    async close() {
      await app.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function idsOf(count: number): readonly SasaranId[] {
  const acak = new Acak(7)
  return Array.from({ length: count }, (_, i) => uuidV7(1_700_000_000_000 + i, acak.bytes(10)))
}

async function writePeople(
  owner: Client,
  posyanduId: PosyanduId,
  ids: readonly SasaranId[],
  today: Tanggal,
): Promise<void> {
  const acak = new Acak(11)
  const copy = await openCopy(owner, 'sasaran', [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'nama',
    'jenis_kelamin',
    'tanggal_lahir',
    'nik_status',
    'nama_ibu',
    'rt',
    'rw',
    'change_seq',
    'recorded_at',
  ])
  for (const [i, id] of ids.entries()) {
    const jenisKelamin = acak.chance(0.5) ? 'L' : 'P'
    await copy.row([
      TEMPAT.kabupatenKode,
      id,
      posyanduId,
      namaContoh(acak, jenisKelamin),
      jenisKelamin,
      addDays(today, -acak.int(30, 1_700)),
      'belum',
      namaContoh(acak, 'P'),
      String(1 + (i % 9)).padStart(2, '0'),
      '01',
      i + 1,
      '2026-01-01T00:00:00Z',
    ])
  }
  await copy.end()
  await countFeed(owner, posyanduId, ids.length)
}

async function writeCatatan(
  owner: Client,
  posyanduId: PosyanduId,
  list: readonly CatatanBench[],
): Promise<void> {
  const copy = await openCopy(owner, 'pengukuran', [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'asal_posyandu_id',
    'sasaran_id',
    'konteks',
    'measured_on',
    'weight_gram',
    'length_mm',
    'posisi_ukur',
    'lila_mm',
    'lingkar_kepala_mm',
    'edema',
    'alasan_tidak_wajar',
    'measured_by',
    'change_seq',
    'recorded_at',
  ])
  for (const [i, item] of list.entries()) {
    await copy.row([
      TEMPAT.kabupatenKode,
      item.id,
      posyanduId,
      posyanduId,
      item.sasaranId,
      'hari_buka',
      item.measuredOn,
      item.weightGram,
      item.lengthMm,
      'terlentang',
      item.lilaMm,
      item.lingkarKepalaMm,
      false,
      alasanOf(i),
      measuredByOf(i),
      i + 1,
      item.recordedAt,
    ])
  }
  await copy.end()
  await countFeed(owner, posyanduId, list.length)
}

async function countFeed(owner: Client, posyanduId: PosyanduId, last: number): Promise<void> {
  await owner.query(
    `insert into feed_counter values ($1, $2, $3)
    on conflict (kabupaten_kode, posyandu_id) do update set last_seq = greatest(feed_counter.last_seq, excluded.last_seq)`,
    [TEMPAT.kabupatenKode, posyanduId, last],
  )
}

export function alasanOf(i: number): string {
  return `sudah ditimbang dua kali, hasilnya sama (${i % 97})`
}

export function measuredByOf(i: number): string {
  return `Kader contoh ${i % 13}`
}
