import type { Ctx } from '#platform/context.ts'
import { isId } from '#platform/ids.ts'

const KEEP_MS = 60_000
const MOST = 10_000

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

  const readAnew = async (channelId: string): Promise<string | undefined> => {
    const hash = await readHash(ctx, channelId)
    if (kept.size >= MOST) kept.clear()
    if (hash) kept.set(channelId, { hash, readAt: ctx.clock.now().getTime() })
    else kept.delete(channelId)
    return hash
  }

  return {
    async accepts(channelId, fits) {
      if (!isId(channelId)) return false
      const known = kept.get(channelId)
      const age = known ? ctx.clock.now().getTime() - known.readAt : Number.POSITIVE_INFINITY
      if (known && age < KEEP_MS && fits(known.hash)) return true
      if (known && age < 1000) return false
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
