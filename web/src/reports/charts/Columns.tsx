import { Walk } from './Walk.tsx'

export interface Series {
  label: string
  /** A CSS colour. */
  colour: string
  values: readonly number[]
}

interface Props {
  label: string
  series: readonly Series[]
  /** What stands under the first and the last column. */
  ends: readonly [string, string]
  textOf: (column: number) => string
  number: (value: number) => string
}

const height = 120

/** One column for each day and series; the highest reaches the top, and its number stands there. */
export function Columns({ label, series, ends, textOf, number }: Props) {
  const count = series[0]?.values.length ?? 0
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  const wide = series.length + 1
  return (
    <div>
      <Legend series={series} />
      <Walk label={label} count={count} textOf={textOf}>
        {(mark, point) => (
          <>
            <div className="text-2xs text-faint num text-right">{number(most)}</div>
            <svg
              className="block w-full h-30"
              viewBox={`0 0 ${count * wide} ${height}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <line x1={0} x2={count * wide} y1={0.5} y2={0.5} className="chart-grid" />
              {Array.from({ length: count }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <g key={column} onPointerEnter={() => point(column)}>
                  <rect
                    x={column * wide}
                    y={0}
                    width={wide}
                    height={height}
                    className={column === mark ? 'chart-here' : 'chart-ground'}
                  />
                  {series.map(({ label: name, colour, values }, n) => {
                    const tall = ((values[column] ?? 0) / most) * height
                    return (
                      <rect
                        key={name}
                        x={column * wide + n + 0.5}
                        y={height - tall}
                        width={0.9}
                        height={tall}
                        fill={colour}
                      />
                    )
                  })}
                </g>
              ))}
            </svg>
            <div className="flex justify-between text-2xs text-faint border-t border-hair pt-1">
              <span>{ends[0]}</span>
              {count > 1 && <span>{ends[1]}</span>}
            </div>
          </>
        )}
      </Walk>
    </div>
  )
}

function Legend({ series }: Pick<Props, 'series'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {series.map(({ label, colour }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span className="size-2 rounded-xs" style={{ background: colour }} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  )
}
