import { type KeluargaId, uuidV8 } from '@simpul/domain/shared/ids.ts'
import type { Tx } from '../db/database.ts'

/** The card of a family as somebody of it was registered with, inside one posyandu. */
interface KartuKeluarga {
  readonly posyanduId: string
  readonly nomorKk: string | null
}

/** The family a card number names inside one posyandu: two phones that type it agree without talking. */
export function keluargaIdOf({ posyanduId, nomorKk }: KartuKeluarga): KeluargaId | null {
  return nomorKk === null ? null : uuidV8('keluarga', posyanduId, nomorKk)
}

/** Writes the families that are not there yet; a person without a card has none. */
export async function saveKeluarga(
  tx: Tx,
  kabupatenKode: string,
  cards: readonly KartuKeluarga[],
): Promise<void> {
  const families = new Map(
    cards.flatMap((card) => {
      const id = keluargaIdOf(card)
      return id === null ? [] : [[id, card] as const]
    }),
  )
  if (families.size === 0) return
  await tx
    .insertInto('keluarga')
    .values(
      [...families].map(([id, card]) => ({
        kabupaten_kode: kabupatenKode,
        id,
        posyandu_id: card.posyanduId,
        nomor_kk: card.nomorKk,
      })),
    )
    .onConflict((on) => on.columns(['kabupaten_kode', 'id']).doNothing())
    .execute()
}
