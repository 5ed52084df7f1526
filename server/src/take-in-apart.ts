// Takes in one delivery under suspicion and says how it went; see `channels/intake/trial.ts`.
import { type Testimony, takeInOne } from '#channels'
import { readConfig } from '#platform/config.ts'
import { createContext } from '#platform/create-context.ts'
import { intakePorts } from './modules.ts'

// Whoever asked for the trial has gone: nobody hears how it ends, and the delivery will be tried again.
process.once('disconnect', () => process.exit(1))
if (!process.connected) process.exit(1)
const testify = (word: Testimony) =>
  new Promise<void>((resolve) => (process.send ? process.send(word, () => resolve()) : resolve()))

const [id = '', leaseNo = ''] = process.argv.slice(2)
const { ctx } = await createContext({ ...readConfig(process.env), role: 'web' })
await testify('begun')
await testify(await takeInOne(ctx, intakePorts(ctx), BigInt(id), BigInt(leaseNo)))
process.exit(0)
