import type { StoreTx } from '#platform/database/database.ts'
import type { Works } from '../../health/inspection.ts'
import type { ChannelRow } from '../queries.ts'

/**
 * Writes down what the provider said of a channel's token; what it did not speak of stays as it was.
 * @returns whether anything is different now
 */
export async function noteToken(
  tx: StoreTx,
  channel: ChannelRow,
  { tokenExpiresAt, permissions }: Pick<Works, 'tokenExpiresAt' | 'permissions'>,
): Promise<boolean> {
  const expiresAt = tokenExpiresAt === undefined ? channel.tokenExpiresAt : tokenExpiresAt
  const missing = stillMissing(channel.missingPermissions, permissions)
  const changed = await tx.query(
    `update channel set token_expires_at = $3, missing_permissions = $4
     where store_id = $1 and id = $2
       and (token_expires_at, missing_permissions) is distinct from ($3::timestamptz, $4::text[])
     returning id`,
    [tx.storeId, channel.id, expiresAt, missing],
  )
  return changed.length > 0
}

function stillMissing(before: readonly string[], said: Readonly<Record<string, boolean>>): string[] {
  const refused = Object.keys(said).filter((name) => said[name] === false)
  return [...new Set([...before.filter((name) => said[name] !== true), ...refused])].sort()
}
