/**
 * Joins `own`, the contact that a conversation `c` belongs to whatever it was merged into: its language is what is spoken
 * there, and its name stands in where the contact that is shown has none.
 */
export const ownContact = `left join identity oi on oi.store_id = c.store_id and oi.channel_id = c.channel_id
    and oi.external_id = c.external_id
  left join contact own on own.store_id = c.store_id and own.id = oi.contact_id`

/** SQL of the id of that contact. */
export const ownContactId = `coalesce((select oi.contact_id from identity oi where oi.store_id = c.store_id
  and oi.channel_id = c.channel_id and oi.external_id = c.external_id), c.contact_id)`
