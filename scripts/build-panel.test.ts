import { existsSync, globSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildPanel } from './build-panel.ts'

const dist = join(import.meta.dirname, '../web/dist')

it('builds the panel as people get it, also from within a test', () => {
  expect(process.env['NODE_ENV']).toBe('test')
  const page = join(dist, 'index.html')
  if (existsSync(page)) utimesSync(page, 0, 0)
  buildPanel()
  const scripts = globSync('assets/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file), 'utf8'))
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((text) => text.includes('jsxDEV'))).toEqual([])
})
