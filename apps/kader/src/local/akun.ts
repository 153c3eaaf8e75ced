import type { CommandId, PenggunaId } from '@simpul/domain/shared/ids.ts'
import { type AkunRow, Pangkalan, PangkalanPerangkat } from './pangkalan.ts'
import { TRIES } from './pintu.ts'

/** A kader this phone knows, as the lock shows her without her PIN. */
export interface KnownAccount {
  readonly penggunaId: PenggunaId
  readonly nama: string
  readonly posyandu: string
  /** commands in her outbox that no server has taken */
  readonly unsent: number
  /** the server has her key: what is unsent can be handed over without her PIN */
  readonly isDititipkan: boolean
  /** ten wrong PINs: a code on paper opens it again */
  readonly isPintuTertutup: boolean
  /** her phone was taken back: it may only hand over what is left (SYNC-33) */
  readonly isDicabut: boolean
}

let device: PangkalanPerangkat | null = null

export function deviceDb(): PangkalanPerangkat {
  device ??= new PangkalanPerangkat()
  return device
}

/** Who used this phone last stands first. */
export async function knownAccounts(): Promise<readonly KnownAccount[]> {
  const rows = (await deviceDb().akun.toArray()).filter((row) => row.kunci !== null)
  rows.sort((a, b) => (a.terakhirDibuka < b.terakhirDibuka ? 1 : -1))
  return Promise.all(
    rows.map(
      async ({ penggunaId, nama, posyandu, salah, isDititipkan, isDicabut, diserahkan }) => ({
        penggunaId,
        nama,
        posyandu,
        unsent: await countUnsent(penggunaId, diserahkan ?? []),
        isDititipkan,
        isPintuTertutup: salah >= TRIES,
        isDicabut: isDicabut ?? false,
      }),
    ),
  )
}

/** Counted without her PIN: what lies in the outbox is unsent, but for what others handed over for her. */
async function countUnsent(
  penggunaId: PenggunaId,
  diserahkan: readonly CommandId[],
): Promise<number> {
  const db = new Pangkalan(penggunaId)
  try {
    return (
      (await db.outbox.count()) -
      (await db.outbox
        .where('id')
        .anyOf([...diserahkan])
        .count())
    )
  } finally {
    db.close()
  }
}

export async function changeAkun(penggunaId: PenggunaId, part: Partial<AkunRow>): Promise<void> {
  await deviceDb().akun.update(penggunaId, { ...part })
}
