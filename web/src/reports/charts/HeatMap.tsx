import { Walk } from './Walk.tsx'

interface Props {
  label: string
  /** The names of rows and columns. */
  rows: readonly string[]
  columns: readonly string[]
  /** By row and column. */
  valueAt: (row: number, column: number) => number
  textOf: (row: number, column: number) => string
}

/** Every so many columns one is named. */
const named = 6
const cell = { width: 10, height: 9 }

/** A field for each hour of the week, the darker the more. */
export function HeatMap({ label, rows, columns, valueAt, textOf }: Props) {
  const across = columns.length
  const placeOf = (mark: number) => [Math.floor(mark / across), mark % across] as const
  const marks = Array.from({ length: rows.length * across }, (_, mark) => mark)
  const most = Math.max(1, ...marks.map((mark) => valueAt(...placeOf(mark))))
  return (
    <Walk label={label} count={marks.length} row={across} textOf={(mark) => textOf(...placeOf(mark))}>
      {(here, point) => (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <div className="grid text-2xs text-faint" aria-hidden="true">
            {rows.map((row) => (
              <span key={row} className="self-center">
                {row}
              </span>
            ))}
          </div>
          <svg
            className="block w-full h-45"
            viewBox={`0 0 ${across * cell.width} ${rows.length * cell.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {marks.map((mark) => {
              const [row, column] = placeOf(mark)
              return (
                <rect
                  key={mark}
                  x={column * cell.width + 0.4}
                  y={row * cell.height + 0.4}
                  width={cell.width - 0.8}
                  height={cell.height - 0.8}
                  fill={shade(valueAt(row, column) / most)}
                  className={mark === here ? 'chart-picked' : undefined}
                  onPointerEnter={() => point(mark)}
                />
              )
            })}
          </svg>
          <span />
          <div
            className="grid text-2xs text-faint num mt-1"
            style={{ gridTemplateColumns: `repeat(${across / named}, minmax(0, 1fr))` }}
            aria-hidden="true"
          >
            {columns
              .filter((_, column) => column % named === 0)
              .map((column) => (
                <span key={column}>{column}</span>
              ))}
          </div>
        </div>
      )}
    </Walk>
  )
}

/** Even the lightest that is not nothing can be told from nothing. */
const shade = (share: number): string =>
  share === 0
    ? 'var(--surface-sunken)'
    : `color-mix(in oklab, var(--chart-1) ${Math.round(15 + 85 * share)}%, var(--surface-sunken))`
