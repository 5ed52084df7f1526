import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InboundChange, InboundMessage } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { listMessages } from '../reading/conversations.ts'
import { forgetEarly } from './sweep.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  const { ayperi } = await world(ctx)
  const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '106540352242922')
  inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
})
beforeEach(() => inbox.inStore((tx) => tx.query('delete from contact')))

const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000)
const reacts = (target: string, emoji: string | null, at = 0, by: 'contact' | 'phone' = 'contact') =>
  inbox.take({ changes: [{ kind: 'reaction', target, emoji, by, at: later(at) }] })
const edits = (target: string, text: string, at = 0) =>
  inbox.take({ changes: [{ kind: 'edit', target, text, at: later(at) }] })
const deletes = (target: string) => inbox.take({ changes: [{ kind: 'deletion', target, at: later(9) }] })
const thread = async () => {
  const { id } = await inbox.conversation()
  return (await inbox.inStore((tx) => listMessages(ctx, tx, id, { limit: 50 }))).items
}
const photo: Partial<InboundMessage> = {
  kind: 'image',
  attachments: [{ kind: 'image', source: { id: 'media-1' }, size: 1000 }],
}

describe('changes to messages', () => {
  it('keep the newest reaction of each side, in whatever order they come', async () => {
    await inbox.says('w1', 'салам')
    await reacts('w1', '👍', 2)
    await reacts('w1', '❤', 1)
    await reacts('w1', '🔥', 1, 'phone')
    const by = (emoji: string, who: string) => ({ by: who, emoji })
    expect((await thread())[0]?.reactions).toEqual([by('🔥', 'phone'), by('👍', 'contact')])
    await reacts('w1', null, 3)
    expect((await thread())[0]?.reactions).toEqual([by('🔥', 'phone')])
  })

  it('wait for a message that comes after them', async () => {
    await reacts('w1', '👍')
    await edits('w1', 'салам, барбы?', 2)
    await inbox.says('w1', 'салам')
    expect(await thread()).toMatchObject([{ text: 'салам, барбы?', reactions: [{ emoji: '👍' }] }])
  })

  it('show the newest words of an edited message and keep the older ones', async () => {
    await inbox.says('w1', 'one')
    await edits('w1', 'three', 3)
    await edits('w1', 'two', 2)
    expect(await thread()).toMatchObject([{ text: 'three', editedAt: later(3).toISOString() }])
    const versions = await inbox.inStore((tx) => tx.query('select text from message_version'))
    expect(versions).toEqual([{ text: 'one' }])
  })

  it('count in the order of their arrival within one second, and a repeat changes nothing', async () => {
    await inbox.says('w1', 'one')
    await edits('w1', 'two', 2)
    await edits('w1', 'three', 2)
    await edits('w1', 'two', 2)
    await edits('w1', 'early', 1)
    expect(await thread()).toMatchObject([{ text: 'three', editedAt: later(2).toISOString() }])
    const versions = () =>
      inbox.inStore((tx) => tx.query('select text from message_version order by replaced_at'))
    expect(await versions()).toEqual([{ text: 'one' }, { text: 'two' }])
    await edits('w1', 'one', 2)
    expect(await thread()).toMatchObject([{ text: 'one' }])
    await edits('w1', 'two', 3)
    expect(await thread()).toMatchObject([{ text: 'two', editedAt: later(3).toISOString() }])
    expect(await versions()).toHaveLength(4)
  })

  it('leave nothing of a message that its sender took back', async () => {
    await inbox.says('w1', 'my secret', { ...photo, detail: { link: 'https://example.com' } })
    await edits('w1', 'my other secret', 1)
    await reacts('w1', '👍', 2)
    await deletes('w1')
    await edits('w1', 'too late', 20)
    expect(await thread()).toMatchObject([{ text: null, detail: {}, attachments: [], reactions: [] }])
    const left = await inbox.inStore((tx) =>
      tx.query(`select text from message_version union all select text from message where text is not null`),
    )
    expect(left).toEqual([])
  })

  it('ask for no answer, open no window and count as nothing unread', async () => {
    await inbox.says('w1', 'салам')
    const before = await inbox.conversation()
    await reacts('w1', '👍')
    await edits('w1', 'салам!')
    const { heard, unread, last_inbound_at } = await inbox.conversation()
    expect({ heard, unread, last_inbound_at }).toEqual({
      heard: before.heard,
      unread: before.unread,
      last_inbound_at: before.last_inbound_at,
    })
  })

  it('are forgotten after a day without their message', async () => {
    const change: InboundChange = { kind: 'deletion', target: 'never', at: later(0) }
    await inbox.take({ changes: [change] })
    clock.move(23 * 3_600_000)
    await forgetEarly(ctx)
    expect(await inbox.inStore((tx) => tx.query('select 1 from early_change'))).toHaveLength(1)
    clock.move(2 * 3_600_000)
    await forgetEarly(ctx)
    expect(await inbox.inStore((tx) => tx.query('select 1 from early_change'))).toEqual([])
  })
})

describe('a message with a file', () => {
  it('names the file before it is there', async () => {
    await inbox.says('w1', 'ушундай', photo)
    expect((await thread())[0]?.attachments).toMatchObject([
      { kind: 'image', state: 'waiting', size: 1000, url: null },
    ])
  })

  it('has it once, however often it is delivered', async () => {
    await inbox.says('w1', 'ушундай', photo)
    await inbox.says('w1', 'ушундай', photo)
    expect((await thread()).flatMap((one) => one.attachments)).toHaveLength(1)
  })

  it('keeps the files of what a person sent from the phone', async () => {
    await inbox.says('w1', 'салам')
    await inbox.says('w2', 'мына', { ...photo, echo: true })
    expect(await thread()).toContainEqual(
      expect.objectContaining({ author: 'phone', kind: 'image', attachments: [expect.anything()] }),
    )
  })
})

describe('a person', () => {
  it('who moves to another number keeps the thread, and replies follow', async () => {
    await inbox.says('w1', 'салам')
    const people = [{ kind: 'moved', externalId: 'meerim', to: 'meerim-new', at: later(0) }] as const
    await inbox.take({ people })
    await inbox.says('w2', 'мен да', { from: { externalId: 'meerim-new' } })
    expect(await inbox.conversation()).toMatchObject({ external_id: 'meerim-new', heard: 2n })
  })

  it('who blocks the shop is unreachable until back', async () => {
    await inbox.says('w1', 'салам')
    const since = () =>
      inbox.inStore((tx) => tx.query<{ since: Date }>('select unreachable_since as since from identity'))
    await inbox.take({ people: [{ kind: 'unreachable', externalId: 'meerim', at: later(0) }] })
    expect(await since()).toEqual([{ since: later(0) }])
    await inbox.take({ people: [{ kind: 'reachable', externalId: 'meerim', at: later(1) }] })
    expect(await since()).toEqual([{ since: null }])
  })
})
