import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Keys = z.object({ masterKey: z.string(), tokenDatabaseKey: z.string() })

const fresh = () => ({
  masterKey: randomBytes(32).toString('base64'),
  tokenDatabaseKey: randomBytes(32).toString('base64'),
})

/** The keys of a laptop installation: made once, kept in `dataDir`/keys.json for this user alone (mode 0600). */
export function keptKeys(dataDir: string): z.infer<typeof Keys> {
  if (dataDir.startsWith('memory:')) return fresh()
  const file = join(dataDir, 'keys.json')
  if (existsSync(file)) return Keys.parse(JSON.parse(readFileSync(file, 'utf8')))
  mkdirSync(dataDir, { recursive: true })
  const keys = fresh()
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return keys
}
