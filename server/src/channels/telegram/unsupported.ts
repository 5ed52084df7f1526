import { someWord } from '../wire-values.ts'

const everyMessageHas = new Set([
  'message_id',
  'from',
  'sender_chat',
  'sender_boost_count',
  'sender_business_bot',
  'sender_tag',
  'chat',
  'date',
  'edit_date',
  'business_connection_id',
  'message_thread_id',
  'direct_messages_topic',
  'is_topic_message',
  'is_from_offline',
  'is_paid_post',
  'has_protected_content',
  'has_media_spoiler',
  'show_caption_above_media',
  'media_group_id',
  'author_signature',
  'paid_star_count',
  'effect_id',
  'reply_to_message',
  'reply_to_checklist_task_id',
  'external_reply',
  'quote',
  'reply_to_story',
  'forward_origin',
  'is_automatic_forward',
  'via_bot',
  'link_preview_options',
  'suggested_post_info',
  'reply_markup',
  'caption',
  'caption_entities',
  'entities',
  'text',
])

/** The content field names the kind, in Telegram's own word. */
export function kindWord(raw: unknown): string {
  const keys = typeof raw === 'object' && raw !== null ? Object.keys(raw) : []
  const kinds = keys.flatMap((key) => (everyMessageHas.has(key) ? [] : (someWord(key) ?? [])))
  return ['animation', 'venue'].find((kind) => kinds.includes(kind)) ?? kinds[0] ?? 'unknown'
}

const service =
  /^(new_chat_|left_chat_|delete_chat_|group_chat_|supergroup_chat_|channel_chat_|pinned_|message_auto_|migrate_|chat_|video_chat_|forum_|general_forum_|boost_|giveaway|gift|unique_gift|write_access_|proximity_|connected_website|refunded_|passport_|paid_message_|direct_message_|suggested_post_|checklist_tasks_)/

/** Whether it is a line about the chat, to which nobody expects an answer. A kind of the future is taken for said. */
export const tellsOnly = (kind: string): boolean => service.test(kind)
