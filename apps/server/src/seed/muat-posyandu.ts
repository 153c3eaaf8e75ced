import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import type { Client } from 'pg'
import type { PosyanduPlan } from './isi-posyandu.ts'
import { posyanduContoh } from './posyandu-contoh.ts'
import { salinUrusan } from './salin-urusan.ts'
import { writePosyandu } from './write-posyandu.ts'

/** What one batch brought in. */
export interface Termuat {
  readonly posyandu: number
  readonly sasaran: number
  readonly pengukuran: number
}

/**
 * A connection that loads: foreign keys are checked by plans that a session keeps. Made while a table
 * was nearly empty they read it from end to end, for every row of the COPY that fills it: 2 ms a row
 * instead of 0.02.
 */
export async function prepareToLoad(owner: Client): Promise<void> {
  await owner.query('set enable_seqscan = off')
}

/** Makes the planned posyandu and commits them together: after a cut a batch is there or it is not. */
export async function loadBatch(
  owner: Client,
  plans: readonly PosyanduPlan[],
  tabel: TabelWho,
): Promise<Termuat> {
  const batch = plans.map((plan) => ({ plan, isi: posyanduContoh(plan, tabel.who2006) }))
  await owner.query('begin')
  try {
    await writePosyandu(owner, batch, tabel)
    await salinUrusan(owner, plans)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
  const sum = (count: (one: (typeof batch)[number]) => number) =>
    batch.reduce((total, one) => total + count(one), 0)
  return {
    posyandu: batch.length,
    sasaran: sum(({ isi }) => isi.sasaran.length),
    pengukuran: sum(({ isi }) => isi.pengukuran.length),
  }
}
