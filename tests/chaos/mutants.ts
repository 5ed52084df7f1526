import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A guard taken out: `test` must go red when `find` in `file` becomes `replace`. */
export interface Mutant {
  readonly guard: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly test: string
}

/** Applies one mutant to a copy of the sources and runs its test there. @returns true when the test went red. */
export function isKilled(mutant: Mutant, env: Record<string, string>): boolean {
  const copy = copyOfSources()
  try {
    plant(copy, mutant)
    const run = spawnSync('npx', ['--no-install', 'vitest', 'run', '--bail=1', mutant.test], {
      cwd: copy,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    return run.status !== 0 && /\d+ failed/.test(run.stdout)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tutum-mutant-'))
  for (const part of [
    'server',
    'web',
    'simulator',
    'tests',
    'scripts',
    'package.json',
    'vitest.config.ts',
    'tsconfig.base.json',
  ])
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !path.endsWith('node_modules'),
    })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** @throws Error when the guard is not where the mutant says: a stale mutant proves nothing. */
function plant(copy: string, { guard, file, find, replace }: Mutant): void {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) throw new Error(`mutant "${guard}": ${file} must hold once: ${find}`)
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
}
