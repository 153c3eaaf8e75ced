import type {
  CloseHariBuka,
  OpenHariBuka,
  PlanHariBuka,
  ReopenHariBuka,
} from '@simpul/contract/hari-buka.ts'
import type { FieldClash } from '@simpul/contract/sync.ts'
import { moveHariBuka } from '@simpul/domain/hari-buka/hari-buka.ts'
import { hariBukaId } from '@simpul/domain/shared/ids.ts'
import { addDays } from '@simpul/domain/shared/tanggal.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records } from '../records.ts'
import type { HariBukaRow } from './hari-buka.store.ts'

interface Work {
  readonly hariBuka: Records<HariBukaRow>
}

/** What two phones plan apart is joined; where both wrote something else, both are kept. */
export function planHariBuka(work: Work, fact: Fact, body: PlanHariBuka): Decision {
  const found = find(work, fact, body)
  if ('outcome' in found) return found
  const plan = {
    tempat: body.tempat,
    jamMulai: body.jamMulai,
    undangan: body.undangan,
    tugas: body.tugas,
  }
  if (body.jamMulai !== '' && !/^\d{2}[.:]\d{2}$/.test(body.jamMulai))
    return refused('isian_salah', 'jamMulai')
  if (!found.day)
    return accepted(work.hariBuka.add({ ...newDay(fact, body, 'direncanakan'), ...plan }))
  const { day } = found
  if (day.status === 'ditutup') return refused('hari_sudah_ditutup', 'tanggal')

  const isNewest = (fact.versionSeen(day.id) ?? 0) >= day.version
  const fields: Record<string, unknown> = {}
  const clash: FieldClash[] = []
  for (const [field, mine] of Object.entries(plan)) {
    const theirs: unknown = day[field as keyof typeof plan]
    if (JSON.stringify(theirs) === JSON.stringify(mine)) continue
    if (isNewest || theirs === '' || (Array.isArray(theirs) && theirs.length === 0))
      fields[field] = mine
    else if (mine !== '' && !(Array.isArray(mine) && mine.length === 0))
      clash.push({ field, base: null, mine, theirs })
  }
  const saved = Object.keys(fields).length > 0 ? work.hariBuka.change(day, fields) : day
  return clash.length === 0
    ? accepted(saved)
    : {
        outcome: 'conflict',
        recordKind: 'hari_buka',
        recordId: saved.id,
        version: saved.version,
        clash,
      }
}

/**
 * SYNC-15: opening an open day changes nothing. Nor does opening a closed one: the other phone was
 * away when it was closed, and what it noted that day stands on this command.
 */
export function openHariBuka(work: Work, fact: Fact, body: OpenHariBuka): Decision {
  const found = find(work, fact, body)
  if ('outcome' in found) return found
  const { day } = found
  if (day?.status === 'ditutup') return accepted(day)
  const moved = moveHariBuka(day?.status ?? null, 'buka', body.tanggal, addDays(fact.today, 1))
  if (!moved.ok) return refused(moved.error.kode, 'tanggal')
  if (!day) return accepted(work.hariBuka.add(newDay(fact, body, 'dibuka')))
  if (day.status === 'dibuka') return accepted(day)
  return accepted(work.hariBuka.change(day, { status: 'dibuka', dibukaPada: fact.recordedAt }))
}

export function closeHariBuka(work: Work, fact: Fact, body: CloseHariBuka): Decision {
  const found = find(work, fact, body)
  if ('outcome' in found) return found
  const { day } = found
  if (!day || day.status === 'direncanakan') return refused('hari_belum_dibuka', 'tanggal')
  // The server's own figure is the server's to write (sync/recount-hari.ts).
  const { server: _, ...ringkasan } = body.ringkasan
  return accepted(
    work.hariBuka.change(day, {
      status: 'ditutup',
      ditutupPada: fact.recordedAt,
      ringkasan,
    }),
  )
}

export function reopenHariBuka(work: Work, fact: Fact, body: ReopenHariBuka): Decision {
  const found = find(work, fact, body)
  if ('outcome' in found) return found
  const { day } = found
  if (!day || day.status === 'direncanakan') return refused('hari_belum_dibuka', 'tanggal')
  if (day.status === 'dibuka') return accepted(day)
  return accepted(work.hariBuka.change(day, { status: 'dibuka', ditutupPada: null }))
}

/** The id is made of posyandu and date (invariant 6): another id would be a second day beside the first. */
function find(
  work: Work,
  fact: Fact,
  body: OpenHariBuka,
): Decision | { readonly day: HariBukaRow | undefined } {
  if (body.hariBukaId !== hariBukaId(fact.posyandu.id, body.tanggal))
    return refused('isian_salah', 'hariBukaId')
  const day = work.hariBuka.own(body.hariBukaId, fact.posyandu.id)
  return { day }
}

function newDay(fact: Fact, body: OpenHariBuka, status: 'direncanakan' | 'dibuka'): HariBukaRow {
  return {
    id: body.hariBukaId,
    posyanduId: fact.posyandu.id,
    tanggal: body.tanggal,
    status,
    tempat: '',
    jamMulai: '',
    undangan: '',
    tugas: [],
    ringkasan: null,
    dibukaPada: status === 'dibuka' ? fact.recordedAt : null,
    ditutupPada: null,
    version: 1,
    recordedAt: fact.recordedAt,
    extra: fact.extra,
  }
}

/** SYNC-16: the date of service is as written; a day further ahead than tomorrow is a wrong clock. */
export function isAhead(fact: Fact, tanggal: string): boolean {
  return tanggal > addDays(fact.today, 1)
}
