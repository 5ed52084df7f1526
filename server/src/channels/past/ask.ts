import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import type { ConnectedAccount } from '../channel.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { openSenders } from '../delivery/accounts.ts'
import { type Asked, askPhoneApp, type PhoneAppData } from '../whatsapp/history/ask.ts'

const Job = z.object({ storeId: z.uuid(), channelId: z.uuid() })
const askPast = defineJob('channels.ask-past', Job)

const DAY_MS = 86_400_000
const AGAIN_SECONDS = 300

/** Asks for what the phone app of this number holds, soon; what has come of an earlier connecting stays. */
export async function askForPast(ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> {
  const now = ctx.clock.now()
  await tx.query(
    `insert into history_import (store_id, channel_id, state, ask_until, updated_at) values ($1, $2, 'asking', $3, $4)
     on conflict (store_id, channel_id) do update set state = 'asking', reason = null, contacts_asked = false,
       ask_until = excluded.ask_until, updated_at = excluded.updated_at`,
    [tx.storeId, channelId, new Date(now.getTime() + DAY_MS), now],
  )
  await ctx.jobs.enqueue(tx, askPast, { storeId: tx.storeId, channelId }, { key: channelId })
}

export const pastJobs = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(askPast, ({ storeId, channelId }) => askNow(ctx, parseId<'store'>(storeId), channelId))

/**
 * Asks for the contacts, then for the chats, so that names are there before their people. Safe to repeat: what was asked
 * for before the provider calls a repeat. When it does not answer it is asked again, until the day is over.
 */
export async function askNow(ctx: Ctx, storeId: StoreId, channelId: string): Promise<void> {
  const due = await ctx.db.withStore(storeId, (tx) => findDue(ctx, tx, channelId))
  if (!due) return
  if (due.askUntil <= ctx.clock.now()) return note(ctx, storeId, channelId, 'late')
  if (!due.contactsAsked) {
    const contacts = await ask(ctx, due.account, 'smb_app_state_sync')
    if (contacts === 'unreachable') return askAgain(ctx, storeId, channelId)
    await noteContacts(ctx, storeId, channelId)
  }
  const chats = await ask(ctx, due.account, 'history')
  if (chats === 'unreachable') return askAgain(ctx, storeId, channelId)
  await note(ctx, storeId, channelId, chats)
}

/** A channel that is broken or disconnected is asked when it is connected anew. */
const ask = (ctx: Ctx, account: ConnectedAccount | undefined, what: PhoneAppData): Promise<Asked> =>
  account ? askPhoneApp(ctx, account, what) : Promise.resolve('unreachable')

interface Due {
  readonly account: ConnectedAccount | undefined
  readonly askUntil: Date
  readonly contactsAsked: boolean
}

async function findDue(ctx: Ctx, tx: StoreTx, channelId: string): Promise<Due | undefined> {
  const [row] = await tx.query<Omit<Due, 'account'>>(
    `select ask_until as "askUntil", contacts_asked as "contactsAsked" from history_import
     where store_id = $1 and channel_id = $2 and state = 'asking'`,
    [tx.storeId, channelId],
  )
  if (!row) return undefined
  const sender = (await openSenders(ctx, tx, [channelId])).get(channelId)
  return { ...row, account: sender?.state === 'connected' ? sender.account : undefined }
}

const askAgain = (ctx: Ctx, storeId: StoreId, channelId: string): Promise<void> =>
  ctx.db.withStore(storeId, (tx) =>
    ctx.jobs.enqueue(tx, askPast, { storeId, channelId }, { startAfter: AGAIN_SECONDS, key: channelId }),
  )

const noteContacts = (ctx: Ctx, storeId: StoreId, channelId: string): Promise<unknown> =>
  ctx.db.withStore(storeId, (tx) =>
    tx.query(`update history_import set contacts_asked = true where store_id = $1 and channel_id = $2`, [
      storeId,
      channelId,
    ]),
  )

/** A repeat after everything had come leaves it done; parts may be here before the answer to the asking is. */
async function note(
  ctx: Ctx,
  storeId: StoreId,
  channelId: string,
  asked: Exclude<Asked, 'unreachable'>,
): Promise<void> {
  const refused = typeof asked === 'object' ? asked.refused : null
  const state = typeof asked === 'object' ? 'refused' : asked
  await ctx.db.withStore(storeId, async (tx) => {
    await tx.query(
      `update history_import set reason = $4, updated_at = $5, state = case
         when $3 <> 'asked' then $3 when progress = 100 then 'done' when progress > 0 then 'coming' else 'asked' end
       where store_id = $1 and channel_id = $2 and state = 'asking'`,
      [storeId, channelId, state, refused, ctx.clock.now()],
    )
    tellChannelUpdated(ctx, tx, parseId<'channel'>(channelId))
  })
}
