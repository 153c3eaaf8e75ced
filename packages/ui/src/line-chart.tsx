import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

interface Props {
  readonly description: string
  readonly points: readonly { readonly label: string; readonly value: number | null }[]
  readonly unit?: string
}

const WIDTH = 320
const HEIGHT = 140
const EDGE = { top: 18, right: 12, bottom: 26, left: 34 }

/** A small series over months. A missing month is a gap, never a zero. */
export function LineChart({ description, points, unit = '' }: Props) {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]))
  const x = scaleLinear([0, Math.max(points.length - 1, 1)], [EDGE.left, WIDTH - EDGE.right])
  const y = scaleLinear([0, Math.max(...values, 1)], [HEIGHT - EDGE.bottom, EDGE.top]).nice(3)
  const path = line<{ readonly value: number | null }>()
    .defined((point) => point.value !== null)
    .x((_, i) => x(i))
    .y((point) => y(point.value ?? 0))
  const every = Math.ceil(points.length / 6)

  return (
    <svg
      className="ui-bagan"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={description}
    >
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={y(tick)}
            y2={y(tick)}
            stroke="var(--garis)"
          />
          <text x={EDGE.left - 5} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--teks)">
            {tick}
            {unit}
          </text>
        </g>
      ))}
      <path d={path([...points]) ?? ''} fill="none" stroke="var(--ungu)" strokeWidth="2" />
      {points.map((point, i) => (
        <g key={point.label}>
          {point.value !== null && (
            <circle cx={x(i)} cy={y(point.value)} r="3.5" fill="var(--ungu)">
              <title>{`${point.label}: ${point.value}${unit}`}</title>
            </circle>
          )}
          {i % every === 0 && (
            <text x={x(i)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fill="var(--teks)">
              {point.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
