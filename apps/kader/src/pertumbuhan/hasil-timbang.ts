import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import {
  ATURAN_NASIONAL,
  type AturanDaerah,
  kbmPada,
  tanggaPada,
} from '@simpul/domain/pertumbuhan/aturan-daerah.ts'
import { bukuKiaEntries, type IsianBukuKia } from '@simpul/domain/pertumbuhan/buku-kia.ts'
import { posisiKms } from '@simpul/domain/pertumbuhan/kms.ts'
import { assessNaik, type PenilaianNaik } from '@simpul/domain/pertumbuhan/naik.ts'
import {
  assessPertumbuhan,
  type TabelWho,
} from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { decideTindakan, type Tindakan } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { bulanOf, completedMonths } from '@simpul/domain/shared/tanggal.ts'

export interface HasilTimbang {
  readonly pengukuran: PengukuranRecord
  /** Completed months on the day of measuring. */
  readonly ageInMonths: number
  readonly naik: PenilaianNaik | null
  /** False when another weighing of this month is the one that counts. */
  readonly isCounted: boolean
  readonly tindakan: Tindakan
  readonly isLengthMissing: boolean
  readonly bukuKia: readonly IsianBukuKia[]
}

/**
 * What the rules say about one measurement of a child under five. Every decision is the domain's;
 * here they are only brought together.
 * @param aturan the tables of the kabupaten; each measure by those of its day
 * @param standing every measure of the child that stands, in any order
 */
export function hasilTimbang(
  tabel: TabelWho,
  sasaran: Pick<SasaranRecord, 'jenisKelamin' | 'tanggalLahir'>,
  pengukuran: PengukuranRecord,
  standing: readonly PengukuranRecord[],
  nakesPresent: boolean,
  aturan: AturanDaerah = ATURAN_NASIONAL,
): HasilTimbang {
  const anak = { jenisKelamin: sasaran.jenisKelamin, birthDate: sasaran.tanggalLahir }
  const ageInMonths = completedMonths(sasaran.tanggalLahir, pengukuran.measuredOn)
  const naik =
    assessNaik(anak, standing, (on) => kbmPada(aturan, on)).find(
      (month) => month.bulan === bulanOf(pengukuran.measuredOn),
    ) ?? null
  const posisi =
    pengukuran.weightGram === null
      ? undefined
      : posisiKms(tabel.who2006, sasaran.jenisKelamin, ageInMonths, pengukuran.weightGram)?.posisi
  const penilaian = assessPertumbuhan(tabel, anak, pengukuran, 'who_harian')
  const isFlagged = [
    penilaian.weightForAge,
    penilaian.lengthForAge,
    penilaian.weightForLength,
  ].some((index) => index.hasil === 'tidak_dinilai' && index.alasan === 'z_tidak_wajar')
  return {
    pengukuran,
    ageInMonths,
    naik,
    isCounted: naik === null || naik.pengukuranId === pengukuran.id,
    isLengthMissing: pengukuran.lengthMm === null,
    bukuKia: bukuKiaEntries(sasaran.tanggalLahir, pengukuran, naik),
    tindakan: decideTindakan(
      {
        ageInMonths,
        statusNaik: naik?.status ?? null,
        duaT: naik?.duaT ?? false,
        posisiKms: posisi ?? null,
        lilaMm: pengukuran.lilaMm,
        edema: pengukuran.edema,
        tandaBahaya: false,
        ragu: isFlagged || pengukuran.alasanTidakWajar !== null,
        kataNakes: false,
        nakesPresent,
      },
      tanggaPada(aturan, pengukuran.measuredOn),
    ),
  }
}
