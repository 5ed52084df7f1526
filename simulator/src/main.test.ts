import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the simulator as a program', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const start = (env: Record<string, string>): ChildProcess =>
    spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: folder,
        SIMULATOR_PORT: '0',
        SIMULATOR_SMTP_PORT: '0',
        ...env,
      },
    })

  it('says where it is, and ends cleanly when told to', async () => {
    const program = start({})
    const said = await firstWords(program.stdout)
    expect(said).toMatch(/phone http:\/\/127\.0\.0\.1:\d+\/ .* mail smtp:\/\/127\.0\.0\.1:\d+/)
    program.kill('SIGTERM')
    expect(await exitOf(program)).toBe(0)
  })

  it.each(['SIMULATOR_PORT', 'SIMULATOR_SMTP_PORT'])(
    'ends with a sentence when %s is taken',
    async (variable) => {
      const other = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const address = other.address()
      const port = typeof address === 'object' ? String(address?.port) : ''
      const program = start({ [variable]: port })
      expect(await firstWords(program.stderr)).toMatch(
        new RegExp(`^Port ${port} is in use. Choose another one: ${variable}=`),
      )
      expect(await exitOf(program)).toBe(1)
      other.close()
    },
  )

  it('names every variable that is wrong', () => {
    expect(() => readConfig({ SIMULATOR_PORT: 'door', SERVER_URL: 'there' })).toThrow(
      /SIMULATOR_PORT.*SERVER_URL/,
    )
  })
})

function firstWords(stream: ChildProcess['stdout']): Promise<string> {
  return new Promise((resolve) => stream?.once('data', (data) => resolve(String(data))))
}

function exitOf(program: ChildProcess): Promise<number | null> {
  return program.exitCode === null
    ? new Promise((resolve) => program.once('exit', resolve))
    : Promise.resolve(program.exitCode)
}
