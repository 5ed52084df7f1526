/** SQL of what the member `m` has: open, not put off, and not the assistant's. */
export const loadOf = `(select count(*)::int from conversation c where c.store_id = m.store_id and c.assignee_id = m.id
  and c.state = 'open' and c.snooze_why is null and c.speaker <> 'assistant')`
