import type { Izin } from '@simpul/domain/pengguna/izin.ts'
import type { Penugasan } from '@simpul/domain/pengguna/peran.ts'
import type { PenggunaId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'

/** A penugasan as loaded: what the rules need, and its id and names for whoever shows it. */
export interface PenugasanTercatat extends Penugasan {
  readonly id: string
  readonly posyanduNama: string | null
  readonly kantorNama: string | null
}

/** Who asks, as the database knows it at this moment. */
export interface Actor {
  readonly kabupatenKode: string
  readonly penggunaId: PenggunaId
  /** null in an office browser */
  readonly perangkatId: PerangkatId | null
  readonly nama: string
  readonly penugasan: readonly PenugasanTercatat[]
  /** everything this person may do somewhere today */
  readonly izin: ReadonlySet<Izin>
  readonly zona: ZonaWaktu
  /** the date in the kabupaten's zone */
  readonly today: Tanggal
  readonly now: Date
  /** posyandu an admin opened with a reason, for the hour */
  readonly breakGlass: readonly PosyanduId[]
  /** SHA-256 of the token of this session; empty when there is none (titipan) */
  readonly tokenHash: Buffer
}
