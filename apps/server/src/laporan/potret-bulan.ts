import { randomBytes } from 'node:crypto'
import {
  type AskPotret,
  IsiPotret,
  type PotretRow,
  type PotretView,
} from '@simpul/contract/potret.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import { VERSI_PENILAIAN } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { canCloseFrom } from '@simpul/domain/pertumbuhan/tutup-bulan.ts'
import { type PosyanduId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { ketajamanPosyandu, ketajamanStatus } from '../indikator/angka.ts'
import { skdnQuery } from '../indikator/skdn.query.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { countStatusQuery } from './balita-bulan.query.ts'
import { findPosyandu, type PosyanduFound } from './bulan-posyandu.ts'

type PotretRefusal =
  | { readonly kode: 'tidak_ditemukan' | 'tidak_berwenang' }
  | { readonly kode: 'isian_salah'; readonly field: 'bulan' }

/** What a month was when it was closed, beside what it is now. */
export async function readPotret(
  tx: Tx,
  viewer: Viewer,
  ask: AskPotret,
): Promise<Result<PotretView, PotretRefusal>> {
  const posyandu = await findPosyandu(tx, viewer, ask.posyandu)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  return ok(await viewOf(tx, viewer, posyandu, ask.bulan))
}

/**
 * Writes down what the month is now. Facts only add: closing again is another row, and the latest
 * counts. Nothing is locked by it.
 */
export async function tutupBulan(
  tx: Tx,
  actor: Actor,
  ask: AskPotret,
): Promise<Result<PotretView, PotretRefusal>> {
  const posyandu = await findPosyandu(tx, actor, ask.posyandu)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  if (!mayClose(actor, posyandu)) return err({ kode: 'tidak_berwenang' })
  if (actor.today < canCloseFrom(ask.bulan)) return err({ kode: 'isian_salah', field: 'bulan' })
  const id = uuidV7<'potret_bulan'>(actor.now.getTime(), randomBytes(10))
  const isi = await countIsi(tx, posyandu.id, ask.bulan)
  await sql`
    insert into potret_bulan (kabupaten_kode, id, posyandu_id, bulan, isi, rule_version, ditutup_oleh, ditutup_pada)
    values (${actor.kabupatenKode}, ${id}, ${posyandu.id}, ${ask.bulan}, ${JSON.stringify(isi)}::jsonb, ${VERSI_PENILAIAN}, ${actor.penggunaId}, ${actor.now})`.execute(
    tx,
  )
  await recordAudit(tx, actor, 'bulan.tutup', posyandu.id, { bulan: ask.bulan })
  return ok(await viewOf(tx, actor, posyandu, ask.bulan))
}

function mayClose(viewer: Viewer, posyandu: PosyanduFound): boolean {
  const target = targetPosyandu(posyandu.id, posyandu.desa_kode)
  return mayI(viewer.penugasan, 'laporan.month.close', target, viewer.today)
}

async function viewOf(
  tx: Tx,
  viewer: Viewer,
  posyandu: PosyanduFound,
  bulan: Bulan,
): Promise<PotretView> {
  const bisaDitutupMulai = canCloseFrom(bulan)
  return {
    // A difference of one is one child: for who may not see small cells there is none.
    potret:
      ketajamanPosyandu(viewer, posyandu.id, posyandu.desa_kode) === 'tepat'
        ? await findPotret(tx, viewer, posyandu, bulan)
        : null,
    bisaDitutupMulai,
    bolehTutup: viewer.today >= bisaDitutupMulai && mayClose(viewer, posyandu),
  }
}

interface Row {
  readonly isi: unknown
  readonly rule_version: string
  readonly ditutup_pada: Date
  readonly oleh: string
  readonly ke: number
}

async function findPotret(
  tx: Tx,
  viewer: Viewer,
  posyandu: PosyanduFound,
  bulan: Bulan,
): Promise<PotretView['potret']> {
  const { rows } = await sql<Row>`
    select p.isi, p.rule_version, p.ditutup_pada, u.nama as oleh, count(*) over ()::int as ke
    from potret_bulan p
    join pengguna u on u.kabupaten_kode = p.kabupaten_kode and u.id = p.ditutup_oleh
    where p.posyandu_id = ${posyandu.id} and p.bulan = ${bulan}
    order by p.ditutup_pada desc, p.id desc
    limit 1`.execute(tx)
  const [latest] = rows
  if (!latest) return null
  const then = IsiPotret.parse(latest.isi)
  const now = await countIsi(tx, posyandu.id, bulan)
  const seesStatus = ketajamanStatus(viewer, posyandu.id, posyandu.desa_kode) === 'tepat'
  return {
    ditutupPada: latest.ditutup_pada.toISOString(),
    oleh: latest.oleh,
    ke: latest.ke,
    aturan: latest.rule_version,
    rows: [
      ...rowsOf('', then.skdn, now.skdn),
      ...(seesStatus
        ? [
            ...rowsOf('dugaan.', then.dugaan, now.dugaan),
            ...rowsOf('dikonfirmasi.', then.dikonfirmasi, now.dikonfirmasi),
          ]
        : []),
    ],
  }
}

/** A figure that an older program did not count has no then, and is left out. */
function rowsOf(
  prefix: string,
  then: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): PotretRow[] {
  return Object.entries(now).flatMap(([key, sekarang]) => {
    const waktuDitutup = then[key]
    return waktuDitutup === undefined ? [] : [{ angka: `${prefix}${key}`, waktuDitutup, sekarang }]
  })
}

async function countIsi(tx: Tx, posyanduId: PosyanduId, bulan: Bulan): Promise<IsiPotret> {
  const { rincian: _, pada, ...skdn } = await skdnQuery(tx, posyanduId, bulan)
  return { pada, skdn, ...(await countStatusQuery(tx, posyanduId, bulan)) }
}
