import type { Client } from 'pg'
import type { PosyanduPlan } from './isi-posyandu.ts'

/**
 * The matters of a demo place once more in each posyandu that is to be like it, under ids of their
 * own. Copies of what the commands made, so a state that cannot be made cannot be copied; sending
 * fifteen thousand of them through the commands would take an hour.
 */
export async function salinUrusan(owner: Client, plans: readonly PosyanduPlan[]): Promise<void> {
  const alike = plans.filter((plan) => plan.urusanLike !== null)
  const [first] = alike
  if (!first) return
  const values = [first.kabupatenKode, first.urusanLike, alike.map((plan) => plan.posyanduId)]
  for (const statement of STATEMENTS) await owner.query(statement, values)
}

/** UUIDv8 of the posyandu and of what is copied: the same in every run. */
function newId(of: string): string {
  const hash = `md5(p.id::text || ${of}::text)`
  return `overlay(overlay(${hash} placing '8' from 13) placing 'a' from 17)::uuid`
}

/** The row of `source` as `target` has it, with some fields changed: a new column is copied too. */
function copied(table: string, source: string, changes: Readonly<Record<string, string>>): string {
  const fields = Object.entries(changes).map(([name, value]) => `'${name}', ${value}`)
  return `jsonb_populate_record(null::${table}, to_jsonb(${source}) || jsonb_build_object(${fields.join(', ')}))`
}

const POSYANDU = `
  posyandu p
  join feed_counter f on f.kabupaten_kode = p.kabupaten_kode and f.posyandu_id = p.id`
const IN_BATCH = 'p.kabupaten_kode = $1 and p.id = any($3::uuid[])'
const SOURCE = `
  (select r.*, row_number() over (order by r.id) as urut,
     row_number() over (partition by r.jalur order by r.id) as urut_jalur
   from rujukan r where r.kabupaten_kode = $1 and r.posyandu_id = $2) r`

const STATEMENTS = [
  `insert into kebutuhan
   select baru.* from ${POSYANDU}
   cross join (select * from kebutuhan where kabupaten_kode = $1 and posyandu_id = $2) k
   cross join lateral ${copied('kebutuhan', 'k', { id: newId('k.id'), posyandu_id: 'p.id' })} baru
   where ${IN_BATCH}`,
  // A rujukan kesehatan is of a child of its own posyandu.
  `insert into rujukan
   select baru.* from ${POSYANDU}
   cross join ${SOURCE}
   left join lateral (
     select s.id from sasaran s
     where s.kabupaten_kode = $1 and s.posyandu_id = p.id and s.tanggal_lahir > r.opened_on - 1500 and s.tanggal_lahir < r.opened_on
     order by s.id offset r.urut_jalur - 1 limit 1
   ) anak on r.jalur = 'kesehatan'
   cross join lateral ${copied('rujukan', 'r', {
     id: newId('r.id'),
     posyandu_id: 'p.id',
     desa_kode: 'p.desa_kode',
     kebutuhan_id: `case when r.kebutuhan_id is not null then ${newId('r.kebutuhan_id')} end`,
     sasaran_id: 'anak.id',
     change_seq: 'f.last_seq + r.urut',
   })} baru
   where ${IN_BATCH} and (r.jalur = 'pengajuan' or anak.id is not null)`,
  `insert into rujukan_move
   select baru.* from ${POSYANDU}
   cross join (
     select m.* from rujukan_move m
     join rujukan r on r.kabupaten_kode = m.kabupaten_kode and r.id = m.rujukan_id
     where r.kabupaten_kode = $1 and r.posyandu_id = $2
   ) m
   cross join lateral ${copied('rujukan_move', 'm', { rujukan_id: newId('m.rujukan_id') })} baru
   where ${IN_BATCH} and exists (select from rujukan r where r.kabupaten_kode = $1 and r.id = baru.rujukan_id)`,
  `update feed_counter f set last_seq = greatest(f.last_seq, coalesce(
     (select max(change_seq) from rujukan r where r.kabupaten_kode = $1 and r.posyandu_id = f.posyandu_id), 0))
   where f.kabupaten_kode = $1 and f.posyandu_id = any($3::uuid[]) and $2::uuid is not null`,
]
