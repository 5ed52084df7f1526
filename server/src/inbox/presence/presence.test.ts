import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { adapters } from '#channels'
import type { Bus } from '#platform/bus/bus.ts'
import { localBus } from '#platform/bus/local.ts'
import { openBus } from '#platform/bus/open.ts'
import { sharedBus } from '#platform/bus/shared.ts'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import type { StoreId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, type Someone, testCtx, testRedisUrl, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import type { MemberPresence } from './board.ts'

const clock = fixedClock(new Date().toISOString())
const ctx = await testCtx({ clock })
const { ayperi, florist, aizada, bakyt, nurlan } = await world(ctx)
// Nobody is asked over the real wire.
const shown = vi.spyOn(adapters.telegram, 'showTyping').mockResolvedValue()
const channel = await connectTestChannel(ctx, ayperi, 'telegram', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'telegram')
await inbox.says('555:1', 'Салам')
const { id: conversationId } = await inbox.conversation()

interface Process {
  readonly app: App
  readonly address: string
  /** Ends as a killed one does: nothing it would say is heard. */
  kill(): Promise<void>
}

const running: App[] = []
afterAll(async () => {
  for (const app of running) await app.close()
})

/** Two processes of one program, with what `connect` puts between them. */
async function start(bus: Bus, kill = () => {}): Promise<Process> {
  const app = await createApp({ ...ctx, bus })
  running.push(app)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const end = async () => {
    kill()
    await app.close()
  }
  return { app, address, kill: end }
}

const fail = (error: unknown) => {
  throw error
}

/** Joins processes in this one, each of which can be cut off. */
function wires() {
  const receivers = new Set<(message: string) => void>()
  return (name: string) => {
    let cut = false
    const bus = sharedBus(
      localBus(fail),
      name,
      (receive) => {
        receivers.add(receive)
        return {
          publish: async (message) => {
            if (!cut) for (const one of receivers) one(message)
          },
          close: async () => {},
        }
      },
      fail,
    )
    return {
      bus,
      cut: () => {
        cut = true
      },
    }
  }
}

const join = wires()
const [one, two] = [join('one'), join('two')]
const here = await start(one.bus)
const there = await start(two.bus, two.cut)

const cookies = new Map<string, string>()
async function cookieOf(someone: Someone): Promise<string> {
  const cookie = cookies.get(someone.email) ?? (await client(here.app, someone)).cookie
  cookies.set(someone.email, cookie)
  return cookie
}

/** A screen of somebody: it sees colleagues, and says where it is. */
async function screen(at: Process, someone: Someone, store: StoreId = ayperi, name: string = randomUUID()) {
  const headers = { cookie: await cookieOf(someone), origin: ctx.config.publicUrl }
  const stop = new AbortController()
  const stream = await fetch(`${at.address}/api/v1/stores/${store}/events?screen=${name}`, {
    headers,
    signal: stop.signal,
  })
  const seen = new Map<string, MemberPresence>()
  let text = ''
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, kind = '', data = ''] = /^event: (presence\.\w+)\ndata: (.*)$/m.exec(block) ?? []
        const told = data && (JSON.parse(data) as MemberPresence & { members: MemberPresence[] })
        if (told)
          for (const each of kind.endsWith('picture') ? told.members : [told]) seen.set(each.memberId, each)
      }
    }
  })().catch(() => {})
  return {
    name,
    seen: (who: Someone) => seen.get(who.memberId),
    everyone: () => [...seen.values()],
    say: async (what: object, by: Process = at) => {
      const said = { screen: name, status: 'online', conversationId: null, typing: false, ...what }
      const answer = await fetch(`${by.address}/api/v1/stores/${store}/presence`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(said),
      })
      expect(answer.status).toBe(204)
    },
    leave: () => stop.abort(),
  }
}

const soon = { timeout: 5000 }
const opened: { leave(): void }[] = []
const open = async (...of: Parameters<typeof screen>) => {
  const made = await screen(...of)
  opened.push(made)
  return made
}
afterEach(async () => {
  for (const each of opened.splice(0)) each.leave()
  clock.move(600_000)
})

