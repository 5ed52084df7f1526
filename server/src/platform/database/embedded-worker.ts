// Runs PostgreSQL compiled to WebAssembly in a thread of its own, so that a long query never stalls the event loop.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto'
import { vector } from '@electric-sql/pglite-pgvector'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const { dataDir, socketPath } = workerData as { dataDir: string; socketPath: string }

// While nothing keeps its loop alive a thread waits for what is compiled beside it, and that may wait for this thread to
// collect garbage: then neither ever goes on.
const awake = setInterval(() => {}, 60_000)

const db = await PGlite.create({ dataDir, extensions: { vector, pgcrypto, pg_trgm } })
const server = new PGLiteSocketServer({ db, path: socketPath })
await server.start()
parentPort?.postMessage('ready')
parentPort?.once('message', async () => {
  await server.stop()
  await db.close()
  clearInterval(awake)
  parentPort?.postMessage('closed')
})
