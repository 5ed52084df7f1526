import { beforeEach, describe, expect, it } from 'vitest'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { getConversation } from './conversations.ts'

const ctx = await testCtx()
const { ayperi } = await world(ctx)
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')
const rows = (sql: string, values: readonly unknown[] = []) =>
  ctx.db.withStore(ayperi, (tx) => tx.query(sql, [...values]))

beforeEach(async () => {
  await rows('delete from contact')
  await rows('delete from history_import')
})

async function olderIn(
  channel: typeof whatsapp,
  kind: 'whatsapp' | 'instagram' | 'telegram',
  externalId: string,
) {
  const inbox = inboxOf(ctx, ayperi, channel, kind)
  await inbox.says(`w ${externalId}`, 'Салам', { from: { externalId, name: 'Мээрим' } })
  const { id } = await inbox.conversation()
  return (await ctx.db.withStore(ayperi, (tx) => getConversation(ctx, tx, id))).olderIn
}

describe('what was said before a channel was connected', () => {
  it('lies in the Instagram app, and in Telegram where the account is somebody’s own', async () => {
    expect(await olderIn(instagram, 'instagram', 'ig-1')).toBe('instagram')
    await rows('delete from contact')
    expect(await olderIn(telegram, 'telegram', 'connection:77')).toBe('telegram')
  })

  it('is nothing with a bot, nor with a number that no phone shares', async () => {
    expect(await olderIn(telegram, 'telegram', '77')).toBeNull()
    await rows('delete from contact')
    expect(await olderIn(whatsapp, 'whatsapp', '996555')).toBeNull()
  })

  it.each([
    ['declined', 'phone'],
    ['late', 'phone'],
    ['refused', 'phone'],
    ['asking', null],
    ['asked', null],
    ['coming', null],
    ['done', null],
  ])('of a number that a phone shares, when that was %s, is told of as %s', async (state, told) => {
    await rows(
      `insert into history_import (store_id, channel_id, state, ask_until, updated_at) values ($1, $2, $3, now(), now())`,
      [ayperi, whatsapp, state],
    )
    expect(await olderIn(whatsapp, 'whatsapp', '996555')).toBe(told)
  })
})
