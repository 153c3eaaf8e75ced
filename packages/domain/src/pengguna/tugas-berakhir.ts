import { addDays, type Tanggal } from '../shared/tanggal.ts'
import { isInForce, type Penugasan } from './peran.ts'

/** How long after its end what was written under a penugasan is still taken. Reference data. */
export const MASA_SUSULAN_HARI = 90

/** What a server knows of a command besides what the phone wrote on it. */
interface WaktuSusulan {
  /** by the phone's clock, which its owner can set */
  readonly writtenOn: Tanggal
  /** by the server's */
  readonly receivedOn: Tanggal
  /** the day the phone first signed in as this person; null: never */
  readonly phoneSince: Tanggal | null
}

/**
 * Rule AKSES-10: the penugasan that have ended and under which something may have been written that only
 * now arrives. The phone was away, the fact is true; but its clock proves nothing, so two things bound
 * it that the server saw itself: the phone was hers before the end, and the end is not long ago.
 */
export function endedAndStillHeard<P extends Penugasan>(
  penugasanList: readonly P[],
  { writtenOn, receivedOn, phoneSince }: WaktuSusulan,
): readonly P[] {
  return penugasanList.filter(
    (penugasan) =>
      hasEnded(penugasan, receivedOn) &&
      isInForce(penugasan, writtenOn) &&
      phoneSince !== null &&
      phoneSince <= penugasan.berlakuSampai &&
      receivedOn <= addDays(penugasan.berlakuSampai, MASA_SUSULAN_HARI),
  )
}

/** Rule AKSES-10 of a revoked phone and of a closed account: on it every role ended that day at the latest. */
export function endingBy<P extends Penugasan>(
  penugasanList: readonly P[],
  lastDay: Tanggal,
): readonly P[] {
  return penugasanList.map((penugasan) =>
    penugasan.berlakuSampai !== null && penugasan.berlakuSampai <= lastDay
      ? penugasan
      : { ...penugasan, berlakuSampai: lastDay },
  )
}

export function hasEnded<P extends Penugasan>(
  penugasan: P,
  on: Tanggal,
): penugasan is P & { readonly berlakuSampai: Tanggal } {
  return penugasan.berlakuSampai !== null && penugasan.berlakuSampai < on
}
