import { createHash } from 'node:crypto'
import type { ImporKepala, JenisImpor } from '@simpul/contract/impor.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { sidikKepala } from '../sasaran/pemetaan-impor.ts'
import { findImpor, type Impor, insertImpor, rememberedPemetaan } from './impor.store.ts'

/** An import as the commands know it. */
export type ImporTercatat = Impor

interface BerkasImpor {
  readonly id: string
  readonly jenis: JenisImpor
  readonly desaKode: string
  readonly namaBerkas: string
  readonly kepala: ImporKepala
  readonly bytes: Uint8Array
}

/** Keeps the file with a proposed mapping: the one a person chose for this header before, if any. */
export async function uploadImpor(tx: Tx, actor: Actor, berkas: BerkasImpor): Promise<Impor> {
  const kk = actor.kabupatenKode
  const remembered = await rememberedPemetaan(
    tx,
    kk,
    berkas.jenis,
    sidikKepala(berkas.kepala.kepala),
  )
  const kepala = remembered
    ? { ...berkas.kepala, pemetaan: remembered, isRemembered: true }
    : berkas.kepala
  const sha256 = createHash('sha256').update(berkas.bytes).digest('hex')
  await insertImpor(tx, kk, { ...berkas, kepala, sha256, dibuatOleh: actor.penggunaId })
  await recordAudit(tx, actor, 'impor.upload', berkas.id, {
    jenis: berkas.jenis,
    bytes: berkas.bytes.length,
  })
  const impor = await findImpor(tx, kk, [berkas.desaKode], berkas.id)
  if (!impor) throw new Error(`import ${berkas.id} was not found after it was written`)
  return impor
}
