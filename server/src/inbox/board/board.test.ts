import { beforeEach, describe, expect, it } from 'vitest'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { changeOne } from '../organising/answers.ts'
import { readBoard } from './board.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const stages = await rows<{ id: string; ends: boolean }>('select id, ends from stage order by position')
const [first, last] = [stages[0]?.id ?? '', stages.at(-1)?.id ?? '']

beforeEach(() => rows('delete from contact'))

/** A conversation in a stage, with `columns` set by hand. */
async function stands(name: string, stageId: string | null, set = ''): Promise<string> {
  const contactId = await writes(whatsapp, 'whatsapp', { externalId: name, name })
  await rows(`update conversation set stage_id = $2${set && `, ${set}`} where contact_id = $1`, [
    contactId,
    stageId,
  ])
  const [row] = await rows<{ id: string }>('select id from conversation where contact_id = $1', [contactId])
  return row?.id ?? ''
}
const board = async (limit = 30) => {
  const { columns } = await ctx.db.withStore(ayperi, (tx) => readBoard(ctx, tx, limit))
  return columns.map(({ stageId, count, items }) => ({
    stageId,
    count,
    names: items.map(({ contact }) => contact.name),
  }))
}

describe('the board', () => {
  it('has a column for each stage in their order, after one for those without', async () => {
    expect((await board()).map(({ stageId }) => stageId)).toEqual([null, ...stages.map(({ id }) => id)])
  })

  it('shows what is open, in a stage that ends also what is closed, and nobody blocked', async () => {
    await stands('new', null)
    await stands('over', null, `state = 'closed'`)
    await stands('talking', first)
    await stands('left', first, `state = 'closed'`)
    await stands('asleep', first, `snooze_why = 'reply'`)
    await stands('spam', first, `blocked_at = now(), blocked_why = 'spam'`)
    await stands('sold', last, `state = 'closed'`)
    const shown = await board()
    expect(shown[0]).toMatchObject({ count: 1, names: ['new'] })
    expect(shown[1]).toMatchObject({ count: 2, names: ['asleep', 'talking'] })
    expect(shown.at(-1)).toMatchObject({ count: 1, names: ['sold'] })
  })

  it('counts all and shows the newest', async () => {
    for (const name of ['one', 'two', 'three']) await stands(name, first)
    expect((await board(2))[1]).toMatchObject({ count: 3, names: ['three', 'two'] })
  })

  it('shows a conversation where a change put it', async () => {
    const id = await stands('talking', first)
    await ctx.db.withStore(ayperi, (tx) =>
      changeOne(ctx, tx, { conversationId: id, version: 0, stageId: last }, aizada.memberId),
    )
    const shown = await board()
    expect([shown[1]?.names, shown.at(-1)?.names]).toEqual([[], ['talking']])
  })
})
