import type { Language } from '#platform/text/language.ts'
import { parseAmount } from './amount.ts'
import type { Column } from './columns.ts'
import type { Table, TableRow } from './table.ts'

export interface BadCell {
  readonly line: number
  /** The heading in the file, or our name for a column that is missing. */
  readonly column: string
  readonly value: string
  readonly reason: string
}

/** One good line: a variant and what it says of its product. `title` is null on lines that leave it to the one above. */
export interface Line {
  readonly line: number
  readonly sku: string
  readonly group: string
  readonly titles: Partial<Record<Language, string>>
  readonly descriptions: Partial<Record<Language, string>>
  readonly options: Record<string, string>
  readonly minor: bigint
  readonly stock: number | null
}

const required = ['sku', 'title', 'price'] as const

/** Columns that a catalogue cannot do without and the file does not have. */
export const missingColumns = (table: Table): string[] =>
  required.filter((field) => !table.columns.some((column) => column?.field === field))

/**
 * Reads every line; a line with one bad cell is bad as a whole, and every bad cell is told.
 * @param language of titles whose column names none.
 */
export function readLines(
  table: Table,
  { currency, language }: { currency: string; language: Language },
): { lines: Line[]; bad: BadCell[] } {
  const reader = {
    table,
    currency,
    language,
    seen: new Map<string, number>(),
    last: undefined as Line | undefined,
  }
  const lines: Line[] = []
  const bad: BadCell[] = []
  for (const row of table.rows) {
    const read = readLine(reader, row)
    if (Array.isArray(read)) bad.push(...read)
    else {
      reader.last = read
      lines.push(read)
    }
  }
  return { lines, bad }
}

interface Reader {
  readonly table: Table
  readonly currency: string
  readonly language: Language
  readonly seen: Map<string, number>
  last: Line | undefined
}

function readLine(reader: Reader, row: TableRow): Line | BadCell[] {
  const { table, currency, language, seen, last } = reader
  const bad: BadCell[] = []
  const titles: Line['titles'] = {}
  const descriptions: Line['descriptions'] = {}
  const options: Line['options'] = {}
  const found = { sku: '', group: '', minor: 0n, stock: null as number | null }
  const refuse = (heading: string, value: string, reason: string) =>
    bad.push({ line: row.line, column: heading, value: value.slice(0, 200), reason })

  table.columns.forEach((column, i) => {
    if (!column) return
    const heading = table.headings[i] ?? column.field
    const cell = row.cells[i] ?? ''
    const problem = readCell(column, cell)
    if (problem) refuse(heading, cell, problem)
  })
  if (
    row.cells.length > table.headings.length &&
    row.cells.slice(table.headings.length).some((cell) => cell !== '')
  )
    refuse('', row.cells.slice(table.headings.length).join(' '), 'too_many_cells')
  inheritTitles()
  return bad.length > 0 ? bad : { line: row.line, titles, descriptions, options, ...found }

  function readCell(column: Column, cell: string): string | undefined {
    switch (column.field) {
      case 'sku':
        found.sku = cell
        return skuProblem(cell, row.line, seen)
      case 'group':
        found.group = cell
        return undefined
      case 'title':
        if (cell !== '') titles[column.language ?? language] = cell
        return cell.length > 200 ? 'too_long' : lettersLost(cell)
      case 'description':
        if (cell !== '') descriptions[column.language ?? language] = cell
        return cell.length > 10_000 ? 'too_long' : lettersLost(cell)
      case 'option':
        if (cell !== '') options[column.option] = cell
        return cell.length > 100 ? 'too_long' : undefined
      case 'price':
        return readPrice(cell)
      case 'stock':
        return readStock(cell)
    }
  }

  function readPrice(cell: string): string | undefined {
    const amount = parseAmount(cell, currency)
    if (!amount.ok) return amount.reason
    found.minor = amount.minor
    return undefined
  }

  function readStock(cell: string): string | undefined {
    if (cell === '') return undefined
    const count = cell
      .replace(/[\s\u00a0\u202f]/g, '')
      .match(/^(-?\d{1,9})(?:[.,]0+)?(?:шт|штук|pcs|даана)?\.?$/iu)?.[1]
    if (count === undefined) return 'not_a_whole_number'
    if (count.startsWith('-')) return 'negative'
    found.stock = Number(count)
    return undefined
  }

  /** Shops leave the name out on the lines of the other sizes. */
  function inheritTitles() {
    if (Object.keys(titles).length > 0) return
    const above = last && (found.group === '' || found.group === last.group) ? last : undefined
    if (above) {
      Object.assign(titles, above.titles)
      found.group ||= above.group
    } else refuse(headingOf(table, 'title'), '', 'missing')
  }
}

function skuProblem(sku: string, line: number, seen: Map<string, number>): string | undefined {
  if (sku === '') return 'missing'
  if (sku.length > 64) return 'too_long'
  if (/[\s{}"'<>]/.test(sku)) return 'not_a_sku'
  if (seen.has(sku)) return 'sku_twice'
  seen.set(sku, line)
  return undefined
}

/** Kyrgyz letters saved in an encoding without them: `к?йн?к`. What is lost cannot be guessed. */
const lettersLost = (text: string): string | undefined =>
  /\p{L}\?\p{L}|\ufffd/u.test(text) ? 'letters_lost' : undefined

const headingOf = (table: Table, field: Column['field']): string => {
  const at = table.columns.findIndex((column) => column?.field === field)
  return table.headings[at] ?? field
}
