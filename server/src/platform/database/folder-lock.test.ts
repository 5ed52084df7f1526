import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

const briefly = { forMs: 150, everyMs: 10 }
const longer = { forMs: 5_000, everyMs: 10 }

describe('a folder of the embedded database', () => {
  let folder: string
  let started: ChildProcess[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tutum-lock-'))
  })
  afterEach(() => {
    for (const child of started) child.kill('SIGKILL')
    started = []
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.lock`, { force: true })
  })

  const run = (script: string) => {
    const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
    started.push(child)
    return child
  }
  const firstLine = async (child: ChildProcess): Promise<string> =>
    String((await once(child.stdout as NodeJS.ReadableStream, 'data'))[0]).trim()
  const heldBy = (words: string | number) => writeFileSync(`${folder}.lock`, String(words))

  it('is held until it is let go of', async () => {
    const unlock = await lockFolder(folder, briefly)
    expect(readFileSync(`${folder}.lock`, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    unlock()
    expect(existsSync(`${folder}.lock`)).toBe(false)
  })

  it('is refused, by the name of its holder, while that one lives', async () => {
    const { pid } = run('exec sleep 30')
    heldBy(pid ?? 0)
    await expect(lockFolder(folder, briefly)).rejects.toThrow(`in use by process ${pid}.`)
  })

  it('is taken as soon as its holder has ended', async () => {
    heldBy(run('exec sleep 0.3').pid ?? 0)
    await expect(lockFolder(folder, longer)).resolves.toBeTypeOf('function')
  })

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken from a dead process whose parent never asked',
    async () => {
      const pid = await firstLine(run('sleep 0.3 & echo $!; exec sleep 30'))
      heldBy(pid)
      await expect(lockFolder(folder, longer)).resolves.toBeTypeOf('function')
      expect(existsSync(`/proc/${pid}`)).toBe(true)
    },
  )

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken when the number was given to another process',
    async () => {
      heldBy(`${run('exec sleep 30').pid} 1`)
      await expect(lockFolder(folder, briefly)).resolves.toBeTypeOf('function')
    },
  )
})
