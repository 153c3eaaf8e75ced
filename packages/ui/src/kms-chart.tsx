import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'

export interface ChartPoint {
  readonly x: number
  readonly y: number
}

/** A curve over the whole width; `role` says how it is drawn. */
export interface ChartCurve {
  readonly key: string
  readonly label: string
  readonly role: 'bawah' | 'atas' | 'biasa' | 'tengah'
  readonly points: readonly ChartPoint[]
}

/** The room between two curves. 1 is the outermost colour, 3 the middle one. */
export interface ChartBand {
  readonly key: string
  readonly shade: 1 | 2 | 3
  readonly lower: readonly ChartPoint[]
  readonly upper: readonly ChartPoint[]
}

interface Props {
  /** Read out in place of the picture. */
  readonly description: string
  readonly curves: readonly ChartCurve[]
  readonly bands: readonly ChartBand[]
  readonly dots: readonly (ChartPoint & { readonly label: string; readonly isNew?: boolean })[]
  readonly xTicks: readonly { readonly at: number; readonly label: string }[]
  readonly yTicks: readonly { readonly at: number; readonly label: string }[]
  readonly xLabel: string
  readonly yLabel: string
}

const WIDTH = 360
const HEIGHT = 420
const EDGE = { top: 26, right: 44, bottom: 44, left: 34 }

/** A growth card: bands, lines, and the dots of one child joined by a line. SVG, so it prints. */
export function KmsChart({
  description,
  curves,
  bands,
  dots,
  xTicks,
  yTicks,
  xLabel,
  yLabel,
}: Props) {
  const x = scaleLinear(
    [xTicks[0]?.at ?? 0, xTicks.at(-1)?.at ?? 1],
    [EDGE.left, WIDTH - EDGE.right],
  )
  const y = scaleLinear(
    [yTicks[0]?.at ?? 0, yTicks.at(-1)?.at ?? 1],
    [HEIGHT - EDGE.bottom, EDGE.top],
  )
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  )

  return (
    <svg
      className="ui-bagan"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={description}
    >
      <clipPath id="kms-bidang">
        <rect
          x={EDGE.left}
          y={EDGE.top}
          width={WIDTH - EDGE.left - EDGE.right}
          height={HEIGHT - EDGE.top - EDGE.bottom}
        />
      </clipPath>
      <g clipPath="url(#kms-bidang)">
        {bands.map((band) => (
          <path key={band.key} d={bandPath(band, x, y)} fill={`var(--kms-pita-${band.shade})`} />
        ))}
      </g>
      {yTicks.map((tick) => (
        <g key={tick.at}>
          <line
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={y(tick.at)}
            y2={y(tick.at)}
            stroke="#0002"
          />
          <text
            x={EDGE.left - 5}
            y={y(tick.at) + 4}
            textAnchor="end"
            fontSize="12"
            fill="var(--teks)"
          >
            {tick.label}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick.at}>
          <line
            x1={x(tick.at)}
            x2={x(tick.at)}
            y1={EDGE.top}
            y2={HEIGHT - EDGE.bottom}
            stroke="#0002"
          />
          <text
            x={x(tick.at)}
            y={HEIGHT - EDGE.bottom + 16}
            textAnchor="middle"
            fontSize="12"
            fill="var(--teks)"
          >
            {tick.label}
          </text>
        </g>
      ))}
      <g clipPath="url(#kms-bidang)" fill="none">
        {curves.map((curve) => (
          <path
            key={curve.key}
            d={path(curve.points) ?? ''}
            stroke={CURVE[curve.role].stroke}
            strokeWidth={CURVE[curve.role].width}
            strokeDasharray={CURVE[curve.role].dash}
          />
        ))}
      </g>
      {curves.map((curve) => {
        const last = curve.points.at(-1)
        if (!last || curve.label === '') return null
        return (
          <text
            key={curve.key}
            x={WIDTH - EDGE.right + 3}
            y={Math.max(y(last.y) + 4, EDGE.top + 4)}
            fontSize="10"
            fontWeight="700"
            fill={CURVE[curve.role].stroke}
          >
            {curve.label}
          </text>
        )
      })}
      <path
        d={path([...dots]) ?? ''}
        fill="none"
        stroke="var(--teks)"
        strokeWidth="2"
        clipPath="url(#kms-bidang)"
      />
      {dots.map((dot) => (
        <g key={`${dot.x}-${dot.label}`}>
          <circle
            cx={x(dot.x)}
            cy={y(dot.y)}
            r={dot.isNew ? 6 : 3.5}
            fill={dot.isNew ? 'var(--ungu)' : 'var(--teks)'}
            stroke="#fff"
            strokeWidth="1.5"
          >
            <title>{dot.label}</title>
          </circle>
          {dot.isNew && (
            <text
              x={x(dot.x)}
              y={y(dot.y) - 11}
              textAnchor="middle"
              fontSize="14"
              fontWeight="700"
              fill="var(--ungu-tua)"
              stroke="#fff"
              strokeWidth="4"
              paintOrder="stroke"
            >
              {dot.label}
            </text>
          )}
        </g>
      ))}
      <text x={EDGE.left - 28} y={14} fontSize="12" fill="var(--teks)">
        {yLabel}
      </text>
      <text x={WIDTH / 2} y={HEIGHT - 8} fontSize="12" textAnchor="middle" fill="var(--teks)">
        {xLabel}
      </text>
    </svg>
  )
}

type Scale = (value: number) => number

const CURVE = {
  bawah: { stroke: 'var(--kms-bawah)', width: 2.5, dash: undefined },
  atas: { stroke: 'var(--kms-atas)', width: 2.5, dash: '6 3' },
  tengah: { stroke: '#2f6b2f', width: 1.5, dash: undefined },
  biasa: { stroke: '#0005', width: 1, dash: undefined },
} as const

function bandPath(band: ChartBand, x: Scale, y: Scale): string {
  const draw = area<{ readonly at: number; readonly low: number; readonly high: number }>()
    .x((point) => x(point.at))
    .y0((point) => y(point.low))
    .y1((point) => y(point.high))
  return (
    draw(
      band.lower.map((point, i) => ({
        at: point.x,
        low: point.y,
        high: band.upper[i]?.y ?? point.y,
      })),
    ) ?? ''
  )
}