describe('presence', () => {
  it('tells colleagues who looks at what, and who types there; nobody of another store', async () => {
    const [desk, colleague, stranger] = [
      await open(here, aizada),
      await open(here, bakyt),
      await open(here, nurlan, florist),
    ]
    await desk.say({ conversationId })
    await vi.waitFor(
      () =>
        expect(colleague.seen(aizada)).toMatchObject({
          status: 'online',
          views: [conversationId],
          types: [],
        }),
      soon,
    )
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.types).toEqual([conversationId]), soon)
    await stranger.say({ conversationId })
    await vi.waitFor(() => expect(stranger.seen(nurlan)?.status).toBe('online'), soon)
    expect(stranger.everyone().map(({ memberId }) => memberId)).toEqual([nurlan.memberId])
    expect(colleague.everyone().map(({ memberId }) => memberId)).not.toContain(nurlan.memberId)
  })

  it('is refused to outsiders', async () => {
    const outsider = await client(here.app, nurlan)
    const said = { screen: randomUUID(), status: 'online', conversationId: null, typing: false }
    expect(await outsider.send('PUT', `/api/v1/stores/${ayperi}/presence`, said)).toMatchObject({
      status: 404,
    })
  })

  it('is shown whole to whoever comes later, also in a process that has just begun', async () => {
    const desk = await open(here, aizada)
    await desk.say({ status: 'busy', conversationId })
    const colleague = await open(here, bakyt)
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe('busy'), soon)
    const late = await open(there, bakyt)
    await vi.waitFor(
      () => expect(late.seen(aizada)).toMatchObject({ status: 'busy', views: [conversationId] }),
      soon,
    )
  })

  it('ends with the stream, also for those in another process', async () => {
    const [desk, near, far] = [await open(here, aizada), await open(here, bakyt), await open(there, bakyt)]
    // What a screen says may reach another process than its stream.
    await desk.say({ conversationId }, there)
    for (const each of [near, far])
      await vi.waitFor(() => expect(each.seen(aizada)?.status).toBe('online'), soon)
    desk.leave()
    for (const each of [near, far])
      await vi.waitFor(() => expect(each.seen(aizada)).toMatchObject({ status: null, views: [] }), soon)
  })

  it('goes on for a screen whose stream only moves to another process', async () => {
    const [desk, colleague] = [await open(there, aizada), await open(here, bakyt)]
    await desk.say({ conversationId })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe('online'), soon)
    await open(here, aizada, ayperi, desk.name)
    desk.leave()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(colleague.seen(aizada)?.status).toBe('online')
  })

  it('believes in typing for some seconds, and in a person for a minute and a half', async () => {
    const [desk, colleague] = [await open(here, aizada), await open(here, bakyt)]
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.types).toEqual([conversationId]), soon)
    clock.move(8_000)
    await vi.waitFor(() => expect(colleague.seen(aizada)?.types).toEqual([]), soon)
    clock.move(60_000)
    await desk.say({ conversationId })
    clock.move(60_000)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(colleague.seen(aizada)?.status).toBe('online')
    clock.move(30_000)
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe(null), soon)
  })

  it('leaves nothing in the database', async () => {
    const events = () =>
      ctx.db.withStore(ayperi, (tx) =>
        tx.query('select count(*) from store_event where store_id = $1', [ayperi]),
      )
    const before = await events()
    const [desk, colleague] = [await open(here, aizada), await open(here, bakyt)]
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.types).toEqual([conversationId]), soon)
    expect(await events()).toEqual(before)
  })

  it('shows the customer that an answer is being typed, as often as their channel forgets it', async () => {
    shown.mockClear()
    const desk = await open(here, aizada)
    await desk.say({ conversationId })
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(1), soon)
    expect(shown.mock.calls[0]?.slice(2)).toEqual(['meerim', '555:1'])
    clock.move(2_000)
    await desk.say({ conversationId, typing: true })
    clock.move(2_500)
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(2), soon)
  })

  it.skipIf(!testRedisUrl)('passes between processes through Redis', async () => {
    const config = { ...ctx.config, redisUrl: testRedisUrl }
    const [left, right] = [openBus(config, ctx.db, ctx.log), openBus(config, ctx.db, ctx.log)]
    const heard = vi.fn()
    right.on('presence', heard)
    await vi.waitFor(() => {
      left.wake('presence', '{}')
      expect(heard).toHaveBeenCalled()
    }, soon)
    const [near, far] = [await start(left), await start(right)]
    const [desk, colleague] = [await open(near, aizada), await open(far, bakyt)]
    await desk.say({ conversationId, typing: true })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.types).toEqual([conversationId]), soon)
    desk.leave()
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe(null), soon)
    await Promise.all([near.kill(), far.kill(), left.close(), right.close()])
  })

  it('ends when the process that held the screen was killed and said nothing', async () => {
    const [desk, colleague] = [await open(there, aizada), await open(here, bakyt)]
    await desk.say({ conversationId })
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe('online'), soon)
    await there.kill()
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(colleague.seen(aizada)?.status).toBe('online')
    clock.move(90_000)
    await vi.waitFor(() => expect(colleague.seen(aizada)?.status).toBe(null), soon)
  })
})
