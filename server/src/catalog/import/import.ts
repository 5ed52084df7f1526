import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import { tellProductUpdated } from '../announce.ts'
import { enqueueEmbedding } from '../jobs.ts'
import { storeMoney } from '../read.ts'
import { lockCatalog, writeProducts } from '../write.ts'
import type { Column } from './columns.ts'
import { decode, type Encoding } from './decode.ts'
import { type BadCell, missingColumns, readLines } from './lines.ts'
import { type Plan, planImport } from './plan.ts'
import { readTable, type Table } from './table.ts'

/** What a file holds and what was, or would be, done. created, updated and unchanged count lines. */
export interface ImportReport {
  readonly applied: boolean
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly bad: readonly BadCell[]
  readonly columns: readonly { readonly heading: string; readonly meaning: string | null }[]
  readonly encoding: Encoding
  readonly delimiter: string | null
}

const mostLines = 20_000

/**
 * Reads a catalogue file as shops keep it: any usual encoding, delimiter and heading language. With `apply` all good lines
 * are written in one transaction, bad ones are told and left out; the same file again changes nothing. Nothing is ever deleted.
 */
export async function importProducts(
  ctx: Ctx,
  storeId: StoreId,
  bytes: Uint8Array,
  { apply }: { apply: boolean },
): Promise<ImportReport> {
  const { text, encoding } = decode(bytes)
  const read = readTable(text)
  if (!read.ok) return nothing(encoding, [{ line: read.line, column: '', value: '', reason: read.reason }])
  const { table } = read
  const hopeless = wholeFileProblems(table)
  if (hopeless.length > 0) return nothing(encoding, hopeless, table)
  return ctx.db.withStore(storeId, async (tx) => {
    await lockCatalog(tx)
    const money = await storeMoney(tx)
    const { lines, bad } = readLines(table, money)
    const plan = await planImport(tx, lines, money.currency)
    if (apply) await carryOut(ctx, tx, plan)
    const { created, updated, unchanged } = plan
    return { applied: apply, created, updated, unchanged, bad, ...shape(encoding, table) }
  })
}

async function carryOut(ctx: Ctx, tx: StoreTx, { rows }: Plan): Promise<void> {
  if (rows.length === 0) return
  const changed = await writeProducts(tx, ctx.clock.now(), rows)
  if (changed) await enqueueEmbedding(ctx, tx)
  tellProductUpdated(ctx, tx, null)
}

function wholeFileProblems(table: Table): BadCell[] {
  const missing = missingColumns(table).map((column) => ({
    line: table.headerLine,
    column,
    value: '',
    reason: 'column_missing',
  }))
  const tooMany = table.rows.length > mostLines
  return tooMany
    ? [...missing, { line: mostLines + 1, column: '', value: '', reason: 'too_many_lines' }]
    : missing
}

const nothing = (encoding: Encoding, bad: BadCell[], table?: Table): ImportReport => ({
  applied: false,
  created: 0,
  updated: 0,
  unchanged: 0,
  bad,
  ...shape(encoding, table),
})

const shape = (encoding: Encoding, table: Table | undefined) => ({
  columns:
    table?.headings.map((heading, i) => ({ heading, meaning: meaning(table.columns[i] ?? null) })) ?? [],
  encoding,
  delimiter: table?.delimiter ?? null,
})

function meaning(column: Column | null): string | null {
  if (!column) return null
  if (column.field === 'option') return column.option
  return 'language' in column && column.language ? `${column.field}_${column.language}` : column.field
}
