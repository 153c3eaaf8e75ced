import type {
  KantorPilihan,
  RujukanMoveView,
  RujukanRow,
  TenggatView,
} from '@simpul/contract/kantor.ts'
import { MoveData } from '@simpul/contract/rujukan.ts'
import type { KalenderRujukan, RiwayatMove } from '@simpul/domain/rujukan/jam-rujukan.ts'
import type { PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { readsFromStartSql, seesRujukan } from './rujukan-scope.ts'
import {
  loadKalender,
  type RujukanSqlRow,
  rujukanColumns,
  rujukanTables,
  viewOf,
} from './rujukan-view.ts'
import { loadRiwayat, tenggatOf } from './tenggat-rujukan.ts'

export interface RujukanFound {
  readonly row: RujukanRow
  readonly isDarurat: boolean
  /** false: what was said while it was another bidang's is not for this reader */
  readonly readsFromStart: boolean
  readonly riwayat: readonly RiwayatMove[]
  readonly clocks: TenggatView[]
  readonly kalender: KalenderRujukan
  readonly posyanduId: PosyanduId
  readonly desaKode: string
  readonly kantorId: string | null
  readonly sasaranId: SasaranId | null
  readonly orang: {
    readonly nama: string
    readonly telepon: string
    readonly jenisKelamin: 'L' | 'P' | null
    readonly tanggalLahir: Tanggal | null
    readonly namaIbu: string
    readonly rt: string
    readonly rw: string
    readonly alamat: string
  }
}

/** One matter with its person, or undefined: another office's answers exactly as a missing one. */
export async function findRujukan(
  tx: Tx,
  viewer: Viewer,
  id: RujukanId,
): Promise<RujukanFound | undefined> {
  interface Wide extends RujukanSqlRow {
    readonly telepon: string
    readonly jenis_kelamin: 'L' | 'P' | null
    readonly tanggal_lahir: Tanggal | null
    readonly nama_ibu: string | null
    readonly rw: string | null
    readonly alamat: string | null
    readonly is_darurat: boolean
    readonly reads_from_start: boolean
  }
  const { rows } = await sql<Wide>`
    select
      ${rujukanColumns()},
      coalesce(nullif(b.pemohon_telepon, ''), s.telepon, '') as telepon,
      -- Sex, birth date and mother are facts of the health road; a matter of another bidang goes without them.
      case when r.jalur = 'kesehatan' then s.jenis_kelamin end as jenis_kelamin,
      case when r.jalur = 'kesehatan' then s.tanggal_lahir end as tanggal_lahir,
      case when r.jalur = 'kesehatan' then s.nama_ibu end as nama_ibu,
      s.rw, s.alamat, coalesce(b.is_darurat, false) as is_darurat, ${readsFromStartSql(viewer)} as reads_from_start
    from ${rujukanTables(viewer)}
    where r.id = ${id} and ${seesRujukan(viewer)}
  `.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const kalender = (await loadKalender(tx, rows, viewer))(row)
  const riwayat = (await loadRiwayat(tx, [id])).get(id) ?? []
  const clocks = tenggatOf(row, riwayat, kalender, viewer.now)
  return {
    row: viewOf(row, clocks),
    riwayat,
    clocks,
    kalender,
    isDarurat: row.is_darurat,
    readsFromStart: row.reads_from_start,
    posyanduId: row.posyandu_id,
    desaKode: row.desa_kode,
    kantorId: row.kantor_id,
    sasaranId: row.jalur === 'kesehatan' ? row.sasaran_id : null,
    orang: {
      nama: row.orang_nama ?? '',
      telepon: row.telepon,
      jenisKelamin: row.jenis_kelamin,
      tanggalLahir: row.tanggal_lahir,
      namaIbu: row.nama_ibu ?? '',
      rt: row.rt,
      rw: row.rw ?? '',
      alamat: row.alamat ?? '',
    },
  }
}

/** The moves as the page shows them. */
export async function listMoves(tx: Tx, id: RujukanId): Promise<RujukanMoveView[]> {
  interface MoveRow {
    readonly urut: number
    readonly langkah: string
    readonly ke: string
    readonly giliran: string
    readonly oleh: string | null
    readonly peran: string
    readonly kantor_nama: string | null
    readonly at: Date
    readonly catatan: string
    readonly data: unknown
  }
  const { rows } = await sql<MoveRow>`
    select m.urut, m.langkah, m.ke, m.giliran, g.nama as oleh, m.peran, k.nama as kantor_nama, m.at, m.catatan, m.data
    from rujukan_move m
    left join pengguna g on g.kabupaten_kode = m.kabupaten_kode and g.id = m.actor_id
    left join kantor k on k.kabupaten_kode = m.kabupaten_kode and k.id = m.kantor_id
    where m.rujukan_id = ${id}
    order by m.urut
  `.execute(tx)
  return rows.map((row) => ({
    urut: row.urut,
    langkah: row.langkah,
    ke: row.ke,
    giliran: row.giliran,
    oleh: row.oleh ?? '',
    peran: row.peran,
    kantorNama: row.kantor_nama,
    at: row.at.toISOString(),
    catatan: row.catatan,
    data: MoveData.parse(row.data),
  }))
}

/**
 * Offices a matter may go to: those that answer for its bidang first, then the others. A rujukan
 * kesehatan goes between Puskesmas and Pustu.
 */
export async function listKantorFor(
  tx: Tx,
  jalur: 'kesehatan' | 'pengajuan',
  bidang: Bidang,
): Promise<KantorPilihan[]> {
  const { rows } = await sql<KantorPilihan>`
    select k.id, k.nama, k.jenis, coalesce(array_agg(kb.bidang) filter (where kb.bidang is not null), '{}') as bidang
    from kantor k
    left join kantor_bidang kb on kb.kabupaten_kode = k.kabupaten_kode and kb.kantor_id = k.id
    where k.jenis = any(${jalur === 'kesehatan' ? ['puskesmas', 'pustu'] : ['dinas']}::text[]) and k.ditutup_pada is null
    group by k.id, k.nama, k.jenis
    order by coalesce(bool_or(kb.bidang = ${bidang}), false) desc, k.nama
  `.execute(tx)
  return rows
}
