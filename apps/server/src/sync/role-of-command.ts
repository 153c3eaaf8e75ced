import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { type Izin, mayI } from '@simpul/domain/pengguna/izin.ts'
import { endedAndStillHeard, hasEnded } from '@simpul/domain/pengguna/tugas-berakhir.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { sql } from 'kysely'
import type { Decision, PosyanduTujuan } from '../command-decision.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

interface RoleOfCommand {
  /** who asks, with the penugasan and on the day that count for this command */
  readonly actor: Actor
  /** AKSES-10: the role has ended since */
  readonly isLate: boolean
}

/**
 * As whom a command is decided: as she stands today, else as she stood when it was written, within the
 * bounds of AKSES-10. Somebody else's posyandu is not found.
 * @param phoneSince when this phone first signed in; asked only of who has a role that ended
 */
export function roleOfCommand(
  actor: Actor,
  posyandu: PosyanduTujuan,
  command: { readonly izin: Izin; readonly recordedAt: string },
  days: { readonly today: Tanggal; readonly phoneSince: Tanggal | null },
): RoleOfCommand | Extract<Decision, { readonly outcome: 'refused' }> {
  const target = targetPosyandu(posyandu.id, posyandu.desaKode)
  const may = (who: Pick<Actor, 'penugasan'>, izin: Izin, on: Tanggal) =>
    mayI(who.penugasan, izin, target, on)
  if (may(actor, command.izin, days.today)) return { actor, isLate: false }

  const writtenOn = localNow(Date.parse(command.recordedAt), posyandu.zona).tanggal
  const penugasan = endedAndStillHeard(actor.penugasan, {
    writtenOn,
    receivedOn: days.today,
    phoneSince: days.phoneSince,
  })
  const then = { ...actor, penugasan, today: writtenOn }
  if (may(then, command.izin, writtenOn)) return { actor: then, isLate: true }

  const wasHers = actor.penugasan.some(
    (one) =>
      hasEnded(one, days.today) && may({ penugasan: [one] }, command.izin, one.berlakuSampai),
  )
  if (wasHers) return refusedAs('tugas_berakhir')
  return may(actor, 'temuan.write', days.today)
    ? refusedAs('tidak_berwenang')
    : refusedAs('tidak_ditemukan', 'posyanduId')
}

function refusedAs(kode: 'tugas_berakhir' | 'tidak_berwenang' | 'tidak_ditemukan', field?: string) {
  return { outcome: 'refused', kode, ...(field === undefined ? {} : { field }) } as const
}

/** The day a phone first signed in; null when no role of its person has ended, and nobody asks. */
export async function loadPhoneSince(
  tx: Tx,
  actor: Actor,
  posyandu: PosyanduTujuan,
  today: Tanggal,
): Promise<Tanggal | null> {
  if (actor.perangkatId === null || !actor.penugasan.some((one) => hasEnded(one, today)))
    return null
  const { rows } = await sql<{ registered_at: Date }>`
    select registered_at from perangkat
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${actor.perangkatId}`.execute(tx)
  const since = rows[0]?.registered_at
  return since === undefined ? null : localNow(since.getTime(), posyandu.zona).tanggal
}
