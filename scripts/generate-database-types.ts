// Writes server/src/platform/database/schema.ts from a freshly migrated database; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../server/src/platform/database/migrate.ts'
import { openDatabase } from '../server/src/platform/database/open.ts'

const target = join(import.meta.dirname, '../server/src/platform/database/schema.ts')

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  filled: boolean
}

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int4: 'number',
  int2: 'number',
  float8: 'number',
  float4: 'number',
  int8: 'bigint',
  timestamptz: 'Date',
  date: 'Date',
  jsonb: 'unknown',
  bytea: 'Buffer',
  _text: 'string[]',
  _uuid: 'string[]',
  _int8: 'string[]',
  halfvec: 'string',
  tsvector: 'string',
  numeric: 'string',
}

const current = render(await readColumns())
if (!process.argv.includes('--check')) writeFileSync(target, current)
else if (readFileSync(target, 'utf8') !== current) {
  process.stderr.write(
    'server/src/platform/database/schema.ts does not fit the migrations: run `npm run generate`.\n',
  )
  process.exitCode = 1
}

async function readColumns(): Promise<Column[]> {
  const database = await openDatabase({ dataDir: 'memory://', onError: () => {} })
  await migrate(database)
  const columns = await database.asOwner((tx) =>
    tx.query<Column>(`
      select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
             (a.atthasdef or a.attidentity <> '') as filled
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped and c.relkind = 'r' and n.nspname in ('public', 'edge', 'vault') and c.relname <> 'migration'
      order by 1, 2, a.attnum`),
  )
  await database.close()
  return columns
}

function render(columns: Column[]): string {
  const tables = Map.groupBy(columns, (c) => (c.schema === 'public' ? c.table : `${c.schema}.${c.table}`))
  const names = [...tables.keys()]
  return [
    '// Made by `npm run generate` from the migrations; do not edit.',
    `import type { ColumnType } from 'kysely'`,
    '',
    'type Json = ColumnType<unknown, string, string>',
    'type FilledJson = ColumnType<unknown, string | undefined, string>',
    'type NullableJson = ColumnType<unknown, string | null | undefined, string | null>',
    'type Filled<T> = ColumnType<T, T | undefined, T>',
    '',
    ...names.flatMap((name) => [
      `interface ${pascal(name)}Table {`,
      ...(tables.get(name) ?? []).map((c) => `  ${c.column}: ${columnType(c)}`),
      '}',
      '',
    ]),
    'export interface Schema {',
    ...names.map((name) => `  ${name.includes('.') ? `'${name}'` : name}: ${pascal(name)}Table`),
    '}',
    '',
  ].join('\n')
}

function columnType({ type, nullable, filled, column, table }: Column): string {
  const base = typeOf[type]
  if (type === 'jsonb') return nullable ? 'NullableJson' : filled ? 'FilledJson' : 'Json'
  if (!base) throw new Error(`no TypeScript type for ${type} (${table}.${column}); add it here`)
  const full = nullable ? `${base} | null` : base
  return filled ? `Filled<${full}>` : full
}

function pascal(name: string): string {
  return name
    .split(/[._]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}
