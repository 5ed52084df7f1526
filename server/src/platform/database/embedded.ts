import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedPostgres {
  /** Folder of the unix socket, to be given to `pg` as host. */
  readonly socketDir: string
  close(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `dataDir`, or in memory for `memory://`.
 * One process at a time owns a folder; a lock left by a crash is taken over.
 * @throws Error naming the process that holds the folder.
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedPostgres> {
  const unlock = dataDir.startsWith('memory:') ? () => {} : await lockFolder(dataDir)
  const socketDir = mkdtempSync(join(tmpdir(), 'tutum-pg-'))
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { dataDir, socketPath: join(socketDir, '.s.PGSQL.5432') },
  })
  await said(worker, 'ready')
  worker.on('error', () => {})
  return {
    socketDir,
    async close() {
      worker.postMessage('close')
      await said(worker, 'closed').catch(() => {})
      await worker.terminate()
      rmSync(socketDir, { recursive: true, force: true })
      unlock()
    },
  }
}

function said(worker: Worker, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message) => message === word && resolve())
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the embedded database ended with code ${code}`)))
  })
}
