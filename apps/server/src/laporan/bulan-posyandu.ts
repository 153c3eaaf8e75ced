import { RingkasanHari } from '@simpul/contract/hari-buka.ts'
import {
  type BulanPosyandu,
  type DiPosyandu,
  SARINGAN_BALITA,
  type SaringanBalita,
} from '@simpul/contract/laporan.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import type { HitunganSkdn } from '@simpul/domain/pertumbuhan/skdn.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bulan, Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { anakTerbuka, bagianTerbuka } from '../indikator/anak-terbuka.ts'
import {
  angka,
  angkaRow,
  type Ketajaman,
  ketajamanPosyandu,
  ketajamanStatus,
} from '../indikator/angka.ts'
import { prevalensiQuery } from '../indikator/prevalensi.query.ts'
import { prevalensiViews } from '../indikator/prevalensi-view.ts'
import { skdnQuery } from '../indikator/skdn.query.ts'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { countStatusQuery, type HitunganStatus } from './balita-bulan.query.ts'

type BulanRefusal = { kode: 'tidak_ditemukan' } | { kode: 'tidak_berwenang' }

export interface PosyanduFound {
  readonly id: PosyanduId
  readonly nama: string
  readonly desa_kode: string
  readonly desa_nama: string
}

/** A posyandu inside the reader's scope; outside it is not found. */
export async function findPosyandu(
  tx: Tx,
  viewer: Viewer,
  id: PosyanduId,
): Promise<PosyanduFound | undefined> {
  const cakupan = scopeOf(viewer.penugasan, 'laporan.month.read', viewer.today)
  const isOpen = viewer.breakGlass.includes(id)
  const { rows } = await sql<PosyanduFound>`
    select p.id, p.nama, p.desa_kode, w.nama as desa_nama
    from posyandu p
    join wilayah w on w.kode = p.desa_kode
    where p.id = ${id} and (${isOpen} or ${inScope(cakupan, 'p.desa_kode', 'p.id')})
  `.execute(tx)
  return rows[0]
}

export function diPosyandu({ nama, desa_nama, desa_kode }: PosyanduFound): DiPosyandu {
  return { posyanduNama: nama, desaNama: desa_nama, desaKode: desa_kode }
}

/** True for who may read children by name at this posyandu (rule AKSES-4, or a break-glass). */
export function canSeeNames(viewer: Viewer, posyandu: PosyanduFound): boolean {
  return anakTerbuka(viewer, posyandu.id, posyandu.desa_kode).names
}

/** What a reader gets of the children behind the numbers of a month, by the matrix (AKSES-3). */
interface BukaDaftar {
  readonly daftar: readonly SaringanBalita[]
  readonly seesStatus: boolean
  readonly seesWeights: boolean
}

/**
 * The lists by name that open. Who is on a list of the stunted has a status by name: the nakes' and,
 * once a nakes confirmed it, the Dinas Kesehatan's, whose officer for gizi reads the weights as well.
 */
export function openLists(viewer: Viewer, posyandu: PosyanduFound): BukaDaftar {
  const open = anakTerbuka(viewer, posyandu.id, posyandu.desa_kode)
  const daftar = SARINGAN_BALITA.filter((saring) => {
    if (saring.startsWith('dugaan_') || saring === 'belum_dikonfirmasi') return open.dugaan
    return saring.endsWith('_dikonfirmasi') ? open.dikonfirmasi : open.names
  })
  return { daftar, seesStatus: open.dugaan, seesWeights: open.weights }
}

