import { afterAll, describe, expect, it, vi } from 'vitest'
import { removeMember } from '#accounts'
import type { StoreId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { beginningOf } from './beginning.ts'

const ctx = await testCtx()
const { ayperi, florist, aizada, bakyt } = await world(ctx)
const app = await createApp(ctx)
const address = await app.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => app.close())

const append = (store: StoreId, ...kinds: string[]) =>
  ctx.db.withStore(store, async (tx) => {
    const events = kinds.map((kind) => ({ kind, payload: { conversationId: kind } }))
    await tx.query('select app.append_events($1, $2)', [JSON.stringify(events), ctx.clock.now()])
    tx.afterCommit(() => ctx.bus.wake('events', store))
  })

/** A reader of a store's stream: what it has got, and whether the stream goes on. */
async function listen(store: StoreId, cookie: string, lastEventId?: string) {
  const headers = { cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) }
  const stop = new AbortController()
  const response = await fetch(`${address}/api/v1/stores/${store}/events`, { headers, signal: stop.signal })
  const reader = { status: response.status, text: '', ended: false, stop: () => stop.abort() }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? [])
      reader.text += decoder.decode(chunk as Uint8Array, { stream: true })
    reader.ended = true
  })().catch(() => {})
  return reader
}

// Less than the slow look of ten seconds: events arrive because somebody was woken.
const patient = { timeout: 6000 }

/** Apart from what is said of the stream itself and of who is there. */
const kindsIn = (text: string) =>
  [...text.matchAll(/^event: (.*)$/gm)]
    .map(([, kind = '']) => kind)
    .filter((kind) => !/^(stream|presence)\./.test(kind))

describe('the events of a store', () => {
  it('arrive at once at every reader, in order, and at no other store', async () => {
    const { cookie } = await client(app, aizada)
    const readers = [await listen(ayperi, cookie), await listen(ayperi, cookie)]
    await append(florist, 'secret.one')
    await append(ayperi, 'message.received', 'conversation.updated')
    for (const reader of readers) {
      await vi.waitFor(
        () => expect(kindsIn(reader.text)).toEqual(['message.received', 'conversation.updated']),
        { timeout: 6000 },
      )
      expect(reader.text).not.toContain('secret')
      reader.stop()
    }
  })

  it('go on after the last one that a reader had', async () => {
    const { cookie } = await client(app, aizada)
    const first = await listen(ayperi, cookie)
    await append(ayperi, 'turn.started')
    await vi.waitFor(() => expect(kindsIn(first.text)).toEqual(['turn.started']), patient)
    first.stop()
    await append(ayperi, 'turn.ended', 'message.sent')
    const last = [...first.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1]
    const second = await listen(ayperi, cookie, last)
    await vi.waitFor(() => expect(kindsIn(second.text)).toEqual(['turn.ended', 'message.sent']), patient)
    second.stop()
  })

  it('go on after the beginning of a stream that had none, once a screen has asked for it', async () => {
    const { cookie } = await client(app, aizada)
    const first = await listen(ayperi, cookie)
    await vi.waitFor(
      () => expect(first.text).toContain('event: stream.opened\ndata: {"whole":true}'),
      patient,
    )
    first.stop()
    await append(ayperi, 'turn.started')
    const second = await listen(ayperi, cookie, /^id: (\d+)$/m.exec(first.text)?.[1])
    await vi.waitFor(() => expect(kindsIn(second.text)).toEqual(['turn.started']), patient)
    second.stop()
  })

  it('are said to be incomplete when they were swept meanwhile or are too many, and begin anew', async () => {
    const { cookie } = await client(app, aizada)
    const beginning = (asked: bigint | undefined, most?: bigint) => beginningOf(ctx, ayperi, asked, most)
    const { after: last } = await beginning(undefined)
    await append(ayperi, 'one', 'two', 'three')
    expect(await beginning(last)).toEqual({ after: last, whole: true })
    expect(await beginning(last, 2n)).toEqual({ after: last + 3n, whole: false })
    expect(await beginning(last + 4n)).toEqual({ after: last + 3n, whole: false })
    await ctx.db.withStore(ayperi, (tx) =>
      tx.query('delete from store_event where store_id = $1 and seq <= $2', [ayperi, last + 1n]),
    )
    expect(await beginning(last)).toEqual({ after: last + 3n, whole: false })
    expect(await beginning(last + 1n)).toEqual({ after: last + 1n, whole: true })
    const reader = await listen(ayperi, cookie, String(last))
    await vi.waitFor(
      () => expect(reader.text).toContain(`id: ${last + 3n}\nevent: stream.opened\ndata: {"whole":false}`),
      patient,
    )
    await append(ayperi, 'four')
    await vi.waitFor(() => expect(kindsIn(reader.text)).toEqual(['four']), patient)
    reader.stop()
  })

  it('are closed to outsiders', async () => {
    const { cookie } = await client(app, aizada)
    expect((await listen(florist, cookie)).status).toBe(404)
    expect((await listen(ayperi, '')).status).toBe(401)
  })

  it('are open to one person twenty times; one more ends the oldest, which is told why', async () => {
    const { cookie } = await client(app, bakyt)
    const other = await listen(ayperi, (await client(app, aizada)).cookie)
    const readers: Awaited<ReturnType<typeof listen>>[] = []
    for (let n = 0; n < 20; n++) readers.push(await listen(ayperi, cookie))
    await append(ayperi, 'message.received')
    await vi.waitFor(
      () => expect(readers.every(({ text }) => kindsIn(text).length === 1)).toBe(true),
      patient,
    )
    readers.push(await listen(ayperi, cookie))
    await vi.waitFor(() => expect(readers[0]?.ended).toBe(true), patient)
    expect(readers[0]?.text).toContain('event: stream.closed\ndata: {"reason":"too_many_streams"}')
    expect(readers[0]?.text).toContain('retry: 600000')
    readers[1]?.stop()
    await vi.waitFor(async () => {
      // The place of one that left is free again.
      const next = await listen(ayperi, cookie)
      next.stop()
      expect(readers.slice(2).map(({ ended }) => ended)).toEqual(Array(19).fill(false))
    })
    expect(other.ended).toBe(false)
    for (const reader of [...readers, other]) reader.stop()
  })

  it('end within five seconds when the session or the membership ends', async () => {
    const session = await client(app, aizada)
    const member = await client(app, bakyt)
    const readers = [await listen(ayperi, session.cookie), await listen(ayperi, member.cookie)]
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie: session.cookie, origin: ctx.config.publicUrl },
    })
    await ctx.db.withStore(ayperi, (tx) => removeMember(tx, bakyt.memberId))
    await vi.waitFor(() => expect(readers.map((reader) => reader.ended)).toEqual([true, true]), {
      timeout: 5500,
    })
  }, 20_000)
})
