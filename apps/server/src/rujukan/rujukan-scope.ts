import type { Kotak } from '@simpul/contract/kantor.ts'
import { carries } from '@simpul/domain/pengguna/izin.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { type RawBuilder, sql } from 'kysely'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { isLateSql, isPromiseBrokenSql } from './rujukan-clock.ts'

/**
 * Which matters a person sees at all (invariant 11): the desa its pengajuan, a nakes the rujukan
 * kesehatan of the desa served and those given to the own Puskesmas, an office what lies at it now. Everybody else has counts elsewhere.
 */
export function seesRujukan(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    (r.jalur = 'pengajuan' and ${inScope(placesOf(viewer, 'desa'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.jalur = 'kesehatan' and ${isOfNakes(viewer)})
    or (r.jalur = 'pengajuan' and r.kantor_id = any(${officesOf(viewer, 'dinas')}::uuid[]))
  )`
}

/** What waits for this person: the turn is theirs. */
function isMyTurn(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    (r.giliran = 'desa' and r.jalur = 'pengajuan' and ${inScope(placesOf(viewer, 'desa'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.giliran = 'kantor' and r.jalur = 'kesehatan' and ${isOfNakes(viewer)})
    or (r.giliran = 'kantor' and r.jalur = 'pengajuan' and r.kantor_id = any(${officesOf(viewer, 'dinas')}::uuid[]))
  )`
}

/** What was answered with a promise waits for its day, not for a person. */
function waitsForMe(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    ${isMyTurn(viewer)}
    and not (r.status in ('dijadwalkan', 'masuk_usulan') and coalesce(r.dijanjikan_pada >= ${viewer.today}, true))
  )`
}

/** Where the person is now: somebody who moved is seen by the nakes of her new desa. */
function isOfNakes(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    ${inScope(placesOf(viewer, 'nakes'), 'p.desa_kode', 'r.posyandu_id')}
    or r.kantor_id = any(${officesOf(viewer, 'nakes')}::uuid[])
  )`
}

/**
 * Who reads a matter from its first word, as domain's `readsFromStart` says for an office: the desa its
 * own, and everybody a rujukan kesehatan.
 */
export function readsFromStartSql(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(r.jalur = 'kesehatan' or ${inScope(placesOf(viewer, 'desa'), 'r.desa_kode', 'r.posyandu_id')})`
}

function placesOf(viewer: Viewer, kedudukan: 'desa' | 'nakes') {
  return scopeOf(
    viewer.penugasan,
    'rujukan.read',
    viewer.today,
    (one) => kedudukanOf(one) === kedudukan,
  )
}

function officesOf(viewer: Viewer, kedudukan: 'dinas' | 'nakes'): string[] {
  return viewer.penugasan.flatMap((one) =>
    isInForce(one, viewer.today) &&
    kedudukanOf(one) === kedudukan &&
    carries(one, 'rujukan.read') &&
    one.kantorId !== null
      ? [one.kantorId]
      : [],
  )
}

export function inKotak(kotak: Kotak, viewer: Viewer): RawBuilder<boolean> {
  switch (kotak) {
    case 'menunggu_saya':
      return waitsForMe(viewer)
    case 'telat':
      return sql<boolean>`(${isLateSql(viewer.now)} or ${isPromiseBrokenSql(viewer.now)})`
    case 'berjalan':
      return sql<boolean>`(r.giliran <> 'tidak_ada' and not ${waitsForMe(viewer)})`
    case 'selesai':
      return sql<boolean>`r.giliran = 'tidak_ada'`
    case 'semua':
      return sql<boolean>`true`
  }
}
