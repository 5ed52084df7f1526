/** Apps in which there may be messages that nobody gives us. */
export const olderPlaces = ['phone', 'telegram', 'instagram'] as const

/**
 * SQL: where what was said in the conversation `c` before its channel `ch` was connected can still be read, if anything was;
 * null where no such thing can be. A phone that shares a WhatsApp number may give its chats and may not; while it may, and
 * of a number that no phone shares, nothing is said. A bot is written to from its first word on, somebody's own Telegram
 * account was before, and so was an Instagram account.
 */
export const olderIn = `case
  when ch.kind = 'telegram' and position(':' in c.external_id) > 0 then 'telegram'
  when ch.kind = 'instagram' then 'instagram'
  when ch.kind = 'whatsapp' and exists (select from history_import h where h.store_id = c.store_id and h.channel_id = c.channel_id
    and h.state in ('declined', 'late', 'refused')) then 'phone' end`
