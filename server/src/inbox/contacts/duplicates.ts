import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { groupOf, shownAs } from './group.ts'
import { getContact } from './read.ts'
import type { DuplicateJson } from './shapes.ts'

/** Shown of one contact: whoever has more is told of the rest when these are decided. */
const MOST = 5
/** Of a thread, what its contact wrote last is looked through for telephone numbers. */
const LAST_SAID = 200
/** Messages that hold the contact's number. */
const MOST_MENTIONS = 20

interface Candidate {
  readonly contactId: string
  readonly why: DuplicateJson['why']
  readonly seen: string
}

/**
 * Contacts that are likely the same person, the surest first. Names alone say nothing: in a town there are ten of each.
 * Whoever was said to be somebody else, or was merged and taken apart again, is not suggested any more.
 * @throws ContactNotFound
 */
export async function suggestDuplicates(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
): Promise<{ items: DuplicateJson[] }> {
  const shown = await shownAs(tx, contactId)
  const group = await groupOf(tx, shown)
  const found = await surest(tx, shown, [
    ...(await sameKeys(tx, group)),
    ...(await writesOurNumber(tx, shown, group)),
    ...(await whoseNumberWeWrote(tx, shown, group)),
  ])
  const items: DuplicateJson[] = []
  for (const { contactId: other, why, seen } of found) {
    const { id, name, identities } = await getContact(ctx, tx, other)
    items.push({ contact: { id, name, identities }, why, seen })
  }
  return { items }
}

const ranks: Record<DuplicateJson['why'], number> = { account: 0, phone: 1, username: 2, number: 3 }

/** Each other contact once, by its best reason, without those that people have decided about. */
async function surest(tx: StoreTx, shown: string, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const best = new Map<string, Candidate>()
  for (const one of [...candidates].sort((a, b) => ranks[a.why] - ranks[b.why]))
    if (one.contactId !== shown && !best.has(one.contactId)) best.set(one.contactId, one)
  const decided = await decidedAbout(tx, shown, [...best.keys()])
  return [...best.values()].filter(({ contactId }) => !decided.has(contactId)).slice(0, MOST)
}

/** Those of `others` of whom, or of anybody merged into them, it was said that they are not this contact. */
async function decidedAbout(
  tx: StoreTx,
  shown: string,
  others: readonly string[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set()
  const rows = await tx.query<{ id: string }>(
    `with recursive mine as (
       select $2::uuid as id union select c.id from mine m join contact c on c.store_id = $1 and c.merged_into = m.id
     ), theirs as (
       select id as shown, id from unnest($3::uuid[]) as id
       union select t.shown, c.id from theirs t join contact c on c.store_id = $1 and c.merged_into = t.id
     )
     select distinct t.shown as id from mine m cross join theirs t
     where exists (select from contact_distinct d where d.store_id = $1
         and d.one_id = least(m.id, t.id) and d.other_id = greatest(m.id, t.id))
       or exists (select from contact_merge g where g.store_id = $1 and g.undone_at is not null
         and (g.kept_id = m.id and g.merged_id = t.id or g.kept_id = t.id and g.merged_id = m.id))`,
    [tx.storeId, shown, others],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Who has an account, a number or a username of theirs in another place. At Instagram an id means its owner to one shop's
 * account alone, so there it proves nothing; a username on one channel passes from one person to the next.
 */
const sameKeys = (tx: StoreTx, group: readonly string[]): Promise<Candidate[]> =>
  tx.query<Candidate>(
    `with mine as materialized (
       select i.channel_id, ch.kind, i.phone_key, i.username_key, i.account_key, i.phone, i.username
       from identity i join channel ch on ch.store_id = $1 and ch.id = i.channel_id
       where i.store_id = $1 and i.contact_id = any($2::uuid[])
     ), same as (
       select o.conversation_id, 'account' as why, coalesce(m.phone, m.username, '') as seen from mine m
       join identity o on o.store_id = $1 and o.account_key = m.account_key
       join channel ch on ch.store_id = $1 and ch.id = o.channel_id and ch.kind = m.kind
       where m.kind in ('telegram', 'whatsapp') and m.account_key not like '-%'
       union all
       select o.conversation_id, 'phone', m.phone from mine m
       join identity o on o.store_id = $1 and o.phone_key = m.phone_key
       union all
       select o.conversation_id, 'username', m.username from mine m
       join identity o on o.store_id = $1 and o.username_key = m.username_key and o.channel_id <> m.channel_id
     )
     select distinct c.contact_id as "contactId", s.why, s.seen
     from same s join conversation c on c.store_id = $1 and c.id = s.conversation_id`,
    [tx.storeId, group],
  )

/** SQL of the words of what a contact `id` is called, from three letters on. */
const nameWords = (id: string): string => `(
  select coalesce(array_agg(w), '{}') from unnest(tsvector_to_array(app.words($1, concat_ws(' ',
    (select n.name from contact n where n.store_id = $1 and n.id = ${id}),
    (select string_agg(i.display_name, ' ') from identity i where i.store_id = $1 and i.contact_id = ${id}))))) w
  where length(w) > 2 and w <> app.store_word($1) and w !~ '\\d')`

/** Somebody of the same name wrote down a number of this contact: many give their number in another chat. */
async function writesOurNumber(tx: StoreTx, shown: string, group: readonly string[]): Promise<Candidate[]> {
  const phones = await tx.query<{ phone: string; key: string }>(
    `select distinct on (phone_key) phone, phone_key as key from identity
     where store_id = $1 and contact_id = any($2::uuid[]) and phone_key is not null`,
    [tx.storeId, group],
  )
  const found: Candidate[] = []
  for (const { phone, key } of phones)
    found.push(
      ...(await tx.query<Candidate>(
        `select distinct c.contact_id as "contactId", 'number' as why, $3::text as seen
         from app.find_messages((app.store_word($1) || ' & n' || $4::text)::tsquery, null,
           'ffffffff-ffff-ffff-ffff-ffffffffffff', $5) as f (id)
         join message m on m.store_id = $1 and m.id = f.id and m.direction = 'in'
         join conversation c on c.store_id = $1 and c.id = m.conversation_id and c.contact_id <> $2
         where ${nameWords('$2')} && ${nameWords('c.contact_id')}`,
        [tx.storeId, shown, phone, key, MOST_MENTIONS],
      )),
    )
  return found
}

/** The same from the other side: whose number this contact wrote down, when they share a name. */
const whoseNumberWeWrote = (tx: StoreTx, shown: string, group: readonly string[]): Promise<Candidate[]> =>
  tx.query<Candidate>(
    `with said as materialized (
       select distinct right(regexp_replace(n[1], '\\D', '', 'g'), 9) as key
       from (select distinct i.conversation_id as id from identity i where i.store_id = $1 and i.contact_id = any($3::uuid[])) own
       cross join lateral (select m.text from message m where m.store_id = $1 and m.conversation_id = own.id
         and m.direction = 'in' and m.text is not null order by m.id desc limit $4) m
       cross join lateral regexp_matches(m.text, '(\\d[\\d ()-]{7,}\\d)', 'g') n
     )
     select distinct c.contact_id as "contactId", 'number' as why, o.phone as seen
     from said s join identity o on o.store_id = $1 and o.phone_key = s.key
     join conversation c on c.store_id = $1 and c.id = o.conversation_id and c.contact_id <> $2
     where ${nameWords('$2')} && ${nameWords('c.contact_id')}`,
    [tx.storeId, shown, group, LAST_SAID],
  )
