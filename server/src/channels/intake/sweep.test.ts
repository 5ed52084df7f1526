import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { announce } from '#platform/realtime/announce.ts'
import { sweepEvents } from '#platform/realtime/sweep.ts'
import { testCtx, world } from '../../testing/index.ts'
import { sweepDeliveries } from './sweep.ts'

const DAY_MS = 86_400_000
const clock = fixedClock('2026-11-24T10:00:00.000Z')
const ctx = await testCtx({ clock })

describe('sweeping', () => {
  it('deletes the bytes of a delivery after thirty days, not before, and never what still waits', async () => {
    await ctx.db.asOwner((tx) =>
      tx.query(
        `insert into edge.inbound_delivery (kind, body, received_at, state) values
           ('whatsapp', 'done', $1, 'done'), ('whatsapp', 'dead', $1, 'dead'), ('whatsapp', 'waits', $1, 'new')`,
        [clock.now()],
      ),
    )
    const left = () =>
      ctx.db.asOwner((tx) => tx.query<{ body: Buffer }>('select body from edge.inbound_delivery order by id'))
    clock.move(30 * DAY_MS)
    await sweepDeliveries(ctx)
    expect(await left()).toHaveLength(3)
    clock.move(1)
    await sweepDeliveries(ctx)
    expect((await left()).map(({ body }) => body.toString())).toEqual(['waits'])
  })

  it('forgets events after fourteen days, in every store, and goes on counting', async () => {
    const { ayperi, florist } = await world(ctx)
    const tell = (store: typeof ayperi) =>
      ctx.db.withStore(store, async (tx) => announce(ctx, tx, [{ kind: 'assistant.updated', payload: {} }]))
    const seqs = (store: typeof ayperi) =>
      ctx.db.withStore(store, (tx) => tx.query<{ seq: bigint }>('select seq from store_event order by seq'))
    await tell(ayperi)
    await tell(florist)
    const first = (await seqs(ayperi)).at(-1)?.seq ?? 0n
    clock.move(14 * DAY_MS + 1)
    await tell(ayperi)
    await sweepEvents(ctx)
    expect(await seqs(ayperi)).toEqual([{ seq: first + 1n }])
    expect(await seqs(florist)).toEqual([])
  })
})
