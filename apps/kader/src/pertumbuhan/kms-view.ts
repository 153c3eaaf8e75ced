import { formatUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import {
  GARIS_MERAH_SD,
  GARIS_ORANYE_SD,
  KMS_SD,
  type KmsMonth,
} from '@simpul/domain/pertumbuhan/kms.ts'
import type { PenimbanganBulan } from '@simpul/domain/pertumbuhan/naik.ts'
import { completedMonths, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { ChartBand, ChartCurve, ChartPoint } from '@simpul/ui/kms-chart.tsx'
import { PERTUMBUHAN_PESAN } from './pertumbuhan.pesan.ts'

interface KmsView {
  readonly curves: readonly ChartCurve[]
  readonly bands: readonly ChartBand[]
  readonly dots: readonly (ChartPoint & { readonly label: string; readonly isNew: boolean })[]
  readonly xTicks: readonly { readonly at: number; readonly label: string }[]
  readonly yTicks: readonly { readonly at: number; readonly label: string }[]
}

const WINDOW = 24
const LAST_MONTH = 60
const SHADE = [1, 2, 3, 3, 2, 1] as const

/** Two years of the card around an age: the paper shows no more at once either. */
export function kmsView(
  months: readonly KmsMonth[],
  birthDate: Tanggal,
  penimbangan: readonly Pick<PenimbanganBulan, 'measuredOn' | 'weightGram'>[],
  ageInMonths: number,
  newOn: Tanggal | null,
): KmsView {
  const from = Math.min(Math.max(Math.floor((ageInMonths - 12) / 12) * 12, 0), LAST_MONTH - WINDOW)
  const to = from + WINDOW
  const shown = months.filter((month) => month.ageInMonths >= from && month.ageInMonths <= to)
  const pointsOf = (i: number) =>
    shown.map((month) => ({ x: month.ageInMonths, y: (month.gram[i] ?? 0) / 1000 }))

  const dots = penimbangan
    .map((weighing) => ({
      x: completedMonths(birthDate, weighing.measuredOn),
      y: weighing.weightGram / 1000,
      label: formatUkuran(weighing.weightGram, 'weightGram'),
      isNew: weighing.measuredOn === newOn,
    }))
    .filter((dot) => dot.x >= from && dot.x <= to)
  const lowest = Math.min(...pointsOf(0).map((point) => point.y), ...dots.map((dot) => dot.y))
  const highest = Math.max(
    ...pointsOf(KMS_SD.length - 1).map((point) => point.y),
    ...dots.map((dot) => dot.y),
  )
  return {
    curves: KMS_SD.map((sd, i) => ({
      key: String(sd),
      label:
        sd === GARIS_MERAH_SD
          ? PERTUMBUHAN_PESAN.garisMerah
          : sd === GARIS_ORANYE_SD
            ? PERTUMBUHAN_PESAN.garisOranye
            : '',
      role:
        sd === GARIS_MERAH_SD
          ? 'bawah'
          : sd === GARIS_ORANYE_SD
            ? 'atas'
            : sd === 0
              ? 'tengah'
              : 'biasa',
      points: pointsOf(i),
    })),
    bands: SHADE.map((shade, i) => ({
      key: String(i),
      shade,
      lower: pointsOf(i),
      upper: pointsOf(i + 1),
    })),
    dots,
    xTicks: ticks(from, to, 3),
    yTicks: ticks(Math.floor(lowest), Math.ceil(highest), highest - lowest > 12 ? 2 : 1),
  }
}

function ticks(from: number, to: number, step: number): { at: number; label: string }[] {
  const count = Math.ceil((to - from) / step)
  return Array.from({ length: count + 1 }, (_, i) => ({
    at: from + i * step,
    label: String(from + i * step),
  }))
}
