import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const native = { DATABASE_URL: 'postgres://localhost/tutum', MASTER_KEY: key(1), TOKEN_DATABASE_KEY: key(2) }

describe('the configuration', () => {
  it('points at the real services when nothing is set', () => {
    const config = readConfig({ DATA_DIR: 'memory://' })
    expect(config).toMatchObject({ port: 3000, role: 'all', publicUrl: 'http://127.0.0.1:3000' })
    expect(config.meta.graphUrl).toBe('https://graph.facebook.com')
    expect(config.telegram.apiUrl).toBe('https://api.telegram.org')
  })

  it('makes the keys of a laptop once, for its user alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tutum-config-'))
    const first = readConfig({ DATA_DIR: folder })
    expect(readConfig({ DATA_DIR: folder }).masterKeys).toEqual(first.masterKeys)
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toContain(first.tokenDatabaseKey)
  })

  it('takes several master keys, so that they can be changed', () => {
    const { masterKeys } = readConfig({ ...native, MASTER_KEY: `1:${key(1)},2:${key(2)}` })
    expect(masterKeys.map(({ no }) => no)).toEqual([1, 2])
  })

  it.each([
    ['MASTER_KEY', { ...native, MASTER_KEY: '' }],
    ['TOKEN_DATABASE_KEY', { ...native, TOKEN_DATABASE_KEY: undefined }],
    ['MASTER_KEY', { ...native, MASTER_KEY: 'short' }],
    ['MASTER_KEY', { ...native, MASTER_KEY: `1:${key(1)},1:${key(2)}` }],
    ['DATABASE_URL', { ...native, DATABASE_URL: 'mysql://localhost' }],
    ['PORT', { ...native, PORT: 'eighty' }],
    ['ROLE', { ...native, ROLE: 'boss' }],
    ['S3_ENDPOINT', { S3_ENDPOINT: 'files.example' }],
    ['S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY', { DATA_DIR: 'memory://', S3_BUCKET: 'files' }],
    ['META_GRAPH_URL', { ...native, META_GRAPH_URL: 'graph.facebook.com' }],
    ['PLATFORM_OPERATORS', { ...native, PLATFORM_OPERATORS: 'aizada@ayperi.example, aizada' }],
  ])('names %s when it is missing or wrong', (name, env) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name}: `, 'm'))
  })
})
