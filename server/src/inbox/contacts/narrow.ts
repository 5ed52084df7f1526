import type { StoreTx } from '#platform/database/database.ts'
import type { ContactListQuery } from './list-shapes.ts'

/** Fewer are looked up and put in order; among more, a walk of the whole list soon has a page together. */
export const MOST_GATHERED = 2000

export interface Narrowed {
  /** The contacts that are left; null while they are too many to be gathered. */
  readonly ids: readonly string[] | null
  /** SQL of what each of them has to fulfil, besides. */
  readonly conditions: readonly string[]
}

/**
 * Contacts as they are shown, by what narrows the list of them. A planner cannot know whether a channel has ten customers
 * or half of the town, and takes one way for both: either reads everything for one page where the other reads nothing.
 * @param most gathered; of more a condition is made @param value gives the placeholder of a parameter @param contact SQL of the id of the contact that is looked at
 */
export async function narrow(
  tx: StoreTx,
  { channel, label, sort }: ContactListQuery,
  words: string | undefined,
  most: number,
  value: (of: unknown) => string,
  contact: string,
): Promise<Narrowed> {
  const gathered: ReadonlySet<string>[] = []
  const conditions: string[] = []
  const add = async (of: string, members: string, condition: (parameter: string) => string) => {
    const found = await tx.query<{ id: string }>(members, [tx.storeId, of, most + 1])
    if (found.length > most) conditions.push(condition(value(of)))
    else gathered.push(new Set(found.map(({ id }) => id)))
  }
  // By name those of one name stand together: a walk would pass all others before it comes to them.
  const walked = sort === 'name' ? isAmongCalled : isCalled
  if (words !== undefined) await add(words, called, (asked) => walked(contact, asked))
  if (label) await add(label, labelled, (one) => wears(contact, one))
  if (channel) await add(channel, onChannel, (one) => writesOn(contact, one))
  const [first, ...others] = gathered.sort((one, other) => one.size - other.size)
  const ids = first ? [...first].filter((id) => others.every((other) => other.has(id))) : null
  return { ids, conditions }
}

const called = `select id from app.find_contacts($2::tsquery, $3) as id where $1::uuid is not null`

const onChannel = `select distinct contact_id as id from conversation
  where store_id = $1 and channel_id = $2::uuid limit $3`

/** Who wears a label, or into whom one was merged that does. */
const labelled = `
  with recursive up as (
    select w.id, w.merged_into from contact_label l join contact w on w.store_id = $1 and w.id = l.contact_id
    where l.store_id = $1 and l.label_id = $2::uuid
    union select w.id, w.merged_into from up join contact w on w.store_id = $1 and w.id = up.merged_into
  ) select up.id from up where up.merged_into is null limit $3`

// One look for each contact that is walked past: a limit keeps it from becoming a join of all of them.

const writesOn = (contact: string, channel: string): string => `(select true from conversation o
  where o.store_id = $1 and o.contact_id = ${contact} and o.channel_id = ${channel}::uuid limit 1)`

const wears = (contact: string, label: string): string => `(select true from contact_label l
  where l.store_id = $1 and l.label_id = ${label}::uuid and l.contact_id = any(${withMerged(contact)}) limit 1)`

const isAmongCalled = (contact: string, words: string): string =>
  `${contact} = any(array(select app.find_contacts(${words}::tsquery, 1000000)))`

const isCalled = (contact: string, words: string): string => `(
  coalesce((select true from conversation v join identity i on i.store_id = $1 and i.conversation_id = v.id
    where v.store_id = $1 and v.contact_id = ${contact}
      and app.person_words(i.store_id, i.display_name, i.username, i.phone) @@ ${words}::tsquery limit 1), false)
  or coalesce((select true from contact w where w.store_id = $1 and w.id = any(${withMerged(contact)})
    and app.words(w.store_id, w.name) @@ ${words}::tsquery limit 1), false)
  or coalesce((select true from contact_fact f where f.store_id = $1 and f.contact_id = any(${withMerged(contact)})
    and app.words(f.store_id, f.value) @@ ${words}::tsquery limit 1), false))`

/** SQL of a contact with all that were merged into it. */
export const withMerged = (contact: string): string => `array(with recursive down as (
  select ${contact} as id union select m.id from down d join contact m on m.store_id = $1 and m.merged_into = d.id)
  select id from down)`
