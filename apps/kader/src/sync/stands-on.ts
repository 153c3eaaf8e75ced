import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'

/** What a command is about, and what must be there before it can be taken. Keys are `kind:id`. */
export interface Kaitan {
  /** the record it makes or changes */
  readonly own: string
  /** records it cannot do without */
  readonly parents: readonly string[]
  /** it makes `own`; a planned day is not made until it is opened */
  readonly isMaking: boolean
  /** changes of one record stand on each other in order (SYNC-12); marks and cancels only add */
  readonly isChained: boolean
}

type About<K extends CommandKind> = (body: CommandBody<K>) => Kaitan

const sasaran = (id: string) => `sasaran:${id}`
const hari = (id: string) => `hari_buka:${id}`

function makes(own: string, ...parents: readonly (string | null)[]): Kaitan {
  return { own, parents: parents.filter((key) => key !== null), isMaking: true, isChained: false }
}

function changes(own: string): Kaitan {
  return { own, parents: [], isMaking: false, isChained: true }
}

function marks(own: string): Kaitan {
  return { own, parents: [], isMaking: false, isChained: false }
}

/** A kind without an entry does not compile. */
const ABOUT: { readonly [K in CommandKind]: About<K> } = {
  'sasaran.register': (b) => makes(sasaran(b.id), b.ibuId && sasaran(b.ibuId)),
  'sasaran.correct': (b) => changes(sasaran(b.sasaranId)),
  'sasaran.leave': (b) => changes(sasaran(b.sasaranId)),
  'hari_buka.plan': (b) => changes(hari(b.hariBukaId)),
  'hari_buka.open': (b) => makes(hari(b.hariBukaId)),
  'hari_buka.close': (b) => changes(hari(b.hariBukaId)),
  'hari_buka.reopen': (b) => changes(hari(b.hariBukaId)),
  'kehadiran.record': (b) =>
    makes(`kehadiran:${b.kehadiranId}`, sasaran(b.sasaranId), hari(b.hariBukaId)),
  'kehadiran.mark': (b) => marks(`kehadiran:${b.kehadiranId}`),
  'kehadiran.cancel': (b) => marks(`kehadiran:${b.kehadiranId}`),
  'pengukuran.record': (b) =>
    makes(
      `pengukuran:${b.id}`,
      sasaran(b.sasaranId),
      b.hariBukaId && hari(b.hariBukaId),
      b.supersedes && `pengukuran:${b.supersedes}`,
    ),
  'layanan.record': (b) =>
    makes(
      `layanan:${b.id}`,
      sasaran(b.sasaranId),
      b.hariBukaId && hari(b.hariBukaId),
      b.supersedes && `layanan:${b.supersedes}`,
    ),
  'temuan.record': (b) => makes(`rujukan:${b.rujukanId}`, b.sasaranId && sasaran(b.sasaranId)),
  'rujukan.send': (b) => makes(`rujukan:${b.id}`, sasaran(b.sasaranId)),
  'rujukan.move': (b) => changes(`rujukan:${b.rujukanId}`),
}

export function kaitanOf<K extends CommandKind>(kind: K, body: CommandBody<K>): Kaitan {
  const about: About<K> = ABOUT[kind]
  return about(body)
}

/** A command that has not been taken, or taken and not yet pulled, as the next one looks at it. */
export interface Standing<Id extends string> {
  readonly id: Id
  readonly kaitan: Kaitan
  readonly isRefused: boolean
}

/**
 * What a new command stands on: what makes its record and its parents, whatever became of that, and
 * the last change of the same record that is still under way. A refused change is not stood upon: a
 * person who corrects again would wait for it for ever.
 */
export function findAfter<Id extends string>(
  kaitan: Kaitan,
  queue: readonly Standing<Id>[],
): readonly Id[] {
  const needed = new Set([kaitan.own, ...kaitan.parents])
  const after = new Set(
    queue
      .filter((before) => before.kaitan.isMaking && needed.has(before.kaitan.own))
      .map(({ id }) => id),
  )
  if (kaitan.isChained) {
    const chain = queue.filter(
      (before) => before.kaitan.isChained && before.kaitan.own === kaitan.own && !before.isRefused,
    )
    const last = chain.at(-1)
    if (last) after.add(last.id)
  }
  return [...after]
}
