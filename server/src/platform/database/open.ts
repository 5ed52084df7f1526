import { join } from 'node:path'
import { createDatabase, type Database } from './database.ts'
import { startEmbedded } from './embedded.ts'

/**
 * Opens the database: `url` when given, else the embedded engine under `dataDir` ('memory://' keeps nothing).
 * @throws Error that names DATABASE_URL or DATA_DIR and says what is wrong.
 */
export async function openDatabase(options: {
  url?: string | undefined
  dataDir: string
  onError: (error: Error) => void
}): Promise<Database> {
  return options.url
    ? openNative(options.url, options.onError)
    : openEmbedded(options.dataDir, options.onError)
}

async function openNative(url: string, onError: (error: Error) => void): Promise<Database> {
  const connection = { connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'tutum' }
  const database = createDatabase({
    engine: 'native',
    connection,
    poolSize: 10,
    onError,
    close: async () => {},
  })
  try {
    await database.asOwner((tx) => tx.query('select 1'))
    return database
  } catch (error) {
    await database.close()
    const why =
      error instanceof Error
        ? error.message || ('code' in error ? String(error.code) : error.name)
        : String(error)
    throw new Error(
      `DATABASE_URL: the database cannot be reached (${why}). Check the address and that it is running.`,
    )
  }
}

async function openEmbedded(dataDir: string, onError: (error: Error) => void): Promise<Database> {
  const folder = dataDir.startsWith('memory:') ? dataDir : join(dataDir, 'postgres')
  const embedded = await startEmbedded(folder)
  const connection = { host: embedded.socketDir, port: 5432, user: 'postgres', database: 'postgres' }
  // One connection that everything shares: the engine has one session, see docs/decisions/0003.
  return createDatabase({ engine: 'embedded', connection, poolSize: 1, onError, close: embedded.close })
}
