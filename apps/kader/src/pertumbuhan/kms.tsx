import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { kmsCurves } from '@simpul/domain/pertumbuhan/kms.ts'
import { penimbanganByBulan } from '@simpul/domain/pertumbuhan/naik.ts'
import type { TabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { completedMonths, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { KmsChart } from '@simpul/ui/kms-chart.tsx'
import { kmsView } from './kms-view.ts'
import { PERTUMBUHAN_PESAN } from './pertumbuhan.pesan.ts'

interface Props {
  readonly tabel: TabelWho2006
  readonly sasaran: SasaranRecord
  readonly standing: readonly PengukuranRecord[]
  readonly on: Tanggal
}

/** The growth card of one child, with the weighing of this day marked. */
export function Kms({ tabel, sasaran, standing, on }: Props) {
  const penimbangan = penimbanganByBulan(standing)
  const view = kmsView(
    kmsCurves(tabel, sasaran.jenisKelamin),
    sasaran.tanggalLahir,
    penimbangan,
    completedMonths(sasaran.tanggalLahir, on),
    on,
  )
  return (
    <KmsChart
      description={PERTUMBUHAN_PESAN.grafik(sasaran.nama, view.dots.length)}
      xLabel={PERTUMBUHAN_PESAN.sumbuUmur}
      yLabel={PERTUMBUHAN_PESAN.sumbuBerat}
      {...view}
    />
  )
}
