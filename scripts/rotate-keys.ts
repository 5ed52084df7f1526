// `npm run rotate-keys`: seals every secret of every store anew under fresh keys; see docs/operations.md.
import { readConfig } from '../server/src/platform/config.ts'
import { createContext } from '../server/src/platform/create-context.ts'
import { rotateAll } from '../server/src/platform/vault/rotation.ts'

async function run(): Promise<void> {
  const { ctx, close } = await createContext({ ...readConfig(process.env), role: 'web' })
  const { stores, resealed, failed } = await rotateAll(ctx)
  await close()
  process.stdout.write(`${resealed} secrets of ${stores} stores are sealed under new keys\n`)
  if (failed.length === 0) return
  process.stdout.write(`not those of ${failed.join(', ')}: something there does not open\n`)
  process.exitCode = 1
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
