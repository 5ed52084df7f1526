import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import type { ThreadPage } from '../reading/thread.ts'
import { listFiles } from './files.ts'
import { mergeContacts } from './merge.ts'
import { listTimeline } from './timeline.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)

const byPhone = { externalId: '996555123456', name: 'Meerim' }
const byHandle = { externalId: 'ig-1', name: 'meerim' }
let contactId: string

/** Eight messages, by turns over two channels, and a stranger's between them. */
beforeEach(async () => {
  await rows('delete from contact')
  contactId = await writes(whatsapp, 'whatsapp', byPhone, '1')
  const other = await writes(instagram, 'instagram', byHandle, '2')
  await writes(instagram, 'instagram', { externalId: 'ig-2', name: 'Rose' }, 'stranger')
  for (let n = 3; n <= 8; n++)
    await (n % 2 === 1
      ? writes(whatsapp, 'whatsapp', byPhone, `${n}`)
      : writes(instagram, 'instagram', byHandle, `${n}`))
  const merging = { keptId: contactId, otherId: other, memberId: aizada.memberId }
  await inStore((tx) => mergeContacts(ctx, tx, merging))
})

const read = async (page: Partial<ThreadPage> = {}) => {
  const { items, next, newer } = await inStore((tx) =>
    listTimeline(ctx, tx, contactId, { limit: 3, ...page }),
  )
  return { said: items.map(({ text }) => text).join(''), ids: items.map(({ id }) => id), next, newer }
}

describe('the timeline of a contact', () => {
  it('is read back from its end, page by page, without a gap or a repeat', async () => {
    const end = await read()
    expect([end.said, end.newer]).toEqual(['678', null])
    const middle = await read({ before: end.next ?? '' })
    const begin = await read({ before: middle.next ?? '' })
    expect([middle.said, begin.said, begin.next]).toEqual(['345', '12', null])
  })

  it('is read on from a message, and around one', async () => {
    const { ids } = await read({ limit: 50 })
    const on = await read({ after: ids[1] ?? '' })
    expect([on.said, on.newer === null]).toEqual(['345', false])
    const last = await read({ after: ids[4] ?? '' })
    expect([last.said, last.newer]).toEqual(['678', null])
    const around = await read({ around: ids[4] ?? '', limit: 4 })
    expect(around.said).toBe('3456')
    expect([around.next === null, around.newer === null]).toEqual([false, false])
  })
})

describe('the files of a contact', () => {
  it('are those of all channels, the newest first, page by page', async () => {
    for (const [n, channel] of [whatsapp, instagram, whatsapp].entries()) {
      const kind = channel === whatsapp ? 'whatsapp' : 'instagram'
      await inboxOf(ctx, ayperi, channel, kind).says(`photo ${channel} ${n}`, `photo ${n}`, {
        from: channel === whatsapp ? byPhone : byHandle,
        kind: 'image',
        attachments: [{ kind: 'image', source: { url: `https://cdn.example/${n}` } }],
      })
    }
    const list = (before?: string) => inStore((tx) => listFiles(ctx, tx, contactId, { before, limit: 2 }))
    const newest = await list()
    expect(newest.items).toHaveLength(2)
    const older = await list(newest.next ?? '')
    expect([older.items.length, older.next]).toEqual([1, null])
    const texts = await rows<{ id: string; text: string }>(
      `select id, text from message where kind = 'image'`,
    )
    const textOf = (id: string) => texts.find((row) => row.id === id)?.text
    expect([...newest.items, ...older.items].map(({ messageId }) => textOf(messageId))).toEqual([
      'photo 2',
      'photo 1',
      'photo 0',
    ])
  })
})
