import { languageOfSession } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { type KeyPair, pushKeysOf } from './keys.ts'
import { type Browser, type Outcome, push } from './push.ts'
import { keyOf, type Push, pushJob } from './push-job.ts'
import { dropSubscription } from './subscriptions.ts'
import { type About, wordsOf } from './words.ts'

/** In seconds; then it is let go, for news that come so late are none. */
const waits = [15, 60, 240]
const LONGEST_WAIT = 600

export const workOnPushing = (ctx: Ctx): Promise<void> => ctx.jobs.work(pushJob, (job) => deliver(ctx, job))

/**
 * Tells one browser. At a second run, after a process ended in the middle, the browser shows the same notice in the place of
 * the first.
 */
async function deliver(ctx: Ctx, job: Push): Promise<void> {
  const storeId = parseId<'store'>(job.storeId)
  const parcel = await ctx.db.withStore(storeId, (tx) => readParcel(ctx, tx, job))
  if (!parcel) return
  const language = await languageOfSession(ctx, parcel.sessionId)
  if (!language) return drop(ctx, storeId, job)
  const outcome = await push(ctx, parcel.keys, parcel.browser, {
    ...wordsOf(language, job.kind, parcel.about),
    tag: job.conversationId,
    link: `/s/${storeId}/inbox/all?conv=${job.conversationId}`,
  })
  await settle(ctx, storeId, job, outcome)
}

interface Parcel {
  readonly browser: Browser
  readonly sessionId: string
  readonly keys: KeyPair
  readonly about: About
}

/** Undefined where the browser is told no more, or the conversation is gone. */
async function readParcel(ctx: Ctx, tx: StoreTx, job: Push): Promise<Parcel | undefined> {
  const [row] = await tx.query<Browser & About & { sessionId: string }>(
    `select s.endpoint, s.p256dh, s.auth, s.session_id as "sessionId", p.name,
       case when s.words then (select left(m.text, ${MOST_SAID}) from message m
         where m.store_id = c.store_id and m.id = c.last_message_id and m.direction = 'in') end as said
     from push_subscription s
     join conversation c on c.store_id = s.store_id and c.id = $3 and c.blocked_at is null
     join contact p on p.store_id = c.store_id and p.id = c.contact_id
     where s.store_id = $1 and s.id = $2`,
    [tx.storeId, job.subscriptionId, job.conversationId],
  )
  if (!row) return undefined
  const { endpoint, p256dh, auth, sessionId, name, said } = row
  const keys = await pushKeysOf(ctx, tx)
  return { browser: { endpoint, p256dh, auth }, sessionId, keys, about: { name, said } }
}

const MOST_SAID = 160

async function settle(ctx: Ctx, storeId: StoreId, job: Push, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'gone') return drop(ctx, storeId, job)
  if (outcome.kind === 'taken') return
  const wait = waits[job.tries]
  if (outcome.kind === 'refused' || wait === undefined) {
    ctx.log.warn({ storeId, subscriptionId: job.subscriptionId, why: outcome.why }, 'a browser was not told')
    return
  }
  const startAfter = Math.min(Math.max(wait, outcome.waitSeconds ?? 0), LONGEST_WAIT)
  await ctx.db.withStore(storeId, (tx) =>
    ctx.jobs.enqueue(
      tx,
      pushJob,
      { ...job, tries: job.tries + 1 },
      { startAfter, key: keyOf(job.subscriptionId, job.conversationId) },
    ),
  )
}

const drop = (ctx: Ctx, storeId: StoreId, { subscriptionId }: Push): Promise<void> =>
  ctx.db.withStore(storeId, (tx) => dropSubscription(tx, subscriptionId))
