import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { adapters } from '../adapters.ts'
import { askForKnownConnections } from '../business/ask.ts'
import type { CheckedAccount } from '../channel.ts'
import { resumeChannel } from '../delivery/accounts.ts'
import { supersedePartings } from '../leaving/queries.ts'
import { lockAccount, tellingsOf } from '../leaving/telling.ts'
import { askForPast } from '../past/ask.ts'
import { hashSecret } from '../signature.ts'
import { syncSoon } from '../templates/sync.ts'
import { endByConnecting, noteTroubles } from '../trouble/keep.ts'
import { troubleOfBreak } from '../trouble/trouble.ts'
import { tellChannelUpdated } from './events.ts'
import { channelIdFor, claimRoute, saveChannel, setChannelState, type TokenLife } from './queries.ts'
import { webhookUrl } from './webhook-url.ts'
import type { ConnectRequest } from './wire.ts'

export type ConnectOutcome =
  | { readonly ok: true; readonly channelId: ChannelId }
  | Exclude<CheckedAccount, { ok: true }>
  | { readonly ok: false; readonly code: 'account_taken' }

type Account = Extract<CheckedAccount, { ok: true }>

/**
 * Connects a provider's account to the store: asks the provider, takes the route, seals the secrets, and tells the
 * provider where to deliver. Until that last step the channel is 'broken', so a crash in between is seen and mended by
 * connecting again. An account that was connected before keeps its channel and its history.
 * `token` is what a sign-in at the provider told of it; of a pasted token nothing is known.
 */
export async function connectChannel(
  ctx: Ctx,
  storeId: StoreId,
  request: ConnectRequest,
  token: TokenLife = pastedToken(ctx, request),
): Promise<ConnectOutcome> {
  const webhookSecret = randomBytes(32).toString('base64url')
  const taken = await checkAndKeep(ctx, storeId, request, token, webhookSecret)
  if (!taken.ok) return taken
  const { account, channelId } = taken
  const subscribed = await adapters[request.kind].subscribe(
    ctx,
    { account: account.account, settings: account.settings, token: tokenOf(request) },
    { url: webhookUrl(ctx.config.publicUrl, { kind: request.kind, id: channelId }), secret: webhookSecret },
  )
  await ctx.db.withStore(storeId, async (tx) => {
    if (subscribed.ok) {
      await setChannelState(tx, channelId, 'connected', null)
      await endByConnecting(ctx, tx, channelId)
    } else {
      await setChannelState(tx, channelId, 'broken', subscribed.reason)
      await noteTroubles(ctx, tx, channelId, [troubleOfBreak(subscribed.reason)], 'look')
    }
    await resumeChannel(ctx, tx, channelId)
    if (subscribed.ok) await askForKnownConnections(ctx, tx, channelId)
    if (subscribed.ok && request.kind === 'whatsapp') await syncSoon(ctx, tx, channelId)
    if (subscribed.ok && account.settings['coexisting'] === true) await askForPast(ctx, tx, channelId)
    tellChannelUpdated(ctx, tx, channelId)
  })
  return { ok: true, channelId }
}

type Taken =
  | { readonly ok: true; readonly account: Account; readonly channelId: ChannelId }
  | Exclude<ConnectOutcome, { ok: true }>

/**
 * A token is kept only if nothing has been revoked since it was looked at: the provider may just be told that the account
 * has left, and take its permissions from this token, too. Then it is looked at again, once that has ended.
 */
async function checkAndKeep(
  ctx: Ctx,
  storeId: StoreId,
  request: ConnectRequest,
  token: TokenLife,
  webhookSecret: string,
): Promise<Taken> {
  let revocations: number | undefined = 0
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const account = await checkAccount(ctx, request)
    if (!account.ok) return account
    const kept = await ctx.db.withStore(storeId, async (tx) => {
      await lockAccount(tx, { kind: request.kind, account: account.account })
      const told = await tellingsOf(tx, { kind: request.kind, account: account.account }, ctx.clock.now())
      if (told.underWay || told.revocations !== revocations) return { told }
      return { channelId: await keep(ctx, tx, request, { ...account, token }, webhookSecret) }
    })
    if (!('told' in kept)) {
      const { channelId } = kept
      return channelId ? { ok: true, account, channelId } : { ok: false, code: 'account_taken' }
    }
    revocations = kept.told.underWay ? undefined : kept.told.revocations
    if (kept.told.underWay) await setTimeout(PAUSE_MS)
  }
  return { ...stillLeaving, field: request.kind === 'telegram' ? 'botToken' : 'accessToken' }
}

/** Ten seconds: as long as somebody may look at a button that does nothing. */
const MOST_LOOKS = 20
const PAUSE_MS = 500

const stillLeaving = {
  ok: false,
  code: 'unreachable',
  detail: 'The provider is still being told that this account was disconnected. Try again in a few minutes.',
} as const

function checkAccount(ctx: Ctx, request: ConnectRequest): Promise<CheckedAccount> {
  switch (request.kind) {
    case 'whatsapp':
      return adapters.whatsapp.check(ctx, request)
    case 'instagram':
      return adapters.instagram.check(ctx, request)
    case 'telegram':
      return adapters.telegram.check(ctx, request)
  }
}

/** Instagram's tokens die after 60 days, so even one of unknown age is renewed once it is surely a day old. */
const pastedToken = (ctx: Ctx, { kind }: ConnectRequest): TokenLife => ({
  issuedAt: kind === 'instagram' ? ctx.clock.now() : null,
  expiresAt: null,
  missingPermissions: [],
  granted: false,
})

const tokenOf = (request: ConnectRequest): string =>
  request.kind === 'telegram' ? request.botToken : request.accessToken

/** @returns undefined when another store holds the account; nothing is written then. */
async function keep(
  ctx: Ctx,
  tx: StoreTx,
  request: ConnectRequest,
  account: Account & { readonly token: TokenLife },
  webhookSecret: string,
): Promise<ChannelId | undefined> {
  const { kind } = request
  const id = await channelIdFor(tx, kind, account.account)
  const secretHash = kind === 'telegram' ? hashSecret(webhookSecret) : null
  if (!(await claimRoute(tx, { kind, externalId: account.account, channelId: id, secretHash })))
    return undefined
  // Telegram's deliveries do not name the bot; they are routed by the channel in their address.
  if (kind === 'telegram') await claimRoute(tx, { kind, externalId: id, channelId: id, secretHash })
  const { name, settings, token } = account
  const connectedAt = ctx.clock.now()
  await supersedePartings(ctx, tx, id)
  await saveChannel(tx, { id, kind, name, account: account.account, settings, connectedAt }, token)
  await ctx.vault.put(tx, { owner: 'channel', rowId: id, name: 'token' }, tokenOf(request))
  if (kind === 'telegram')
    await ctx.vault.put(tx, { owner: 'channel', rowId: id, name: 'webhook_secret' }, webhookSecret)
  return id
}
