import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from '#platform/database/database.ts'
import { migrate, migrationNames } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { newId } from '#platform/ids.ts'

const ignore = () => {}

/** A migrated, empty database for one test file. On native PostgreSQL a copy of a template made once per set of migrations. */
export async function freshDatabase(): Promise<{
  db: Database
  url: string | undefined
  drop: () => Promise<void>
}> {
  const server = process.env['TEST_DATABASE_URL']
  if (!server) {
    const db = await openDatabase({ dataDir: 'memory://', onError: ignore })
    await migrate(db)
    return { db, url: undefined, drop: async () => {} }
  }
  const name = `tutum_test_${newId<'database'>().replaceAll('-', '')}`
  await onServer(server, async (client) => {
    await client.query(`create database ${name} template ${await template(client, server)}`)
  })
  const url = databaseUrl(server, name)
  const db = await openDatabase({ url, dataDir: 'memory://', onError: ignore })
  const drop = () => onServer(server, (client) => dropDatabase(client, name))
  return { db, url, drop }
}

/** The server's own vacuum may be in it, which our plain role cannot send away; it is gone a moment later. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`drop database ${name} with (force)`)
      return
    } catch (error) {
      if (attempt === 20) throw error
      await wait(250)
    }
  }
}

/** Test files start together; the lock lets one make the template and the others wait for it. */
async function template(client: pg.Client, server: string): Promise<string> {
  const name = `tutum_template_${fingerprint()}`
  await client.query(`select pg_advisory_lock(hashtext('tutum.test-template'))`)
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount) return name
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  const db = await openDatabase({ url: databaseUrl(server, draft), dataDir: 'memory://', onError: ignore })
  await migrate(db)
  await db.close()
  await client.query(`alter database ${draft} rename to ${name}`)
  return name
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const folder = join(import.meta.dirname, '../../migrations')
  for (const name of migrationNames()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
