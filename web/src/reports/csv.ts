import type { Language } from '../api/types.ts'
import type { Cell, Table } from './tables.ts'

/** Excel takes a file that begins so for UTF-8. */
const mark = '\uFEFF'

/** Excel splits by the sign that its own language uses for lists. */
const separators: Record<Language, string> = { ru: ';', ky: ';', en: ',' }

/** A table as spreadsheets open it; durations in seconds, under a heading that says so. */
export function csvOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>, language: Language): string {
  const separator = separators[language]
  const lines = [columns.map(({ csv, label }) => csv ?? label), ...rows]
  return mark + lines.map((line) => `${line.map(quoted).join(separator)}\r\n`).join('')
}

const quoted = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = defused(cell)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A name may be made so that a spreadsheet runs it as a formula, wide signs too: an apostrophe before it makes it a text. */
const defused = (text: string): string => (/^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text)

/** Hands the table over as a file. */
export function saveCsv(table: Table, name: string, language: Language): void {
  const url = URL.createObjectURL(new Blob([csvOf(table, language)], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.csv` })
  link.click()
  URL.revokeObjectURL(url)
}