/** The month of a posyandu on one page, as sharp as the reader may see it. */
export async function readBulanPosyandu(
  tx: Tx,
  viewer: Viewer,
  ask: { readonly posyandu: PosyanduId; readonly bulan: Bulan },
): Promise<Result<BulanPosyandu, BulanRefusal>> {
  const posyandu = await findPosyandu(tx, viewer, ask.posyandu)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  const ketajaman = ketajamanPosyandu(viewer, posyandu.id, posyandu.desa_kode)
  if (ketajaman === 'tidak') return err({ kode: 'tidak_berwenang' })
  const target = targetPosyandu(posyandu.id, posyandu.desa_kode)
  const status = ketajamanStatus(viewer, posyandu.id, posyandu.desa_kode)

  const { daftar, seesWeights } = openLists(viewer, posyandu)
  const skdn = await skdnQuery(tx, posyandu.id, ask.bulan)
  const { dugaan, dikonfirmasi } = await countStatusQuery(tx, posyandu.id, ask.bulan)
  const prevalensi = await prevalensiQuery(
    tx,
    { isWholeKabupaten: false, wilayahKode: [], posyanduId: [posyandu.id] },
    { dari: ask.bulan, sampai: ask.bulan, wilayahKode: null, posyanduId: posyandu.id },
  )
  return ok({
    bulan: ask.bulan,
    posyanduId: posyandu.id,
    ...diPosyandu(posyandu),
    pada: skdn.pada,
    hariBuka: await listHariBuka(tx, posyandu.id, ask.bulan),
    skdn: { ...skdnView(skdn, ketajaman), tamu: angka(skdn.tamu, ketajaman) },
    penutupan: ketajaman === 'tepat' ? await findPenutupan(tx, posyandu.id, ask.bulan) : null,
    // One child of an age and a sex is a child with a name to who reads the register: for those alone
    // who may read her weights. To others the parts would give the small cells away again.
    rincian:
      ketajaman === 'tepat' && seesWeights
        ? skdn.rincian.map((row) => ({
            kelompokUmur: row.kelompokUmur,
            jenisKelamin: row.jenisKelamin,
            ...skdnView(row, ketajaman),
          }))
        : [],
    prevalensi: prevalensiViews(prevalensi, status),
    bagianPrevalensi: bagianTerbuka(anakTerbuka(viewer, posyandu.id, posyandu.desa_kode)),
    dugaan: statusView(dugaan, status),
    dikonfirmasi: statusView(dikonfirmasi, status),
    daftar: [...daftar],
    canConfirm: mayI(viewer.penugasan, 'status_gizi.confirm', target, viewer.today),
  })
}

async function listHariBuka(tx: Tx, posyanduId: PosyanduId, bulan: Bulan) {
  const { rows } = await sql<{ tanggal: Tanggal; status: string; hadir: number }>`
    select h.tanggal, h.status, count(k.id) filter (where k.batal_karena is null)::int as hadir
    from hari_buka h
    left join kehadiran k on k.kabupaten_kode = h.kabupaten_kode and k.hari_buka_id = h.id
    where h.posyandu_id = ${posyanduId}
      and h.tanggal >= ${`${bulan}-01`}::date and h.tanggal < (${`${bulan}-01`}::date + interval '1 month')::date
    group by h.id, h.tanggal, h.status
    order by h.tanggal
  `.execute(tx)
  return rows
}

/** The last hari buka of the month, when it is closed. */
async function findPenutupan(
  tx: Tx,
  posyanduId: PosyanduId,
  bulan: Bulan,
): Promise<BulanPosyandu['penutupan']> {
  const { rows } = await sql<{ tanggal: Tanggal; status: string; ringkasan: unknown }>`
    select tanggal, status, ringkasan from hari_buka
    where posyandu_id = ${posyanduId} and status <> 'direncanakan'
      and tanggal >= ${`${bulan}-01`}::date and tanggal < (${`${bulan}-01`}::date + interval '1 month')::date
    order by tanggal desc limit 1
  `.execute(tx)
  const [last] = rows
  if (last?.status !== 'ditutup') return null
  const ringkasan = RingkasanHari.safeParse(last.ringkasan)
  if (!ringkasan.success) return null
  const { skdn, server } = ringkasan.data
  return { tanggal: last.tanggal, hp: skdn, server: server?.skdn ?? null }
}

function skdnView(row: HitunganSkdn, ketajaman: Ketajaman) {
  const [n, t, o, b] = angkaRow([row.n, row.t, row.o, row.b], ketajaman)
  const one = (count: number) => angka(count, ketajaman)
  return {
    s: one(row.s),
    k: one(row.k),
    d: one(row.d),
    n: n ?? one(row.n),
    t: t ?? one(row.t),
    o: o ?? one(row.o),
    b: b ?? one(row.b),
    bgm: one(row.bgm),
    duaT: one(row.duaT),
    sweeping: one(row.sweeping),
  }
}

function statusView(row: HitunganStatus, ketajaman: Ketajaman) {
  return {
    stunting: angka(row.stunting, ketajaman),
    wasting: angka(row.wasting, ketajaman),
    beratKurang: angka(row.beratKurang, ketajaman),
  }
}
