import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('says in one sentence that the packages could not be installed', () => {
  const root = mkdtempSync(join(tmpdir(), 'install-'))
  mkdirSync(join(root, 'scripts'))
  copyFileSync(join(import.meta.dirname, 'install.mjs'), join(root, 'scripts', 'install.mjs'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  const { status, stderr } = spawnSync(process.execPath, ['scripts/install.mjs'], {
    cwd: root,
    env: { PATH: root },
    encoding: 'utf8',
  })
  rmSync(root, { recursive: true })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^The packages could not be installed: npm cannot be run/),
  ])
})
