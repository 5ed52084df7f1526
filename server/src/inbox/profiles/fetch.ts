import { adapters, openSenders, type Profile, type ProfileAnswer, type Sender } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { isPassing, pauseAfter } from '../attachments/patience.ts'
import { askForProfile } from './job.ts'
import { askAgainFrom, countTry, findPerson, keepPicture, keepProfile, type Person } from './person.ts'

const MOST_PICTURE_BYTES = 10 * 1024 * 1024
const DAY_MS = 86_400_000

/**
 * Asks the provider who writes in a conversation and keeps name, username and picture. What fails for a passing reason
 * is tried again for an hour or two, and then with a message of the next day; who is not shown to us stays nameless.
 * Safe to repeat.
 */
export async function fetchProfile(
  ctx: Ctx,
  job: { readonly storeId: string; readonly conversationId: string },
): Promise<void> {
  const storeId = parseId<'store'>(job.storeId)
  const found = await ctx.db.withStore(storeId, (tx) => open(ctx, tx, job.conversationId))
  if (!found) return
  const { person, sender } = found
  const answer = await ask(ctx, sender, person)
  if (!answer.ok)
    return answer.kind === 'retry' ? ctx.db.withStore(storeId, (tx) => tryLater(ctx, tx, person)) : undefined
  const { profile } = answer
  await ctx.db.withStore(storeId, (tx) => keepProfile(ctx, tx, person, profile))
  await fetchPicture(ctx, storeId, person, profile)
}

async function open(ctx: Ctx, tx: StoreTx, conversationId: string) {
  const person = await findPerson(tx, conversationId)
  const sender = person && (await openSenders(ctx, tx, [person.channelId])).get(person.channelId)
  if (!person || !sender) return undefined
  if (sender.state === 'connected') return { person, sender }
  // The first message after it is mended asks again.
  await askAgainFrom(tx, person, ctx.clock.now())
  return undefined
}

type Connected = Extract<Sender, { state: 'connected' }>

const ask = async (ctx: Ctx, sender: Connected, person: Person): Promise<ProfileAnswer> =>
  (await adapters[sender.kind].profile?.(ctx, sender.account, person.externalId)) ?? {
    ok: false,
    kind: 'refused',
    reason: 'kind_not_supported',
  }

async function fetchPicture(ctx: Ctx, storeId: StoreId, person: Person, profile: Profile): Promise<void> {
  if (!profile.pictureUrl) return ctx.db.withStore(storeId, (tx) => keepPicture(ctx, tx, person, undefined))
  const fetched = await ctx.fetching.get(profile.pictureUrl, { maxBytes: MOST_PICTURE_BYTES })
  if (!fetched.ok)
    return isPassing(fetched.reason)
      ? ctx.db.withStore(storeId, (tx) => tryLater(ctx, tx, person))
      : undefined
  // Loaded with the first picture, as with files.
  const { thumbnail } = await import('#platform/media/thumbnail.ts')
  const small = await thumbnail(fetched.bytes)
  if (!small.ok) return
  const put = await ctx.files.put(storeId, small.bytes, small.type)
  await ctx.db.withStore(storeId, (tx) => keepPicture(ctx, tx, person, put))
}

async function tryLater(ctx: Ctx, tx: StoreTx, person: Person): Promise<void> {
  const pause = pauseAfter(person.tries)
  await countTry(tx, person)
  if (pause !== undefined) return askForProfile(ctx, tx, person.conversationId, pause)
  await askAgainFrom(tx, person, new Date(ctx.clock.now().getTime() + DAY_MS))
}
