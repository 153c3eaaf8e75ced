import type { CommandId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf } from './bentuk.ts'
import { REFUSAL, type RefusalKode } from './refusal.ts'

/** The wire of docs/sync.md. Sentences are numbered there; the numbers stand in the tests. */

/** Commands in one push, at most. */
export const PUSH_LIMIT = 200
/** Records in one pull, at most. */
export const PULL_LIMIT = 5_000
/** The oldest app whose pull is still answered. A push is answered at any age. */
export const OLDEST_APP = 1
export const APP_VERSION = 1

export const Command = z.object({
  id: idOf<CommandId>(),
  kind: z.string().check(z.maxLength(60)),
  v: z.int(),
  posyanduId: idOf<PosyanduId>(),
  /** Version of the record this was based on; null for a new fact. */
  basedOnVersion: z.nullable(z.int()),
  /** The unanswered commands this one stands on. */
  after: z.array(idOf<CommandId>()).check(z.maxLength(50)),
  recordedAt: Instant,
  body: z.record(z.string(), z.unknown()),
})
export type Command = z.infer<typeof Command>

export const PushRequest = z.object({
  perangkatId: idOf<PerangkatId>(),
  appVersion: z.int(),
  /** The device's clock when it sent this, so that skew can be shown, never corrected in the facts. */
  sentAt: Instant,
  commands: z.array(Command).check(z.maxLength(PUSH_LIMIT)),
})
export type PushRequest = z.infer<typeof PushRequest>

export const FieldClash = z.object({
  field: z.string(),
  base: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
})
export type FieldClash = z.infer<typeof FieldClash>

const refusalKode = z.custom<RefusalKode>((v) => typeof v === 'string' && v in REFUSAL)

export const CommandReply = z.discriminatedUnion('outcome', [
  z.object({
    commandId: idOf<CommandId>(),
    outcome: z.literal('accepted'),
    recordId: z.nullable(z.string()),
    version: z.nullable(z.int()),
  }),
  z.object({
    commandId: idOf<CommandId>(),
    outcome: z.literal('conflict'),
    recordId: z.nullable(z.string()),
    version: z.nullable(z.int()),
    clash: z.array(FieldClash),
  }),
  z.object({
    commandId: idOf<CommandId>(),
    outcome: z.literal('refused'),
    kode: refusalKode,
    field: z.nullable(z.string()),
  }),
])
export type CommandReply = z.infer<typeof CommandReply>

/** The answer to a command; `isDuplicate`: it had been given before (SYNC-7). */
export const CommandAnswer = z.intersection(CommandReply, z.object({ isDuplicate: z.boolean() }))
export type CommandAnswer = z.infer<typeof CommandAnswer>

export const PushReply = z.object({
  epoch: z.string(),
  receivedAt: Instant,
  replies: z.array(CommandAnswer),
})
export type PushReply = z.infer<typeof PushReply>

export const SYNC_KINDS = [
  'sasaran',
  'hari_buka',
  'kehadiran',
  'pengukuran',
  'layanan',
  'rujukan',
] as const
export type SyncKind = (typeof SYNC_KINDS)[number]

/** Cursor of one posyandu's feed. `scope` names what the actor may see; when it changes, pull from zero. */
export const PullRequest = z.object({
  perangkatId: idOf<PerangkatId>(),
  appVersion: z.int(),
  posyanduId: idOf<PosyanduId>(),
  epoch: z.nullable(z.string()),
  scope: z.nullable(z.string()),
  since: z.int(),
  limit: z.int().check(z.gte(1), z.lte(PULL_LIMIT)),
})
export type PullRequest = z.infer<typeof PullRequest>

/**
 * One page. `changes` are `[kind, record]` in order of sequence, `removals` are `[kind, id]`.
 * `startOver`: the epoch or the scope is not the one the cursor was made under; the page begins at zero.
 */
export const PullReply = z.object({
  epoch: z.string(),
  scope: z.string(),
  startOver: z.boolean(),
  next: z.int(),
  hasMore: z.boolean(),
  /** Records still to come, for the progress bar. */
  remaining: z.int(),
  changes: z.array(z.tuple([z.enum(SYNC_KINDS), z.record(z.string(), z.unknown())])),
  removals: z.array(z.tuple([z.enum(SYNC_KINDS), z.string()])),
  packs: z.array(z.object({ nama: z.string(), sha256: z.string() })),
})
export type PullReply = z.infer<typeof PullReply>
