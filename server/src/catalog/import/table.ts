import { CsvError, parse } from 'csv-parse/sync'
import { type Column, columnOf } from './columns.ts'

export interface TableRow {
  /** As counted by a text editor, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly delimiter: string
  readonly headerLine: number
  readonly headings: readonly string[]
  readonly columns: readonly (Column | null)[]
  readonly rows: readonly TableRow[]
}

export type ReadTable =
  | { ok: true; table: Table }
  | { ok: false; line: number; reason: 'empty' | 'quote_open' | 'no_header' }

const delimiters = [';', ',', '\t', '|']
/** A heading may stand under a title or an address of the shop. */
const headerWithin = 10

/** Finds delimiter and heading row by trying them: the pair that names the most columns wins. */
export function readTable(text: string): ReadTable {
  if (text.trim() === '') return { ok: false, line: 1, reason: 'empty' }
  const tries = delimiters.map((delimiter) => attempt(text, delimiter))
  const tables = tries.flatMap((one) => (one.ok ? [one.table] : []))
  const [best] = tables.sort((a, b) => known(b.columns) - known(a.columns))
  if (best) return { ok: true, table: best }
  const broken = tries.find((one) => !one.ok && one.reason === 'quote_open')
  return broken && !broken.ok ? broken : { ok: false, line: 1, reason: 'no_header' }
}

function attempt(text: string, delimiter: string): ReadTable {
  const rows = split(text, delimiter)
  if (!Array.isArray(rows)) return { ok: false, line: rows.line, reason: 'quote_open' }
  const heads = rows.slice(0, headerWithin).map(({ cells }) => cells.map(columnOf))
  const at = heads.reduce((best, columns, i) => (known(columns) > known(heads[best] ?? []) ? i : best), 0)
  const columns = heads[at]
  const header = rows[at]
  if (!columns || !header || known(columns) < 2) return { ok: false, line: 1, reason: 'no_header' }
  const table = {
    delimiter,
    headerLine: header.line,
    headings: header.cells,
    columns,
    rows: rows.slice(at + 1),
  }
  return { ok: true, table }
}

const known = (columns: readonly (Column | null)[]): number =>
  columns.filter((column) => column !== null).length

function split(text: string, delimiter: string): TableRow[] | { line: number } {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      // With `info` each record comes in a wrapper that the package's types do not know.
    }) as unknown as Placed[]
    return placed(records).filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (error instanceof CsvError) return { line: Number(error['lines'] ?? 1) }
    throw error
  }
}

interface Placed {
  record: string[]
  info: { lines: number }
}

/** csv-parse tells the line where a record ends; a quoted line break makes it begin earlier. */
const placed = (records: Placed[]): TableRow[] =>
  records.map(({ record, info }) => ({
    line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0),
    cells: record,
  }))
