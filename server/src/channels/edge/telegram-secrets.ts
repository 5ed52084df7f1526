import type { Ctx } from '#platform/context.ts'
import { isId } from '#platform/ids.ts'

const KEEP_MS = 60_000
const MOST = 10_000
/** So long an id that no channel has is not looked up again. A new channel's was never asked for before. */
const UNKNOWN_MS = 10_000

/** The hashes of Telegram's webhook secrets, by channel. */
export interface TelegramSecrets {
  /**
   * Whether `fits` accepts the channel's hash (lower-case hex). A kept hash that does not fit is read anew at most once
   * a second, so that a renewed secret works at once and a guesser does not reach the database.
   */
  accepts(channelId: string, fits: (hash: string) => boolean): Promise<boolean>
}

export function telegramSecrets(ctx: Ctx): TelegramSecrets {
  const kept = new Map<string, { hash: string; readAt: number }>()

  const unknown = new Map<string, number>()
  const now = () => ctx.clock.now().getTime()

  const readAnew = async (channelId: string): Promise<string | undefined> => {
    const hash = await readHash(ctx, channelId)
    if (kept.size >= MOST) kept.clear()
    if (hash) kept.set(channelId, { hash, readAt: now() })
    else {
      kept.delete(channelId)
      if (unknown.size >= MOST) unknown.clear()
      unknown.set(channelId, now())
    }
    return hash
  }

  return {
    async accepts(channelId, fits) {
      if (!isId(channelId)) return false
      const missedAt = unknown.get(channelId)
      if (missedAt !== undefined && now() - missedAt < UNKNOWN_MS) return false
      const known = kept.get(channelId)
      const age = known ? now() - known.readAt : Number.POSITIVE_INFINITY
      if (known && age < KEEP_MS && fits(known.hash)) return true
      if (known && age < 1000) return false
      unknown.delete(channelId)
      const hash = await readAnew(channelId)
      return hash !== undefined && fits(hash)
    },
  }
}

async function readHash(ctx: Ctx, channelId: string): Promise<string | undefined> {
  const [row] = await ctx.db.withEdge((tx) =>
    tx.query<{ hash: string | null }>(
      `select encode(secret_hash, 'hex') as hash from edge.channel_route where kind = 'telegram' and channel_id = $1`,
      [channelId],
    ),
  )
  return row?.hash ?? undefined
}
