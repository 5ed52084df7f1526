import type { Tx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import { accountsNamed } from '../accounts-named.ts'
import type { ChannelKind } from '../channel.ts'
import { findDestinations } from './routes.ts'

/** Whose a delivery is: a store, and one of its channels that it speaks of. */
export interface Owner {
  readonly storeId: StoreId
  readonly channelId: string
}

/** A delivery that was given up before anybody could say whose it is: its process ended each time. */
export interface Unread {
  readonly id: bigint
  readonly kind: ChannelKind
  readonly channelId: string | null
  readonly body: Buffer
}

/** Writes down whose deliveries those are that were not taken in whole. Nothing is asked when all were. */
export async function keepOwners(
  tx: Tx,
  ends: readonly { readonly delivery: { readonly id: bigint }; readonly owners: readonly Owner[] }[],
): Promise<void> {
  await insertOwners(
    tx,
    ends.flatMap(({ delivery, owners }) => owners.map((owner) => ({ deliveryId: delivery.id, ...owner }))),
  )
}

/** The same for those that nothing may read any more: their owners are the accounts that they name. */
export async function keepOwnersOfUnread(tx: Tx, unread: readonly Unread[]): Promise<void> {
  const named = unread.flatMap((one) =>
    accountsNamed(one).map((account) => ({ id: one.id, kind: one.kind, account })),
  )
  if (named.length === 0) return
  const destinationOf = await findDestinations(tx, named)
  await insertOwners(
    tx,
    named.flatMap(({ id, kind, account }) => {
      const owner = destinationOf(kind, account)
      return owner ? [{ deliveryId: id, ...owner }] : []
    }),
  )
}

async function insertOwners(
  tx: Tx,
  owners: readonly ({ readonly deliveryId: bigint } & Owner)[],
): Promise<void> {
  if (owners.length === 0) return
  await tx.query(
    `insert into edge.delivery_owner (delivery_id, store_id, channel_id)
     select * from unnest($1::bigint[], $2::uuid[], $3::uuid[]) on conflict do nothing`,
    [
      owners.map((one) => one.deliveryId),
      owners.map((one) => one.storeId),
      owners.map((one) => one.channelId),
    ],
  )
}
