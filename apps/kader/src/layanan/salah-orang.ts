import type { CommandKind } from '@simpul/contract/command.ts'
import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { kehadiranId, type LayananId, type PengukuranId } from '@simpul/domain/shared/ids.ts'
import type { NewCommand } from '../local/local-store.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'

/** One of the kinds, each with its own body. */
type Perintah = { readonly [K in CommandKind]: NewCommand<K> }[CommandKind]

interface Given {
  readonly kehadiran: KehadiranRecord
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
  readonly benar: Pick<SasaranRecord, 'id' | 'isTamu'>
  /** The right person's own presence that day, when she was written down too. */
  readonly hadirBenar: KehadiranRecord | null
  readonly alasan: string
  readonly newPengukuranId: () => PengukuranId
  readonly newLayananId: () => LayananId
}

interface CatatanHari {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
}

/** What was written down for a person at the day of a kehadiran and still stands. */
export function catatanOf({
  kehadiran,
  pengukuran,
  layanan,
}: Pick<Given, 'kehadiran' | 'pengukuran' | 'layanan'>): CatatanHari {
  const isOfDay = (one: { readonly hariBukaId: string | null }) =>
    one.hariBukaId === kehadiran.hariBukaId
  return {
    pengukuran: standingPengukuran(pengukuran).filter(isOfDay),
    layanan: layanan.filter(
      (one) => isOfDay(one) && one.supersededBy === null && one.batalKarena === null,
    ),
  }
}

/**
 * The wrong person was written down and perhaps weighed under that name. Nothing is taken away: the
 * right person gets new records, with the number on the slip in her hand, and what stood under the
 * wrong name is cancelled with the reason. They are saved together, all or none.
 */
export function perintahSalahOrang(given: Given): readonly Perintah[] {
  const { kehadiran, benar, hadirBenar, alasan } = given
  const { pengukuran, layanan } = catatanOf(given)
  const { posyanduId, hariBukaId, tanggal, nomorAntrean } = kehadiran
  const id = kehadiranId(posyanduId, tanggal, benar.id)
  const came: Perintah[] = hadirBenar
    ? []
    : [
        {
          kind: 'kehadiran.record',
          body: {
            kehadiranId: id,
            hariBukaId,
            posyanduId,
            tanggal,
            sasaranId: benar.id,
            nomorAntrean,
            isTamu: benar.isTamu,
          },
        },
      ]
  const marks = kehadiran.langkahSelesai
    .filter((langkah) => !hadirBenar?.langkahSelesai.includes(langkah))
    .map(
      (langkah): Perintah => ({
        kind: 'kehadiran.mark',
        body: { kehadiranId: id, posyanduId, langkah },
      }),
    )
  const written = [
    ...pengukuran.map(
      (one): Perintah => ({
        kind: 'pengukuran.record',
        body: {
          ...measured(one),
          id: given.newPengukuranId(),
          sasaranId: benar.id,
          supersedes: null,
        },
      }),
    ),
    ...layanan.map(
      (one): Perintah => ({
        kind: 'layanan.record',
        body: { ...served(one), id: given.newLayananId(), sasaranId: benar.id, supersedes: null },
      }),
    ),
  ]
  const cancelled = [
    ...pengukuran.map(
      (one): Perintah => ({
        kind: 'pengukuran.record',
        body: {
          ...measured(one),
          id: given.newPengukuranId(),
          supersedes: one.id,
          batalKarena: alasan,
        },
      }),
    ),
    ...layanan.map(
      (one): Perintah => ({
        kind: 'layanan.record',
        body: { ...served(one), id: given.newLayananId(), supersedes: one.id, batalKarena: alasan },
      }),
    ),
  ]
  const cancel: Perintah = {
    kind: 'kehadiran.cancel',
    body: { kehadiranId: kehadiran.id, posyanduId, alasan },
  }
  return [...came, ...marks, ...written, ...cancelled, cancel]
}

/** Without what the server adds to a record. */
function measured(record: PengukuranRecord) {
  const { supersededBy: _by, version: _version, recordedAt: _at, ...body } = record
  return body
}

function served(record: LayananRecord) {
  const { supersededBy: _by, version: _version, recordedAt: _at, ...body } = record
  return body
}
