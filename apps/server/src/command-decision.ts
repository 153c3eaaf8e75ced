import type { Refusal, RefusalKode } from '@simpul/contract/refusal.ts'
import type { FieldClash } from '@simpul/contract/sync.ts'
import type { CommandId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import type { Actor } from './http/actor.ts'

/** The posyandu whose feed a command goes into. */
export interface PosyanduTujuan {
  readonly id: PosyanduId
  readonly desaKode: string
  readonly zona: ZonaWaktu
  readonly puskesmasId: string
}

/** One command on its way: who, where, when. The body is beside it. */
export interface Fact {
  /** who asks; its `penugasan` and `today` are those that count for this command (AKSES-10) */
  readonly actor: Actor
  readonly posyandu: PosyanduTujuan
  readonly commandId: CommandId
  /**
   * The version of a record this command was made on: what the phone saw, or what a command it stands
   * on produced (SYNC-12). null when it is unknown.
   */
  readonly versionSeen: (recordId: string) => number | null
  /** instant of the device's clock, shown */
  readonly recordedAt: string
  /** the server's clock, trusted; milliseconds since 1970, UTC */
  readonly now: number
  /** the server's day in the posyandu's zone */
  readonly today: Tanggal
  /** fields of a newer app, kept and returned untouched (SYNC-19) */
  readonly extra: Readonly<Record<string, unknown>>
}

/** What a handler answers; nothing is written until all commands of the push are decided. */
export type Decision =
  | { readonly outcome: 'accepted'; readonly recordId: string; readonly version: number }
  | {
      readonly outcome: 'conflict'
      readonly recordKind: 'sasaran' | 'hari_buka'
      readonly recordId: string
      readonly version: number
      readonly clash: readonly FieldClash[]
    }
  | ({ readonly outcome: 'refused' } & Pick<Refusal, 'kode' | 'field'>)

export function accepted(record: { readonly id: string; readonly version: number }): Decision {
  return { outcome: 'accepted', recordId: record.id, version: record.version }
}

export function refused(kode: RefusalKode, field?: string): Decision {
  return { outcome: 'refused', kode, ...(field === undefined ? {} : { field }) }
}
