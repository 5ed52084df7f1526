import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, parseId, type StoreId } from '#platform/ids.ts'
import { adapters } from '../adapters.ts'
import type { ConnectedAccount } from '../channel.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { type ChannelRow, findChannel, setChannelState } from '../connecting/queries.ts'
import { noteToken } from '../connecting/tokens/note.ts'
import { webhookUrl } from '../connecting/webhook-url.ts'
import { breakChannels, doubtToken, resumeChannel } from '../delivery/accounts.ts'
import { endOverdue, endSeenTroubles, endSentTroubles, noteTroubles } from '../trouble/keep.ts'
import { lookedFor, troublesSeen } from '../trouble/trouble.ts'
import { sendFacts, silenceFacts } from './facts.ts'
import type { Inspection, Works } from './inspection.ts'
import { findHealth, type Health, keepHealth } from './keep.ts'
import { noteStanding } from './standing.ts'

/**
 * Looks at one channel: asks its provider, counts what the store itself has seen, and draws the conclusions. A dead token
 * breaks the channel at the second look; one that was broken and looks well goes on with what waited.
 * @param second the token was refused before, and this look decides
 */
export async function checkChannel(ctx: Ctx, channelId: ChannelId, second = false): Promise<void> {
  const storeId = await storeOf(ctx, channelId)
  const opened = storeId && (await ctx.db.withStore(storeId, (tx) => open(ctx, tx, channelId)))
  if (!storeId || !opened) return
  const inspection = await inspect(ctx, opened)
  await ctx.db.withStore(storeId, (tx) => conclude(ctx, tx, channelId, inspection, second))
}

async function storeOf(ctx: Ctx, channelId: ChannelId): Promise<StoreId | undefined> {
  const [row] = await ctx.db.withLanes((tx) =>
    tx.query<{ id: string }>('select store_id as id from edge.channel_route where channel_id = $1 limit 1', [
      channelId,
    ]),
  )
  return row && parseId<'store'>(row.id)
}

interface Opened {
  readonly channel: ChannelRow
  readonly account: ConnectedAccount
  readonly webhookSecret: string
}

async function open(ctx: Ctx, tx: StoreTx, id: ChannelId): Promise<Opened | undefined> {
  const channel = await findChannel(tx, id)
  if (!channel || channel.state === 'disconnected') return undefined
  const token = await ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'token' })
  if (token === undefined) return undefined
  const secret = await ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'webhook_secret' })
  const { account, settings } = channel
  return { channel, account: { account, settings, token }, webhookSecret: secret ?? '' }
}

/** A subscription that has gone is asked for again; one that somebody moved elsewhere is theirs to give back. */
async function inspect(ctx: Ctx, { channel, account, webhookSecret }: Opened): Promise<Inspection> {
  const adapter = adapters[channel.kind]
  const url = webhookUrl(ctx.config.publicUrl, channel)
  const found = await adapter.inspect(ctx, account, { url })
  if (found.kind !== 'works' || found.subscription !== 'missing') return found
  const renewed = await adapter.subscribe(ctx, account, { url, secret: webhookSecret })
  return renewed.ok ? { ...found, subscription: 'active' } : found
}

async function conclude(
  ctx: Ctx,
  tx: StoreTx,
  id: ChannelId,
  inspection: Inspection,
  second: boolean,
): Promise<void> {
  const channel = await findChannel(tx, id)
  if (!channel || channel.state === 'disconnected') return
  const now = ctx.clock.now()
  const before = await findHealth(tx, id)
  const sends = await sendFacts(tx, id, now)
  const silence = await silenceFacts(tx, channel, before?.countedUntil ?? null, now)
  const after = await keepHealth(tx, id, { checkedAt: now, inspection, sends, silence }, before)
  const tokenDiffers = inspection.kind === 'works' && (await noteToken(tx, channel, inspection))
  if (inspection.kind === 'works') await noteSettings(tx, id, inspection.settings)
  await noteWhatIsWrong(ctx, tx, id, before, after, inspection)
  if (inspection.kind === 'rejected') {
    const broken = [{ channelId: id, reason: inspection.reason }]
    await (second ? breakChannels(ctx, tx, broken, 'look') : doubtToken(ctx, tx, broken, 'look'))
  } else if (isWell(inspection) && channel.state === 'broken') await mend(ctx, tx, id)
  else {
    // What waits since its token was doubted need not wait longer.
    if (second && inspection.kind === 'works') await resumeChannel(ctx, tx, id)
    if (!before || tokenDiffers || looksDifferent(before, after)) tellChannelUpdated(ctx, tx, id)
  }
}

/** What the provider did not answer to is neither worse nor better than before. */
async function noteWhatIsWrong(
  ctx: Ctx,
  tx: StoreTx,
  id: ChannelId,
  before: Health | undefined,
  after: Health,
  inspection: Inspection,
): Promise<void> {
  await endOverdue(ctx, tx, id)
  const channel = await findChannel(tx, id)
  if (!channel || inspection.kind !== 'works') return
  const { missingPermissions, tokenExpiresAt } = channel
  const now = ctx.clock.now()
  const seen = troublesSeen({ before, after, missingPermissions, tokenExpiresAt, now })
  await noteTroubles(ctx, tx, id, seen, 'look')
  await noteStanding(ctx, tx, id, before?.standing ?? null, after.standing)
  const over = lookedFor.filter((kind) => !seen.some((one) => one.kind === kind))
  await endSeenTroubles(ctx, tx, id, isWell(inspection) ? [...over, 'broken'] : over)
  await endSentTroubles(ctx, tx, id)
}

/** No panel draws them, so nobody is told; the next send goes by them. */
async function noteSettings(tx: StoreTx, id: ChannelId, settings: Works['settings']): Promise<void> {
  await tx.query(
    `update channel set settings = jsonb_strip_nulls(settings || $3::jsonb)
     where store_id = $1 and id = $2 and settings is distinct from jsonb_strip_nulls(settings || $3::jsonb)`,
    [tx.storeId, id, JSON.stringify(settings)],
  )
}

const isWell = (inspection: Inspection): boolean =>
  inspection.kind === 'works' &&
  inspection.subscription === 'active' &&
  Object.values(inspection.permissions).every((allowed) => allowed)

/**
 * Of a token or a subscription a look tells that its trouble is over. An account that is restricted or may not send looks
 * well all the while: whether it still is so the next message finds out, once an hour, and breaks the channel again.
 */
async function mend(ctx: Ctx, tx: StoreTx, id: ChannelId): Promise<void> {
  await setChannelState(tx, id, 'connected', null)
  await resumeChannel(ctx, tx, id)
  tellChannelUpdated(ctx, tx, id)
}

const looksDifferent = (before: Health, after: Health): boolean =>
  !isDeepStrictEqual(shown(before), shown(after))

/** What a panel would draw anew for. */
const shown = ({
  standing,
  reachable,
  subscription,
  webhookError,
  silentSince,
  sends,
  failures,
}: Health) => ({
  ...{ standing, reachable, subscription, webhookError, silentSince },
  ...{ sends, failures },
})
