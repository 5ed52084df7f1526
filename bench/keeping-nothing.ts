// Our own server, whole, but its edge keeps nothing: what durable acknowledgements are measured against. Run as a process.

import { startServer } from '../server/src/main.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { openDatabase } from '../server/src/platform/database/open.ts'

const config = readConfig(process.env)
const db = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, onError: () => {} })
await startServer(config, { db: { ...db, atEdge: async () => {} } })
