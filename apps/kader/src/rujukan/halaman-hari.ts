import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { hasGrowthCard } from '@simpul/domain/hari-buka/langkah.ts'
import { type RingkasanHari, ringkasanHari } from '@simpul/domain/hari-buka/ringkasan-hari.ts'
import {
  ATURAN_NASIONAL,
  type AturanDaerah,
  kbmPada,
} from '@simpul/domain/pertumbuhan/aturan-daerah.ts'
import { countSkdn, type Skdn } from '@simpul/domain/pertumbuhan/skdn.ts'
import type { TabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'

export interface HalamanHari {
  readonly skdn: Skdn
  readonly ringkasan: RingkasanHari
  /** Present with a growth card, and no weight of this day. */
  readonly belumDitimbang: readonly SasaranRecord[]
}

interface Given {
  readonly tanggal: Tanggal
  readonly hariBuka: readonly HariBukaRecord[]
  readonly kehadiran: readonly KehadiranRecord[]
  readonly sasaranById: ReadonlyMap<SasaranId, SasaranRecord>
  readonly people: readonly {
    readonly sasaran: SasaranRecord
    readonly pengukuran: readonly PengukuranRecord[]
  }[]
  readonly rujukan: readonly RujukanRecord[]
  readonly petugas: readonly string[]
}

/** The page at the end of the day. Counting is the domain's; here the records are brought to it. */
export function halamanHari(
  given: Given,
  who2006: TabelWho2006,
  aturan: AturanDaerah = ATURAN_NASIONAL,
): HalamanHari {
  const { tanggal } = given
  const bulan = bulanOf(tanggal)
  const days = given.hariBuka
    .filter((day) => day.status !== 'direncanakan' && bulanOf(day.tanggal) === bulan)
    .map((day) => day.tanggal)
  const skdn = countSkdn(
    bulan,
    days.includes(tanggal) ? days : [...days, tanggal],
    given.people.map(({ sasaran, pengukuran }) => ({
      jenisKelamin: sasaran.jenisKelamin,
      birthDate: sasaran.tanggalLahir,
      tamu: sasaran.isTamu,
      hasKms: sasaran.punyaBukuKia === true,
      joinedOn: null,
      leftOn: sasaran.leftOn,
      pengukuran: standingPengukuran(pengukuran),
    })),
    { who2006, kbm: (on) => kbmPada(aturan, on) },
  )
  const present = given.kehadiran.map((one) => {
    const sasaran = given.sasaranById.get(one.sasaranId)
    const kelompok = sasaran
      ? kelompokSasaran(sasaran.tanggalLahir, tanggal, sasaran.keadaanIbu)
      : null
    return { ...one, kelompok }
  })
  const today = given.rujukan.filter((one) => one.openedOn === tanggal)
  const weighed = new Set(
    given.people
      .filter(({ pengukuran }) =>
        standingPengukuran(pengukuran).some(
          (one) => one.measuredOn === tanggal && one.weightGram !== null,
        ),
      )
      .map(({ sasaran }) => sasaran.id),
  )
  return {
    skdn,
    ringkasan: ringkasanHari(
      present,
      {
        rujukan: today.filter((one) => one.jalur === 'kesehatan').length,
        temuan: today.filter((one) => one.jalur === 'pengajuan').length,
      },
      given.petugas,
    ),
    belumDitimbang: present.flatMap((one) => {
      const sasaran = given.sasaranById.get(one.sasaranId)
      const isDue = one.batalKarena === null && one.kelompok !== null && hasGrowthCard(one.kelompok)
      return sasaran && isDue && !weighed.has(sasaran.id) ? [sasaran] : []
    }),
  }
}
