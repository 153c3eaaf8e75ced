import { Jawaban, type RujukanRecord } from '@simpul/contract/rujukan.ts'
import {
  type LihatRujukan,
  readsFromStart,
  seeRujukan,
} from '@simpul/domain/rujukan/lihat-rujukan.ts'
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
  /**
   * It was another bidang's once, until this was said: whoever had it then must drop it now, and
   * whoever has it now reads from here on.
   */
  readonly pengalihan: { readonly at: string; readonly catatan: string } | null
  readonly extra: Readonly<Record<string, unknown>>
}

interface RujukanFeed {
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
      (select json_build_object('at', ${instantSql('m.at')}, 'catatan', m.catatan) from rujukan_move m
        where m.kabupaten_kode = r.kabupaten_kode and m.rujukan_id = r.id and m.langkah = 'alihkan_bidang'
        order by m.urut desc limit 1) as pengalihan
    from rujukan r
    left join kebutuhan b on b.kabupaten_kode = r.kabupaten_kode and b.id = r.kebutuhan_id
    left join sasaran s on s.kabupaten_kode = r.kabupaten_kode and s.id = r.sasaran_id
    left join kantor k on k.kabupaten_kode = r.kabupaten_kode and k.id = r.kantor_id
    where r.kabupaten_kode = ${actor.kabupatenKode} and r.posyandu_id = ${posyandu.id}
      and r.change_seq > ${since} and r.change_seq <= ${until}`.execute(tx)
  const changes: { readonly seq: number; readonly record: RujukanRecord }[] = []
  const gone: RujukanId[] = []
  for (const row of rows) {
    const { changeSeq, kantorId, openedBy, pengalihan, extra, ...record } = row
    const target = {
      posyanduId: posyandu.id,
      desaKode: posyandu.desaKode,
      bidang: row.bidang,
      kantorId,
    }
    const written = { jalur: row.jalur, isWrittenByViewer: openedBy === actor.penggunaId }
    const lihat = seeRujukan(actor.penugasan, actor.today, written, target)
    const isWhole =
      pengalihan === null || readsFromStart(actor.penugasan, actor.today, row.jalur, target)
    const shown = isWhole
      ? shownAs(lihat, record, extra)
      : shownAs(lihat, sinceThen(record, pengalihan), {})
    if (shown) changes.push({ seq: changeSeq, record: shown })
    else if (pengalihan !== null && since > 0) gone.push(row.id)
  }
  return { changes, gone }
}

/**
 * What the bidang was told that has it now: the words with which it came, and what followed. Fields this
 * server does not know go with the earlier story: nobody can say what they tell.
 */
function sinceThen(
  record: RujukanRecord,
  pengalihan: { readonly at: string; readonly catatan: string },
): RujukanRecord {
  const isAnswerOld = record.jawaban !== null && record.jawaban.pada < pengalihan.at
  return {
    ...record,
    jenis: null,
    alasan: [],
    uraian: pengalihan.catatan,
    jawaban: isAnswerOld ? null : record.jawaban,
  }
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
    // On the health road the promised day is that of a check-up.
    dijanjikanPada: record.jalur === 'kesehatan' ? null : record.dijanjikanPada,
  }
}
