import { adapters, type FileSource, type MediaAddress, openSenders, type Sender } from '#channels'
import type { Ctx } from '#platform/context.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import type { Made } from './forms.ts'
import { askForFile } from './job.ts'
import { isPassing, pauseAfter } from './patience.ts'
import { putForms } from './put.ts'
import { failFile, keepFile, tryLater } from './record.ts'
import { readWaiting, type Waiting } from './waiting.ts'

/** The largest that any of the channels passes on. */
const MAX_BYTES = 100 * 1024 * 1024
/** WhatsApp keeps a file for seven days. */
const KEPT_MS = 7 * 86_400_000
const CHANNEL_PAUSE_SECONDS = 300

/**
 * Fetches one file of a message: asks the provider where it is, reads it through the guarded fetch, looks at its bytes,
 * stores it with a thumbnail and a form that plays everywhere. What fails for a passing reason is tried again, for some
 * hours; what fails for good says why. Safe to repeat: a file that is there or given up is left alone.
 */
export async function fetchAttachment(
  ctx: Ctx,
  job: { readonly storeId: string; readonly attachmentId: string },
  addressOf: AddressOf = askProvider,
): Promise<void> {
  const storeId = parseId<'store'>(job.storeId)
  const found = await ctx.db.withStore(storeId, async (tx) => {
    const waiting = await readWaiting(tx, job.attachmentId)
    const senders = waiting && (await openSenders(ctx, tx, [waiting.channelId]))
    const sender = waiting && senders?.get(waiting.channelId)
    return waiting && sender ? { waiting, sender } : undefined
  })
  if (!found) return
  const { source } = found.waiting
  const linked = 'link' in source
  if (!linked && found.sender.state === 'broken') return awaitChannel(ctx, storeId, found.waiting)
  const address = linked ? opened(source.link) : await addressOf(ctx, found.sender, source)
  const got = await bring(ctx, address)
  if (got.ok) {
    const put = await putForms(ctx, storeId, got)
    return ctx.db.withStore(storeId, (tx) => keepFile(ctx, tx, found.waiting, got, put))
  }
  await ctx.db.withStore(storeId, async (tx) => {
    const pause = got.passing ? pauseAfter(found.waiting.tries) : undefined
    if (pause === undefined) return failFile(ctx, tx, found.waiting, got.reason)
    return tryLater(ctx, tx, found.waiting, pause)
  })
}

/** Until the channel is mended, for as long as a provider keeps what it told of; that is no try of the file's. */
function awaitChannel(ctx: Ctx, storeId: StoreId, waiting: Waiting): Promise<void> {
  const age = ctx.clock.now().getTime() - waiting.receivedAt.getTime()
  return ctx.db.withStore(storeId, (tx) =>
    age > KEPT_MS
      ? failFile(ctx, tx, waiting, 'expired')
      : askForFile(ctx, tx, waiting.id, CHANNEL_PAUSE_SECONDS),
  )
}

type Brought =
  | ({ readonly ok: true } & Made)
  | { readonly ok: false; readonly passing: boolean; readonly reason: string }

async function bring(ctx: Ctx, address: MediaAddress): Promise<Brought> {
  if (!address.ok) return { ok: false, passing: address.kind === 'retry', reason: address.reason }
  const { url, headers } = address
  const fetched = await ctx.fetching.get(url, { maxBytes: MAX_BYTES, timeoutMs: 120_000, headers })
  if (!fetched.ok) return { ok: false, passing: isPassing(fetched.reason), reason: fetched.reason }
  // Loaded with the first file: code for pictures and sound that a shop without them need not hold.
  const { makeForms } = await import('./forms.ts')
  const made = await makeForms(fetched.bytes)
  return made.ok ? made : { ok: false, passing: false, reason: made.reason }
}

/** No token goes with it: whoever keeps it is nobody's provider. */
const opened = (url: string): MediaAddress => ({ ok: true, url, headers: {} })

/** Where a file is to be fetched from. */
export type AddressOf = (ctx: Ctx, sender: Sender, source: FileSource) => Promise<MediaAddress>

/** A channel that is disconnected may come back soon, and its files with it. */
const askProvider: AddressOf = async (ctx, sender, source) =>
  sender.state === 'connected'
    ? adapters[sender.kind].mediaAddress(ctx, sender.account, source)
    : { ok: false, kind: 'retry', reason: `channel_${sender.state}` }
