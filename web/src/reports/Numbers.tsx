import { useHere } from '../app/store.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import type { Cell, Column, Table } from './tables.ts'
import { took } from './took.ts'

/** What the chart above it draws, in numbers. */
export function Numbers({ table, caption }: { table: Table; caption: string }) {
  const t = useT()
  return (
    <details className="numbers mt-3">
      <summary className="text-sm">{t('reports.numbers')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls for itself, by keys, too */}
      <div className="overflow-x-auto mt-1" tabIndex={0}>
        <table className="table [&_:is(th,td)]:px-2">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              {table.columns.map(({ label, kind }) => (
                <th key={label} scope="col" className={kind === 'text' ? '' : 'right'}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Row key={String(row[0])} cells={row} columns={table.columns} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Row({ cells, columns }: { cells: readonly Cell[]; columns: readonly Column[] }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const said = (cell: Cell, kind: Column['kind']) => {
    if (kind === 'took') return took(t, cell as number | null)
    if (cell === null) return '–'
    if (kind === 'percent') return `${cell}\u00a0%`
    return typeof cell === 'number' ? format.number(cell) : cell
  }
  const [first = '', ...rest] = cells
  return (
    <tr>
      <th scope="row" className="text-body!">
        {first}
      </th>
      {rest.map((cell, n) => (
        <td key={columns[n + 1]?.label} className="right num whitespace-nowrap">
          {said(cell, columns[n + 1]?.kind ?? 'text')}
        </td>
      ))}
    </tr>
  )
}
