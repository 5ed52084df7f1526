import { beforeAll, describe, expect, it } from 'vitest'
import { newId, type StoreId } from '#platform/ids.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import type { Result } from './ports.ts'
import { recorder, type SendEnd } from './record.ts'

let ctx: TestCtx
let storeId: StoreId
beforeAll(async () => {
  ctx = await testCtx()
  storeId = (await world(ctx)).ayperi
})

const end = (messageId: string): SendEnd => ({
  claim: {
    storeId,
    messageId,
    position: 1n,
    leaseNo: 1,
    conversationId: newId(),
    channelId: newId(),
    tries: 0,
  },
  verdict: { kind: 'sent', providerId: newId() },
})

describe('writing down how sends ended', () => {
  it('loses none of the others to one that cannot be written', async () => {
    const written: string[] = []
    const record = recorder(ctx, {
      record: async (_tx, results: readonly Result[]) => {
        const ids = results.map(({ claim }) => claim.messageId)
        if (ids.includes('bad')) throw new Error('cannot be written')
        written.push(...ids)
      },
    })
    // The first is written alone; what comes meanwhile makes one batch.
    await Promise.all(['first', 'one', 'bad', 'two'].map((id) => record(end(id))))
    expect(written.sort()).toEqual(['first', 'one', 'two'])
  })
})
