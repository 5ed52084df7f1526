// Writes the panel's client types from the server's own HTTP contract; `--check` only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../server/src/main.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { createContext } from '../server/src/platform/create-context.ts'
import { type OpenApiDocument, renderTypes } from './openapi-types.ts'

const folder = join(import.meta.dirname, '../web/src/api/generated')
const target = join(folder, 'contract.ts')

const current = renderTypes(await readContract())
if (!process.argv.includes('--check')) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(target, current)
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== current) {
  process.stderr.write(
    'web/src/api/generated/contract.ts does not fit the HTTP contract: run `npm run generate`.\n',
  )
  process.exitCode = 1
}

async function readContract(): Promise<OpenApiDocument> {
  const { ctx, close } = await createContext(readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent' }))
  const app = await createApp(ctx)
  const response = await app.inject('/api/v1/openapi.json')
  await app.close()
  await close()
  return response.json<OpenApiDocument>()
}
