import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { type ListQuery, listConversations } from './conversations.ts'
import type { View } from './shapes.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
let ctx: TestCtx
let shop: World
const channels = {} as Record<'whatsapp' | 'instagram' | 'telegram', ChannelId>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  for (const kind of ['whatsapp', 'instagram', 'telegram'] as const)
    channels[kind] = await connectTestChannel(ctx, shop.ayperi, kind, `of ${kind}`)
})
beforeEach(() => ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from contact')))

const ago = (ms: number) => new Date(clock.now().getTime() - ms)

/** A conversation whose contact last wrote `heardAgo`; `columns` says what else is special about it. */
async function add(
  name: string,
  { kind = 'whatsapp', heardAgo = HOUR, ...columns }: Record<string, unknown> & { heardAgo?: number } = {},
): Promise<string> {
  const [contactId, id] = [newId(), newId()]
  const row = {
    store_id: shop.ayperi,
    id,
    contact_id: contactId,
    channel_id: channels[kind as 'whatsapp'],
    external_id: name,
    last_inbound_at: ago(heardAgo),
    last_message_at: ago(heardAgo),
    created_at: ago(heardAgo),
    ...columns,
  }
  await ctx.db.withStore(shop.ayperi, async (tx) => {
    await tx.query(
      `insert into contact (store_id, id, name, language, created_at) values ($1, $2, $3, $4, $5)`,
      [shop.ayperi, contactId, name, name.startsWith('ky') ? 'ky' : 'ru', clock.now()],
    )
    const names = Object.keys(row)
    await tx.query(
      `insert into conversation (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    )
  })
  return id
}

const list = (query: Partial<ListQuery> & { view: View }) =>
  ctx.db.withStore(shop.ayperi, (tx) =>
    listConversations(ctx, tx, { memberId: shop.aizada.memberId, limit: 30, ...query }),
  )
const names = async (query: Partial<ListQuery> & { view: View }) =>
  (await list(query)).items.map((item) => item.contact.name)

describe('rows asked for by their ids', () => {
  it('are those that the list has, each with its place, whatever the page', async () => {
    const waits = async (name: string, minutes: number) =>
      add(name, { speaker: 'nobody', waiting_since: ago(minutes * MINUTE), heardAgo: minutes * MINUTE })
    const ids = [await waits('b', 20), await waits('a', 30), await waits('c', 10)]
    await waits('d', 5)
    const answered = await add('answered', { speaker: 'nobody' })
    const whole = await list({ view: 'waiting', limit: 2 })
    expect(whole.items.map(({ contact }) => contact.name)).toEqual(['a', 'b'])
    expect(whole.end).toBe(whole.order[1])
    const asked = await list({ view: 'waiting', limit: 2, only: [answered, ...ids, newId()] })
    expect(asked.items.map(({ contact }) => contact.name)).toEqual(['a', 'b', 'c'])
    expect(asked.order).toEqual(asked.order.toSorted())
    expect(asked.order.slice(0, 2)).toEqual(whole.order)
    expect([asked.next, asked.end]).toEqual([null, null])
    expect(asked.counts).toEqual(whole.counts)
    const rest = await list({ view: 'waiting', limit: 2, cursor: whole.next ?? '' })
    expect(rest.order[0]).toBe(asked.order[2])
    expect(rest.end).toBeNull()
  })

  it('keep to the filters of the list', async () => {
    const id = await add('ky', { kind: 'telegram' })
    const channel = channels.whatsapp
    expect((await list({ view: 'all', only: [id] })).items).toHaveLength(1)
    expect((await list({ view: 'all', only: [id], channel })).items).toEqual([])
  })
})

describe('the views', () => {
  it('hold what they say, and count what they hold', async () => {
    const mine = { assignee_id: shop.aizada.memberId, speaker: 'member' }
    await add('mine', { ...mine, waiting_since: ago(HOUR) })
    await add('theirs', { assignee_id: shop.bakyt.memberId, speaker: 'member' })
    await add('nobodys', { speaker: 'nobody', waiting_since: ago(HOUR) })
    await add('asleep', { ...mine, waiting_since: ago(HOUR), snooze_why: 'reply' })
    await add('assistants', { waiting_since: ago(MINUTE) })
    await add('broken', { assignee_id: shop.bakyt.memberId, speaker: 'member', failed: 1 })
    await add('unwanted', {
      ...mine,
      waiting_since: ago(HOUR),
      blocked_at: ago(HOUR),
      blocked_why: 'spam',
      failed: 1,
    })
    await add('over', { state: 'closed', failed: 1, assignee_id: shop.aizada.memberId })
    const expected: Record<View, string[]> = {
      mine: ['mine'],
      unassigned: ['nobodys'],
      waiting: ['mine', 'nobodys'],
      assistant: ['assistants'],
      customer: ['broken', 'theirs'],
      snoozed: ['asleep'],
      closing: [],
      due: [],
      promised: [],
      failed: ['broken'],
      blocked: ['unwanted'],
      closed: ['over'],
      all: ['asleep', 'assistants', 'broken', 'mine', 'nobodys', 'theirs'],
    }
    for (const [view, held] of Object.entries(expected)) {
      const { items, counts } = await list({ view: view as View })
      expect(items.map((item) => item.contact.name).toSorted(), view).toEqual(held)
      expect(counts[view as View], view).toBe(held.length)
    }
  })

  it('show a window that closes soon as the channels themselves reckon it', async () => {
    const marks = [0, 24 * HOUR, 7 * 24 * HOUR].flatMap((end) => [
      end - 2 * HOUR - 5 * MINUTE,
      end - 2 * HOUR + 5 * MINUTE,
      end - 5 * MINUTE,
      end + 5 * MINUTE,
    ])
    for (const kind of ['whatsapp', 'instagram', 'telegram'])
      for (const heardAgo of marks.filter((mark) => mark > 0))
        await add(`${kind} ${heardAgo}`, { kind, heardAgo })
    const soon = (await list({ view: 'all', limit: 100 })).items.filter(
      ({ window }) =>
        window.open && window.until && Date.parse(window.until) - clock.now().getTime() <= 2 * HOUR,
    )
    expect(soon.length).toBeGreaterThan(4)
    const shown = await names({ view: 'closing' })
    expect(shown.toSorted()).toEqual(soon.map((item) => item.contact.name).toSorted())
  })

  it('are sorted by the longest wait, by the newest message, or by the window', async () => {
    await add('long', { heardAgo: 23 * HOUR, waiting_since: ago(5 * HOUR), speaker: 'nobody' })
    await add('short', { heardAgo: 2 * MINUTE, waiting_since: ago(HOUR), speaker: 'nobody' })
    await add('answered', { heardAgo: 30 * HOUR, last_message_at: ago(0), speaker: 'nobody' })
    expect(await names({ view: 'waiting' })).toEqual(['long', 'short'])
    expect(await names({ view: 'all' })).toEqual(['answered', 'short', 'long'])
    expect(await names({ view: 'all', sort: 'waiting' })).toEqual(['long', 'short', 'answered'])
    expect(await names({ view: 'all', sort: 'closing' })).toEqual(['long', 'short', 'answered'])
  })

  it.each(['waiting', 'newest', 'closing'] as const)(
    'come page by page, each row once, by %s',
    async (sort) => {
      for (let n = 0; n < 9; n++)
        await add(`${n}`, {
          heardAgo: (n % 4) * 8 * HOUR,
          speaker: 'nobody',
          waiting_since: n % 3 === 0 ? null : ago((n % 2) * HOUR),
        })
      const whole = await names({ view: 'all', sort })
      const seen: (string | null)[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list({ view: 'all', sort, limit: 2, cursor })
        seen.push(...page.items.map((item) => item.contact.name))
        cursor = page.next
      }
      expect(seen).toEqual(whole)
      expect(new Set(seen).size).toBe(9)
    },
  )

  it('are narrowed by any of the filters, and by several at once', async () => {
    const labelled = await add('ky gift', { kind: 'instagram', unread: 2, speaker: 'nobody' })
    const stageId = newId()
    const labelId = newId()
    await add('ru staged', { assignee_id: shop.bakyt.memberId })
    await ctx.db.withStore(shop.ayperi, async (tx) => {
      const of = shop.ayperi
      await tx.query(`insert into label values ($1, $2, 'gift', 'lake', 0)`, [of, labelId])
      await tx.query('insert into conversation_label values ($1, $2, $3)', [of, labelled, labelId])
      await tx.query(`insert into stage values ($1, $2, 'talks', 9)`, [of, stageId])
      await tx.query('update conversation set stage_id = $1 where id <> $2', [stageId, labelled])
    })
    const found = (filters: Partial<ListQuery>) => names({ view: 'all', ...filters })
    expect(await found({ channel: channels.instagram })).toEqual(['ky gift'])
    expect(await found({ label: labelId })).toEqual(['ky gift'])
    expect(await found({ language: 'ky', unread: 'true' })).toEqual(['ky gift'])
    expect(await found({ speaker: 'nobody' })).toEqual(['ky gift'])
    expect(await found({ speaker: 'member' })).toEqual([])
    expect(await found({ stage: 'none' })).toEqual(['ky gift'])
    expect(await found({ assignee: 'none' })).toEqual(['ky gift'])
    expect(await found({ stage: stageId })).toEqual(['ru staged'])
    expect(await found({ assignee: shop.bakyt.memberId })).toEqual(['ru staged'])
    expect(await found({ assignee: shop.bakyt.memberId, language: 'ky' })).toEqual([])
  })
})

describe('what did not leave', () => {
  it('counts while it is so: a retry takes it off, and a person who writes again has seen to it', async () => {
    const id = await add('Meerim')
    const messageId = newId()
    const failed = async () => (await list({ view: 'failed' })).items.map((item) => item.failed)
    const status = (to: string) =>
      ctx.db.withStore(shop.ayperi, (tx) =>
        tx.query('update message set status = $3 where store_id = $1 and id = $2', [
          shop.ayperi,
          messageId,
          to,
        ]),
      )
    await ctx.db.withStore(shop.ayperi, (tx) =>
      tx.query(
        `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, created_at)
         values ($1, $2, $3, $4, 'out', 'member', 'text', 'x', 'queued', $5)`,
        [shop.ayperi, messageId, id, channels.whatsapp, clock.now()],
      ),
    )
    expect(await failed()).toEqual([])
    await status('failed')
    await status('uncertain')
    expect(await failed()).toEqual([1])
    await status('queued')
    expect(await failed()).toEqual([])
  })
})
