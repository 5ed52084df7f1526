import type { Tx } from '#platform/database/database.ts'
import { walkIndexes } from '#platform/database/plans.ts'

/** The beginning of what waits. */
export interface Head {
  readonly id: bigint
  readonly attempts: number
  readonly bytes: number
}

export interface Heads {
  readonly heads: readonly Head[]
  /** Whether more waits behind them. */
  readonly more: boolean
}

/**
 * What comes next, oldest first: of each account its oldest, in turns, so that the flood of one delays no other. What
 * speaks of several accounts belongs to no lane: it comes alone, after what came before it and before what came after.
 */
export async function nextHeads(tx: Tx, most: number): Promise<Heads> {
  const [, [barrier], ofLanes] = await Promise.all([
    walkIndexes(tx),
    oldestOfSeveral(tx),
    headsOfLanes(tx, most),
  ])
  const heads = ofLanes.length === 0 && barrier ? [barrier] : ofLanes.toSorted(byAge)
  return { heads, more: barrier !== undefined || ofLanes.some(({ more }) => more) }
}

const byAge = (a: Head, b: Head): number => (a.id < b.id ? -1 : 1)

const ofSeveral = `edge.inbound_delivery where state = 'new' and account is null order by id limit 1`

const oldestOfSeveral = (tx: Tx): Promise<Head[]> =>
  tx.query<Head>(`select id, attempts, octet_length(body) as bytes from ${ofSeveral}`)

/**
 * Reads a few rows of each lane, however many wait. Twice a fair share, as some lanes hold less than that. It asks for what
 * follows a lane's beginning, since for the rows of one account in their order the key of the table would do, too, and that
 * one holds all that was ever taken in.
 */
function headsOfLanes(tx: Tx, most: number): Promise<(Head & { readonly more: boolean })[]> {
  return tx.query(
    `with recursive barrier as (
       select coalesce((select id from ${ofSeveral}), 9223372036854775807) as id
     ), lane as (
       (select account from edge.inbound_delivery where state = 'new' and account is not null order by account limit 1)
       union all
       select (select d.account from edge.inbound_delivery d where d.state = 'new' and d.account > l.account
         order by d.account limit 1)
       from lane l where l.account is not null
     ), share as (
       select least($1, ceil(2.0 * $1 / greatest(count(account), 1)))::bigint as rows from lane
     ), head as (
       select h.*, row_number() over (partition by l.account order by h.id) as turn
       from lane l cross join lateral (
         select d.account, d.id, d.attempts, octet_length(d.body) as bytes from edge.inbound_delivery d
         where d.state = 'new' and (d.account, d.id) > (l.account, 0) and d.id < (select id from barrier)
         order by d.account, d.id limit (select rows from share)
       ) h where h.account = l.account
     )
     select id, attempts, bytes, count(*) over () > $1 or bool_or(turn >= (select rows from share)) over () as more
     from head order by turn, id limit $1`,
    [most],
  )
}
