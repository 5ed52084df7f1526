/**
 * The message of ours that a row names by `channel_id` and `provider_id`, for a lateral join (`$1` is the store). `part` is
 * the file where the name is that of one file of an album. @param row alias of the row that names it
 */
export const knownAs = (row: string): string => `(
  select n.id, null::uuid as part from message n
  where n.store_id = $1 and n.channel_id = ${row}.channel_id and n.provider_id = ${row}.provider_id
    and not exists (select from attachment f
      where f.store_id = $1 and f.message_id = n.id and f.provider_id = n.provider_id)
  union all
  select n.id, f.id from attachment f
  join message n on n.store_id = $1 and n.id = f.message_id and n.channel_id = ${row}.channel_id
  where f.store_id = $1 and f.provider_id = ${row}.provider_id
)`
