import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { freePort } from '../../scripts/ports.ts'
import { serverCommand } from '../../scripts/server-command.ts'
import { appSecret } from './whatsapp.ts'

const root = join(import.meta.dirname, '../..')

export interface Program {
  readonly url: string
  readonly pid: number
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<void>
  signal(signal: 'SIGKILL' | 'SIGTERM'): void
}

/** Settings for a server under test; keys are made once, so that several processes share them. */
export function settings(own: Record<string, string>): Record<string, string> {
  return {
    MASTER_KEY: randomBytes(32).toString('base64'),
    TOKEN_DATABASE_KEY: randomBytes(32).toString('base64'),
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: 'test-verify-token',
    LOG_LEVEL: 'error',
    ...own,
  }
}

/** Starts the real server as a process of its own, or another `program` with its flags, and resolves when it is ready. */
export async function startProgram(
  env: Record<string, string>,
  { port, program }: { port?: number; program?: string } = {},
): Promise<Program> {
  const at = port ?? (await freePort())
  const command = program ? [...serverCommand.slice(0, -1), program] : serverCommand
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(at) },
    // The channel ends with this process in whatever way, and the server with it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${at}`
  await ready(url, child)
  return { url, pid: child.pid ?? 0, ended, signal: (signal) => void child.kill(signal) }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  if (child.signalCode === null) throw new Error(`the server did not get ready at ${url}`)
}
