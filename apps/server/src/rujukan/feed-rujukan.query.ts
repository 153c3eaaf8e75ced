import { Jawaban, type RujukanRecord } from '@simpul/contract/rujukan.ts'
import { type LihatRujukan, seeRujukan } from '@simpul/domain/rujukan/lihat-rujukan.ts'
import type { RujukanId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { PosyanduTujuan } from '../command-decision.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { instantSql } from '../instant.ts'

interface FeedRow extends RujukanRecord {
  readonly changeSeq: number
  readonly kantorId: string | null
  readonly openedBy: string | null
  /** it was another bidang's once: whoever had it then must drop it now */
  readonly isRerouted: boolean
  readonly extra: Readonly<Record<string, unknown>>
}

export interface RujukanFeed {
  readonly changes: readonly { readonly seq: number; readonly record: RujukanRecord }[]
  /** what this person saw once and no longer may */
  readonly gone: readonly RujukanId[]
}

/** The matters of a posyandu's feed as one person may see them: rule AKSES-6. */
export async function readRujukanFeed(
  tx: Tx,
  actor: Actor,
  posyandu: PosyanduTujuan,
  since: number,
  until: number,
): Promise<RujukanFeed> {
  const { rows } = await sql<FeedRow>`
    select r.change_seq as "changeSeq", r.id, r.posyandu_id as "posyanduId", r.jalur, r.bidang,
      coalesce(b.jenis, case when r.jalur = 'kesehatan' then r.alasan[1] end) as jenis, r.kebutuhan_id as "kebutuhanId",
      r.sasaran_id as "sasaranId", coalesce(nullif(b.pemohon_nama, ''), s.nama) as "pemohonNama", b.lokasi,
      coalesce(nullif(b.uraian, ''), r.ringkasan) as uraian, r.urgensi, r.alasan, r.status, r.giliran,
      r.kantor_id as "kantorId", k.nama as "kantorNama", r.jawaban,
      case r.giliran when 'kantor' then r.kantor_due_on when 'desa' then r.desa_due_on when 'kader_bidang' then r.desa_due_on end as "dueOn",
      r.dijanjikan_pada as "dijanjikanPada", r.is_paused as "isPaused", r.opened_on as "openedOn", r.version,
      ${instantSql('r.recorded_at')} as "recordedAt", r.extra,
      (select m.actor_id from rujukan_move m
        where m.kabupaten_kode = r.kabupaten_kode and m.rujukan_id = r.id and m.urut = 1) as "openedBy",
      exists (select from rujukan_move m
        where m.kabupaten_kode = r.kabupaten_kode and m.rujukan_id = r.id and m.langkah = 'alihkan_bidang') as "isRerouted"
    from rujukan r
    left join kebutuhan b on b.kabupaten_kode = r.kabupaten_kode and b.id = r.kebutuhan_id
    left join sasaran s on s.kabupaten_kode = r.kabupaten_kode and s.id = r.sasaran_id
    left join kantor k on k.kabupaten_kode = r.kabupaten_kode and k.id = r.kantor_id
    where r.kabupaten_kode = ${actor.kabupatenKode} and r.posyandu_id = ${posyandu.id}
      and r.change_seq > ${since} and r.change_seq <= ${until}`.execute(tx)
  const changes: { readonly seq: number; readonly record: RujukanRecord }[] = []
  const gone: RujukanId[] = []
  for (const row of rows) {
    const { changeSeq, kantorId, openedBy, isRerouted, extra, ...record } = row
    const target = {
      posyanduId: posyandu.id,
      desaKode: posyandu.desaKode,
      bidang: row.bidang,
      kantorId,
    }
    const written = { jalur: row.jalur, isWrittenByViewer: openedBy === actor.penggunaId }
    const shown = shownAs(seeRujukan(actor.penugasan, actor.today, written, target), record, extra)
    if (shown) changes.push({ seq: changeSeq, record: shown })
    else if (isRerouted && since > 0) gone.push(row.id)
  }
  return { changes, gone }
}

function shownAs(
  lihat: LihatRujukan,
  record: RujukanRecord,
  extra: Readonly<Record<string, unknown>>,
): RujukanRecord | null {
  if (lihat === 'penuh') {
    return {
      ...extra,
      ...record,
      jawaban: record.jawaban === null ? null : Jawaban.parse(record.jawaban),
    }
  }
  if (lihat !== 'satu_baris') return null
  return {
    ...record,
    jenis: null,
    kebutuhanId: null,
    sasaranId: null,
    lokasi: null,
    uraian: null,
    alasan: [],
    jawaban: null,
  }
}
