import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** How long the last holder may take to end: a killed process lets go of its memory first. */
const patience = { forMs: 5_000, everyMs: 100 }

/**
 * Makes this process the only one that may use `folder`; a lock left by a process that is gone is taken over,
 * one whose process is ending is waited for.
 * @returns what lets go of the folder.
 * @throws Error naming the process that holds the folder.
 */
export async function lockFolder(folder: string, { forMs, everyMs } = patience): Promise<() => void> {
  const file = `${folder.replace(/\/$/, '')}.lock`
  mkdirSync(folder, { recursive: true })
  for (let waited = 0; !take(file); waited += everyMs) {
    if (waited >= forMs)
      throw new Error(
        `DATA_DIR: ${folder} is in use by process ${holderOf(file).pid}. Stop it, or choose another DATA_DIR.`,
      )
    await pause(everyMs)
  }
  return () => rmSync(file, { force: true })
}

function take(file: string): boolean {
  if (isHeld(file)) return false
  rmSync(file, { force: true })
  try {
    writeFileSync(file, `${process.pid} ${bornAt(process.pid) ?? ''}`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holderOf(file: string): { pid: number; born: string } {
  const [pid, born = ''] = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : []
  return { pid: Number(pid ?? 0), born }
}

function isHeld(file: string): boolean {
  const { pid, born } = holderOf(file)
  if (!pid || pid === process.pid) return false
  const now = bornAt(pid)
  // The number of a process is given again after a restart of the machine; the time of its birth is not.
  return now !== null && (born === '' || now === '' || born === now)
}

/** When the process began, in ticks since the machine did: '' where the system does not tell, null of one that is gone. */
function bornAt(pid: number): string | null {
  if (!answersSignals(pid)) return null
  try {
    const [state = '', ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // A dead process stays listed until its parent has asked for its end.
    return /[ZX]/.test(state) ? null : (rest[18] ?? '')
  } catch {
    return ''
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
