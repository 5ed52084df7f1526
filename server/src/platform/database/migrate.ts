import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'

const folder = join(import.meta.dirname, '../../../migrations')

/**
 * Applies the migrations that are missing, in the order of their names, in one transaction under a lock:
 * several processes may start at once, and a failing migration leaves the schema as it was.
 * @returns the names applied now.
 */
export function migrate(database: Database): Promise<string[]> {
  return database.asOwner(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('tutum.migrations'))`)
    await tx.query(
      `create table if not exists public.migration (name text primary key, applied_at timestamptz not null default now())`,
    )
    const done = new Set(
      (await tx.query<{ name: string }>('select name from public.migration')).map((row) => row.name),
    )
    const missing = migrationNames().filter((name) => !done.has(name))
    for (const name of missing) {
      await runScript(tx, readFileSync(join(folder, name), 'utf8'), name)
      await tx.query('insert into public.migration (name) values ($1)', [name])
    }
    return missing
  })
}

export const migrationNames = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

async function runScript(
  tx: Parameters<Parameters<Database['asOwner']>[0]>[0],
  script: string,
  name: string,
): Promise<void> {
  try {
    await tx.query(script)
  } catch (error) {
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
