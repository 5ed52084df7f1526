/** A contact said something: no service line, and nothing of a past that was imported. */
const asks = (m: string): string =>
  `${m}.direction = 'in' and not ${m}.imported and not coalesce((${m}.detail->>'silent')::boolean, false)`

/** Somebody of the shop or the assistant said something, and it has left; what was sent by itself is no answer. */
const answers = (m: string): string =>
  `${m}.direction = 'out' and ${m}.author in ('assistant', 'member', 'phone') and ${m}.kind <> 'reaction'
    and coalesce(${m}.status, 'sent') in ('sent', 'delivered', 'read') and not ${m}.imported
    and not coalesce((${m}.detail->>'silent')::boolean, false)`

const isLine = (m: string, ...types: readonly string[]): string =>
  `${m}.kind = 'event' and ${m}.detail->>'type' in (${types.map((type) => `'${type}'`).join(', ')})`

/**
 * SQL of what happened in the conversations of a period and in the weeks after it, in three steps:
 * `told`, each message and grey line with what it means; `thread`, with what the next one makes of it, and after how many
 * closings it came; `inquiry`, one
 * row for each matter of a contact, from their first message in a conversation that is new or was closed, until it is
 * closed. Read by a range of the primary key. $1 store, $2 and $3 bounds of ids, $4 from, $5 until, $6 followed until,
 * $7 channel, $8 member, $9 the store's time zone.
 */
export const whatHappened = `with told as materialized (
  select m.id, m.conversation_id, m.channel_id, m.author, m.created_at as at,
    case when m.kind = 'event' then (m.detail->'by'->>'memberId')::uuid else m.author_member_id end as member_id,
    m.approved_by is not null as approved,
    -- What a provider brings was said when the provider says so, but never in the future.
    case when m.author in ('contact', 'phone') then least(m.provider_at, m.created_at) else m.created_at end as said_at,
    case when m.kind = 'event' then m.detail->>'type' when m.direction = 'in' then 'asks' else 'answers' end as mark,
    case when m.kind = 'event' then m.detail->>'reason' end as reason
  from message m
  where m.store_id = $1 and m.id >= $2 and m.id < $3 and m.created_at >= $4 and m.created_at < $6
    and ($7::uuid is null or m.channel_id = $7)
    and (${asks('m')} or ${answers('m')} or ${isLine('m', 'closed', 'opened', 'handed_off', 'taken_over')})
), thread as materialized (
  select t.*, count(*) filter (where t.settles) over (partition by t.conversation_id order by t.id
    rows between unbounded preceding and 1 preceding) as chapter
  from (
    select t.*,
      -- Closing that was taken back has closed nothing.
      t.mark = 'closed' and lead(t.mark) over thread is distinct from 'opened' as settles,
      -- That a person will come is no answer yet.
      t.mark = 'answers' and t.author = 'assistant' and lead(t.mark) over thread is not distinct from 'handed_off' as calls
    from told t window thread as (partition by t.conversation_id order by t.id)
  ) t
), page as (
  select t.*, count(*) filter (where t.mark = 'asks') over (partition by t.conversation_id, t.chapter order by t.id
    rows unbounded preceding) > 0 as asked
  from thread t
), matter as (
  select p.conversation_id, p.chapter,
    (array_agg(p.id order by p.id))[1] as first_id,
    (array_agg(p.channel_id order by p.id))[1] as channel_id,
    (array_agg(p.at order by p.id))[1] as begun_at,
    (array_agg(p.said_at order by p.id))[1] as asked_at,
    (array_agg(p.said_at order by p.id) filter (where p.mark = 'answers' and not p.calls))[1] as answered_at,
    (array_agg(p.author order by p.id) filter (where p.mark = 'answers' and not p.calls))[1] as answered_by,
    (array_agg(p.member_id order by p.id) filter (where p.mark = 'answers' and not p.calls))[1] as answering_member,
    max(p.at) filter (where p.settles) as closed_at,
    (array_agg(p.member_id) filter (where p.settles))[1] as closing_member,
    bool_or(p.mark in ('handed_off', 'taken_over') or p.mark = 'answers' and (p.author <> 'assistant' or p.approved)) as by_people
  from page p where p.asked group by p.conversation_id, p.chapter
), inquiry as materialized (
  select i.* from matter i
  where i.begun_at < $5 and (i.chapter > 0 or not ${goesOn('i')})
)`

/** What a contact wrote belongs to a matter that was there before the period: the last that was asked is not closed. */
function goesOn(i: string): string {
  const next = `(select n.detail->>'type' from message n
    where n.store_id = $1 and n.conversation_id = b.conversation_id and n.id > b.id
      and (${asks('n')} or ${isLine('n', 'closed', 'opened')}) order by n.id limit 1)`
  return `coalesce((select b.direction = 'in' from message b
    where b.store_id = $1 and b.conversation_id = ${i}.conversation_id and b.id < ${i}.first_id and b.created_at < $4
      and (${asks('b')} or ${isLine('b', 'closed')} and ${next} is distinct from 'opened')
    order by b.id desc limit 1), false)`
}
