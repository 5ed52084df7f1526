import { createECDH } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

const Pair = z.object({ publicKey: z.string(), privateKey: z.string() })
export type KeyPair = z.infer<typeof Pair>

/**
 * What the store proves itself with at push services (VAPID). Made when it is first asked for and kept in the store's vault;
 * a browser's subscription is bound to it, so it never changes.
 */
export async function pushKeysOf(ctx: Ctx, tx: StoreTx): Promise<KeyPair> {
  const kept = await readKeys(ctx, tx)
  if (kept) return kept
  // Of two that come first at once one makes them.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('push-keys' || $1, 0))`, [tx.storeId])
  const others = await readKeys(ctx, tx)
  if (others) return others
  const made = makeKeys()
  await ctx.vault.put(tx, placeOf(tx), JSON.stringify(made))
  return made
}

async function readKeys(ctx: Ctx, tx: StoreTx): Promise<KeyPair | undefined> {
  const text = await ctx.vault.get(tx, placeOf(tx))
  return text === undefined ? undefined : Pair.parse(JSON.parse(text))
}

const placeOf = (tx: StoreTx) => ({ owner: 'push', rowId: tx.storeId, name: 'vapid' }) as const

function makeKeys(): KeyPair {
  const curve = createECDH('prime256v1')
  const publicKey = curve.generateKeys().toString('base64url')
  // A number that begins with zeros is given without them.
  const privateKey = Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()]).subarray(-32)
  return { publicKey, privateKey: privateKey.toString('base64url') }
}
