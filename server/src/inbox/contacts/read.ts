import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { consentsOf } from '../consent/consent.ts'
import { getConversations, memberNames, pictureUrls } from '../reading/conversations.ts'
import { ratingsOf } from '../survey/ratings.ts'
import { groupOf, shownAs } from './group.ts'
import type { ContactJson } from './shapes.ts'

/** Of one person; more than anybody has. */
const MOST_CONVERSATIONS = 50

interface About {
  readonly name: string | null
  readonly createdAt: Date
  readonly version: number
  readonly labelIds: string[]
  readonly off: boolean
}

/** SQL of the labels of these contacts, each once and in the store's order. */
export const labelsOf = (
  ids: string,
): string => `array(select l.id from label l where l.store_id = $1 and exists (
  select from contact_label cl where cl.store_id = $1 and cl.label_id = l.id and cl.contact_id = any(${ids}))
  order by l.position, l.id)::text[]`

/** A contact with all that belongs to it and to those merged into it. @throws ContactNotFound */
export async function getContact(ctx: Ctx, tx: StoreTx, contactId: string): Promise<ContactJson> {
  const shown = await shownAs(tx, contactId)
  const group = await groupOf(tx, shown)
  const [about] = await tx.query<About>(
    `select name, created_at as "createdAt", version, ${labelsOf('$3::uuid[]')} as "labelIds", exists (select from contact o where o.store_id = $1 and o.id = any($3::uuid[])
       and o.assistant_off) as off from contact where store_id = $1 and id = $2`,
    [tx.storeId, shown, group],
  )
  const identities = await identitiesOf(ctx, tx, group)
  const threads = await conversationIds(tx, shown)
  return {
    id: shown,
    name: about?.name ?? identities.find(({ name }) => name)?.name ?? null,
    createdAt: (about?.createdAt ?? ctx.clock.now()).toISOString(),
    version: about?.version ?? 0,
    labelIds: about?.labelIds ?? [],
    assistantAnswers: !about?.off,
    identities,
    conversations: await getConversations(ctx, tx, threads),
    facts: await factsOf(tx, group),
    ratings: await ratingsOf(tx, threads),
    ...(await takenBack(tx, group)),
  }
}

/** Their conversations, the last that spoke first. */
export async function conversationIds(tx: StoreTx, contactId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from conversation where store_id = $1 and contact_id = $2
     order by last_message_at desc, id desc limit $3`,
    [tx.storeId, contactId, MOST_CONVERSATIONS],
  )
  return rows.map(({ id }) => id)
}

type Identity = ContactJson['identities'][number]

const nobodySaid = {
  wroteFirst: false,
  state: null,
  how: null,
  by: null,
  reason: null,
  at: null,
  marketing: null,
} as const

/** How these contacts are known, one for each conversation: of two ids of a person on a channel the one that is written to. */
async function identitiesOf(ctx: Ctx, tx: StoreTx, contactIds: readonly string[]): Promise<Identity[]> {
  const rows = await tx.query<Omit<Identity, 'pictureUrl' | 'consent'> & { picture: string | null }>(
    `select i.contact_id as "contactId", i.conversation_id as "conversationId", i.display_name as name, i.username, i.phone,
       i.picture_sha256 as picture, i.unreachable_since is not null as unreachable,
       jsonb_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name, 'state', ch.state) as channel
     from identity i join conversation c on c.store_id = $1 and c.id = i.conversation_id and c.external_id = i.external_id
     join channel ch on ch.store_id = $1 and ch.id = i.channel_id
     where i.store_id = $1 and i.contact_id = any($2::uuid[])
     order by array_position($2::uuid[], i.contact_id), i.conversation_id`,
    [tx.storeId, contactIds],
  )
  const urlOf = pictureUrls(ctx, tx.storeId)
  const consents = await consentsOf(
    tx,
    rows.map(({ conversationId }) => conversationId),
  )
  return rows.map(({ picture, ...row }) => ({
    ...row,
    pictureUrl: picture && urlOf(picture),
    consent: consents.get(row.conversationId) ?? nobodySaid,
  }))
}

/** What was written down of these contacts, in the order in which it was. */
async function factsOf(tx: StoreTx, contactIds: readonly string[]): Promise<ContactJson['facts']> {
  const rows = await tx.query<
    Omit<ContactJson['facts'][number], 'by' | 'changedAt'> & { by: string; at: Date }
  >(
    `select id, contact_id as "contactId", name, value, version, by_member_id as by, changed_at as at
     from contact_fact where store_id = $1 and contact_id = any($2::uuid[]) order by id`,
    [tx.storeId, contactIds],
  )
  const names = await memberNames(tx)
  return rows.map(({ by, at, ...row }) => ({
    ...row,
    by: { id: by, name: names.get(by) ?? '' },
    changedAt: at.toISOString(),
  }))
}

/** The merges and moves that made the contact what it is. */
async function takenBack(
  tx: StoreTx,
  group: readonly string[],
): Promise<Pick<ContactJson, 'merges' | 'moves'>> {
  const called = (id: string) => `jsonb_build_object('id', ${id}, 'name', coalesce(c.name,
    (select max(i.display_name) from identity i where i.store_id = $1 and i.contact_id = ${id})))`
  const merges = await tx.query<ContactJson['merges'][number] & Act>(
    `select g.id, g.by_member_id as "memberId", g.at as made, ${called('g.merged_id')} as merged
     from contact_merge g join contact c on c.store_id = $1 and c.id = g.merged_id
     where g.store_id = $1 and g.kept_id = any($2::uuid[]) and g.undone_at is null order by g.id desc`,
    [tx.storeId, group],
  )
  const moves = await tx.query<ContactJson['moves'][number] & Act>(
    `select distinct on (g.conversation_id) g.id, g.conversation_id as "conversationId", g.by_member_id as "memberId",
       g.at as made, ${called('g.from_id')} as "from"
     from conversation_move g join contact c on c.store_id = $1 and c.id = g.from_id
     where g.store_id = $1 and g.to_id = any($2::uuid[]) and g.undone_at is null
       and exists (select from identity i where i.store_id = $1 and i.conversation_id = g.conversation_id and i.contact_id = g.to_id)
     order by g.conversation_id, g.id desc`,
    [tx.storeId, group],
  )
  const names = await memberNames(tx)
  const signed = <Row extends Act>({ memberId, made, ...row }: Row) => ({
    ...row,
    by: memberId === null ? null : { id: memberId, name: names.get(memberId) ?? '' },
    at: made.toISOString(),
  })
  return { merges: merges.map(signed), moves: moves.map(signed) }
}

interface Act {
  /** Null where a provider showed that it is one person. */
  readonly memberId: string | null
  readonly made: Date
}
