import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TICKS_PER_SECOND = 100

interface Spent {
  /** Its own. */
  readonly own: number
  /** Of children that have ended. */
  readonly ofChildren: number
  readonly parent: number
}

/** Processor time in seconds that a process has used, in its own code and in the kernel's for it. */
export const cpuOf = (pid: number): number => spentBy(pid)?.own ?? 0

/** The same of a whole PostgreSQL server: the process that its data folder names, and all that it started. */
export function cpuOfPostgres(dataDir: string): number {
  const [first = ''] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
  const postmaster = Number(first)
  const spent = spentBy(postmaster)
  let seconds = (spent?.own ?? 0) + (spent?.ofChildren ?? 0)
  for (const name of readdirSync('/proc')) {
    const one = /^\d+$/.test(name) ? spentBy(Number(name)) : undefined
    if (one?.parent === postmaster) seconds += one.own
  }
  return seconds
}

/** @returns undefined when there is no such process any more. */
function spentBy(pid: number): Spent | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; the fields behind it are numbers.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const seconds = (...at: number[]) => at.reduce((sum, n) => sum + (fields[n] ?? 0), 0) / TICKS_PER_SECOND
    return { own: seconds(11, 12), ofChildren: seconds(13, 14), parent: fields[1] ?? 0 }
  } catch {
    return undefined
  }
}
