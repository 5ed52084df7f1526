import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './ports.ts'

const postgresBin = '/usr/lib/postgresql/15/bin'

export interface NativeServices {
  readonly databaseUrl: string
  readonly redisUrl: string
  /** Folder of the PostgreSQL cluster, for tests that stop and start it. */
  readonly dataDir: string
  stopPostgres(mode: 'fast' | 'immediate'): void
  startPostgres(): void
  stopRedis(): void
  close(): void
}

/**
 * Starts a PostgreSQL cluster and a Redis of their own on free loopback ports, in a folder that goes with `close()`.
 * As root the database runs as the system's `postgres` user, since it refuses root.
 */
export async function startNative(): Promise<NativeServices> {
  const folder = mkdtempSync(join(tmpdir(), 'tutum-native-'))
  const [databasePort, redisPort] = [await freePort(), await freePort()]
  const owner = databaseOwner()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'postgres')
  const run = (program: string, args: string[]) =>
    execFileSync(join(postgresBin, program), args, { stdio: 'pipe', ...owner })
  run('initdb', ['-D', dataDir, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust'])
  const startPostgres = () => {
    const settings = `-p ${databasePort} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`
    run('pg_ctl', ['-D', dataDir, '-o', settings, '-l', join(folder, 'postgres.log'), '-w', 'start'])
  }
  startPostgres()
  makeOwner(run, databasePort)
  const redis = startRedis(redisPort)
  return {
    databaseUrl: `postgres://tutum@127.0.0.1:${databasePort}/tutum`,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    dataDir,
    startPostgres,
    stopPostgres: (mode) => run('pg_ctl', ['-D', dataDir, '-m', mode, '-w', 'stop']),
    stopRedis: () => redis.kill(),
    close() {
      redis.kill()
      try {
        run('pg_ctl', ['-D', dataDir, '-m', 'immediate', '-w', 'stop'])
      } catch {
        // Already down: a test stopped it.
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As in production: the program's role is no superuser, so row-level security binds it too. */
function makeOwner(run: (program: string, args: string[]) => void, port: number): void {
  const sql = (database: string, text: string) =>
    run('psql', ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database, '-c', text])
  sql('postgres', 'create role tutum login createdb createrole')
  sql('template1', 'create extension vector')
  sql('postgres', 'create database tutum owner tutum')
}

function startRedis(port: number): ChildProcess {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  return spawn('redis-server', args, { stdio: 'ignore' })
}

function databaseOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
