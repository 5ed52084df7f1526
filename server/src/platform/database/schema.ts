// Made by `npm run generate` from the migrations; do not edit.
import type { ColumnType } from 'kysely'

type Json = ColumnType<unknown, string, string>
type FilledJson = ColumnType<unknown, string | undefined, string>
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>
type Filled<T> = ColumnType<T, T | undefined, T>

interface EdgeAccountHeldTable {
  store_id: string
  channel_id: string
  kind: string
  external_id: string
  held_from: Date
  held_until: Date | null
}

interface EdgeAccountTellingTable {
  kind: string
  external_id: string
  until: Date | null
  revocations: Filled<number>
}

interface EdgeBusinessRouteTable {
  business_id: string
  store_id: string
  channel_id: string
}

interface EdgeChannelRouteTable {
  kind: string
  external_id: string
  store_id: string
  channel_id: string
  secret_hash: Buffer | null
}

interface EdgeDeliveryOwnerTable {
  delivery_id: bigint
  store_id: string
  channel_id: string
}

interface EdgeInboundDeliveryTable {
  id: Filled<bigint>
  kind: string
  channel_id: string | null
  account: Filled<string | null>
  body: Buffer
  received_at: Date
  state: Filled<string>
  outcome: NullableJson
  attempts: Filled<number>
}

interface EdgeIntakeClaimTable {
  single: Filled<boolean>
  ids: Filled<string[]>
  lease_no: Filled<bigint>
  lease_until: Date | null
  begun_under: Date | null
}

interface EdgeLeftAccountTable {
  kind: string
  external_id: string
  left_at: Date
}

interface AccountTable {
  id: string
  person_id: string
  account_id: string
  provider_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  created_at: Date
  updated_at: Date
}

interface AssistantTable {
  store_id: string
  name: string
  tone: string
  instructions: string
  languages: string[]
  provider: Filled<string>
  model: Filled<string>
  keys: Filled<string[]>
  enabled: Filled<boolean>
  updated_at: Date
}

interface AttachmentTable {
  store_id: string
  id: string
  message_id: string
  position: number
  kind: string
  state: Filled<string>
  reason: string | null
  tries: Filled<number>
  source: NullableJson
  provider_id: string | null
  name: string | null
  type: string | null
  size: bigint | null
  sha256: string | null
  thumbnail_sha256: string | null
  playable_sha256: string | null
  width: number | null
  height: number | null
  duration_ms: number | null
  waveform: NullableJson
  transcript_state: string | null
  transcript_reason: string | null
  transcript_tries: Filled<number>
  transcript: NullableJson
  created_at: Date
}

interface AwayCursorTable {
  store_id: string
  seq: bigint
}

interface AwayNoticeTable {
  store_id: string
  member_id: string
  conversation_id: string
  kind: string | null
  due_at: Date | null
  told_at: Date | null
  told: Filled<string[]>
}

interface BusinessConnectionTable {
  store_id: string
  channel_id: string
  id: string
  owner_id: string
  owner_name: string | null
  owner_username: string | null
  enabled: boolean
  may_reply: boolean
  may_read: boolean
  changed_at: Date
  asked_at: Date
  approval: string
  decided_by: string | null
  decided_at: Date | null
}

interface CannedReplyTable {
  store_id: string
  id: string
  owner_member_id: string | null
  language: string
  shortcut: string
  text: string
  created_at: Date
  updated_at: Date
}

interface ChannelTable {
  store_id: string
  id: string
  kind: string
  name: string
  external_id: string
  settings: FilledJson
  state: Filled<string>
  state_reason: string | null
  connected_at: Date
  token_issued_at: Date | null
  token_expires_at: Date | null
  token_tried_at: Date | null
  token_problem: string | null
  missing_permissions: Filled<string[]>
  token_granted: Filled<boolean>
  assistant_off: Filled<boolean>
  doubted_at: Date | null
}

interface ChannelDisconnectionTable {
  store_id: string
  id: string
  channel_id: string
  at: Date
  by_member_id: string
  revocable: boolean
  provider: string
  provider_reason: string | null
  tries: Filled<number>
  next_at: Date | null
  history: Filled<string>
  history_by: string | null
  history_at: Date | null
  conversations: Filled<number>
  deleted: Filled<number>
}

interface ChannelHealthTable {
  store_id: string
  channel_id: string
  checked_at: Date
  reachable: boolean
  subscription: string
  webhook_error: string | null
  sends: number
  failures: number
  silent_since: Date | null
  expected_arrivals: number | null
  counted_until: Date
  standing: NullableJson
}

interface ChannelHourTable {
  store_id: string
  channel_id: string
  hour: Date
  arrivals: number
}

interface ChannelNoticeTable {
  store_id: string
  id: string
  channel_id: string
  kind: string
  severity: string
  word: string
  detail: FilledJson
  at: Date
}

interface ChannelSignInTable {
  store_id: string
  state_hash: Buffer
  kind: string
  member_id: string
  session_id: string
  expires_at: Date
  used_at: Date | null
  id: string
  granted: NullableJson
  channel_id: string | null
}

interface ChannelTroubleTable {
  store_id: string
  id: string
  channel_id: string
  kind: string
  reason: string | null
  proof: string
  began_at: Date
  seen_at: Date
  until_at: Date | null
  ended_at: Date | null
}

interface ConsentChangeTable {
  store_id: string
  id: string
  conversation_id: string
  state: string
  how: string
  message_id: string | null
  member_id: string | null
  reason: string | null
  at: Date
}

interface ContactTable {
  store_id: string
  id: string
  name: string | null
  language: string | null
  created_at: Date
  merged_into: string | null
  language_chosen: Filled<boolean>
  assistant_off: Filled<boolean>
  version: Filled<number>
  touched: FilledJson
  name_key: Filled<string | null>
}

interface ContactDistinctTable {
  store_id: string
  one_id: string
  other_id: string
  by_member_id: string
  at: Date
}

interface ContactErasureTable {
  store_id: string
  id: string
  contact_ids: string[]
  by_member_id: string
  asked_at: Date
  erased_at: Date | null
  conversations: number
  messages: number
  files: number
}

interface ContactFactTable {
  store_id: string
  id: string
  contact_id: string
  name: string | null
  value: string
  by_member_id: string
  created_at: Date
  changed_at: Date
  version: Filled<number>
}

interface ContactLabelTable {
  store_id: string
  contact_id: string
  label_id: string
}

interface ContactMergeTable {
  store_id: string
  id: string
  kept_id: string
  merged_id: string
  by_member_id: string | null
  at: Date
  undone_by: string | null
  undone_at: Date | null
}

interface ContactOpeningTable {
  store_id: string
  contact_id: string
  member_id: string
  hour: Date
}

interface ConversationTable {
  store_id: string
  id: string
  contact_id: string
  channel_id: string
  external_id: string
  state: Filled<string>
  speaker: Filled<string>
  speaker_member_id: string | null
  epoch: Filled<bigint>
  heard: Filled<bigint>
  answered: Filled<bigint>
  held_until: Date | null
  handoff_reason: string | null
  unread: Filled<number>
  last_inbound_at: Date | null
  last_message_at: Date
  waiting_since: Date | null
  last_message_id: string | null
  created_at: Date
  assignee_id: string | null
  assigned_at: Date | null
  stage_id: string | null
  snoozed_until: Date | null
  snooze_why: string | null
  version: Filled<number>
  touched: FilledJson
  closed_from: NullableJson
  failed: Filled<number>
  team_id: string | null
  answer_due_at: Date | null
  answer_left: number | null
  late_at: Date | null
  answered_before: Filled<boolean>
  snooze_changed_at: Date | null
  return_at: Date | null
  blocked_at: Date | null
  blocked_why: string | null
  blocked_from: NullableJson
  promise_due_at: Date | null
  usual_speaker: string | null
  draft_id: string | null
  keyboard_done: Filled<boolean>
  ad_at: Date | null
  ad_answered_at: Date | null
  free_until: Date | null
  person_changed: string | null
  person_changed_at: Date | null
  person_changed_seen: Filled<boolean>
}

interface ConversationLabelTable {
  store_id: string
  conversation_id: string
  label_id: string
}

interface ConversationMoveTable {
  store_id: string
  id: string
  conversation_id: string
  from_id: string
  to_id: string
  by_member_id: string
  at: Date
  undone_by: string | null
  undone_at: Date | null
}

interface ConversationProductTable {
  store_id: string
  conversation_id: string
  product_id: string
}

interface DocumentTable {
  store_id: string
  id: string
  title: string
  format: string
  language: string | null
  text: string
  state: Filled<string>
  revision: Filled<number>
  created_at: Date
  updated_at: Date
}

interface DraftTable {
  store_id: string
  id: string
  conversation_id: string
  turn_id: string
  epoch: bigint
  wanted: bigint
  language: string
  words: string
  text: string
  written_at: Date
}

interface EarlyChangeTable {
  store_id: string
  channel_id: string
  provider_id: string
  kind: string
  by: Filled<string>
  value: string | null
  at: Date
}

interface EarlyEchoTable {
  store_id: string
  channel_id: string
  provider_id: string
  conversation_id: string
  line_id: string
  message_id: string
  kind: string
  raw_kind: string | null
  text: string | null
  detail: FilledJson
  attachments: FilledJson
  at: Date
}

interface EarlyNameTable {
  store_id: string
  channel_id: string
  external_id: string
  name: string
  at: Date
  kept_at: Date
}

interface EarlyStatusTable {
  store_id: string
  channel_id: string
  provider_id: string
  status: string
  reason: string | null
  at: Date
  pricing: NullableJson
}

interface FileTable {
  store_id: string
  sha256: string
  type: string
  size: bigint
  created_at: Date
}

interface FileRemovalTable {
  store_id: string
  sha256: string
}

interface FileWorkTable {
  store_id: string
  id: string
  sha256: string
  what: string
  began_at: Date
}

interface HistoryImportTable {
  store_id: string
  channel_id: string
  state: string
  reason: string | null
  ask_until: Date
  contacts_asked: Filled<boolean>
  progress: Filled<number>
  updated_at: Date
}

interface IdentityTable {
  store_id: string
  channel_id: string
  external_id: string
  contact_id: string
  conversation_id: string
  display_name: string | null
  username: string | null
  phone: string | null
  unreachable_since: Date | null
  profile_due_at: Date | null
  profile_tries: Filled<number>
  picture_sha256: string | null
  phone_key: Filled<string | null>
  username_key: Filled<string | null>
  account_key: Filled<string | null>
}

interface InboxRulesTable {
  store_id: string
  first_answer_minutes: number | null
  next_answer_minutes: number | null
  close_after_hours: number | null
  return_after_minutes: number | null
  survey: Filled<boolean>
  drafts: Filled<boolean>
}

interface LabelTable {
  store_id: string
  id: string
  name: string
  colour: string
  position: number
}

interface MacroTable {
  store_id: string
  id: string
  owner_member_id: string | null
  name: string
  actions: Json
  created_at: Date
  updated_at: Date
}

interface MemberTable {
  store_id: string
  id: string
  person_id: string
  role: string
  created_at: Date
}

interface MemberKeysTable {
  store_id: string
  member_id: string
  keys: Json
  updated_at: Date
}

interface MemberSendingTable {
  store_id: string
  member_id: string
  undo: boolean
}

interface MemberWorkTable {
  store_id: string
  member_id: string
  takes_chats: Filled<boolean>
  capacity: Filled<number>
  given_at: Date | null
}

interface MentionTable {
  store_id: string
  member_id: string
  message_id: string
  seen_at: Date | null
  created_at: Date
}

interface MessageTable {
  store_id: string
  id: string
  conversation_id: string
  channel_id: string
  direction: string
  author: string
  author_member_id: string | null
  kind: string
  raw_kind: string | null
  text: string | null
  detail: FilledJson
  provider_id: string | null
  client_id: string | null
  turn_id: string | null
  status: string | null
  status_reason: string | null
  provider_at: Date | null
  imported: Filled<boolean>
  edited_at: Date | null
  deleted_at: Date | null
  created_at: Date
  life: Filled<number>
  approved_by: string | null
  pricing: NullableJson
}

interface MessagePinTable {
  store_id: string
  message_id: string
  conversation_id: string
  by_member_id: string
  at: Date
}

interface MessageTemplateTable {
  store_id: string
  id: string
  business_id: string
  provider_id: string
  name: string
  language: string
  category: string
  state: string
  state_reason: string | null
  state_advice: string | null
  quality: string | null
  components: Json
  state_at: Date
  category_at: Date
  quality_at: Date
  checked_at: Date
}

interface MessageVersionTable {
  store_id: string
  message_id: string
  replaced_at: Date
  text: string | null
}

interface NotificationChoiceTable {
  store_id: string
  member_id: string
  whose: string
  sounds: string[]
  desktop: string[]
  quiet_from: string | null
  quiet_until: string | null
}

interface OutboxTable {
  store_id: string
  position: Filled<bigint>
  conversation_id: string
  message_id: string
  channel_id: string
  epoch: bigint | null
  state: Filled<string>
  tries: Filled<number>
  next_at: Date
  lease_no: Filled<number>
  lease_until: Date | null
}

interface PassageTable {
  store_id: string
  id: string
  document_id: string
  position: number
  language: string
  title: string
  body: string
  digest: string
  words: string
  letters: string
  embedder: string | null
  embedding: string | null
}

interface PersonTable {
  id: string
  name: string
  first_name: string
  last_name: string
  email: string
  email_verified: Filled<boolean>
  image: string | null
  language: Filled<string>
  created_at: Date
  updated_at: Date
}

interface ProductTable {
  store_id: string
  id: string
  slug: string
  created_at: Date
  updated_at: Date
}

interface ProductPassageTable {
  store_id: string
  id: string
  product_id: string
  language: string
  title: string
  body: string
  digest: string
  words: string
  letters: string
  embedder: string | null
  embedding: string | null
}

interface ProductTextTable {
  store_id: string
  product_id: string
  language: string
  title: string
  description: Filled<string>
}

interface PromiseTable {
  store_id: string
  id: string
  conversation_id: string
  message_id: string | null
  by: string
  member_id: string | null
  text: string
  due_at: Date
  remind_at: Date
  state: string
  reminded_at: Date | null
  overdue_at: Date | null
  settled_at: Date | null
  settled_by: string | null
  created_at: Date
}

interface PushSubscriptionTable {
  store_id: string
  id: string
  member_id: string
  session_id: string
  endpoint: string
  p256dh: string
  auth: string
  words: Filled<boolean>
  created_at: Date
}

interface ReactionTable {
  store_id: string
  message_id: string
  by: string
  emoji: string
  at: Date
}

interface SavedViewTable {
  store_id: string
  id: string
  member_id: string | null
  made_by: string | null
  name: string
  view: string
  narrowing: Json
  position: number
  created_at: Date
}

interface ScheduledMessageTable {
  store_id: string
  id: string
  conversation_id: string
  member_id: string
  client_id: string
  text: string | null
  content: FilledJson
  upload_ids: Filled<string[]>
  due_at: Date | null
  undo: Filled<boolean>
  state: Filled<string>
  reason: string | null
  message_id: string | null
  written_at: Date
  settled_at: Date | null
}

interface SendPaceTable {
  store_id: string
  channel_id: string
  scope: string
  free_at: Date
}

interface ServiceKeyTable {
  store_id: string
  service: string
  given_at: Date
  problem: string | null
  problem_at: Date | null
}

interface SessionTable {
  id: string
  person_id: string
  token: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}

interface StageTable {
  store_id: string
  id: string
  name: string
  position: number
  ends: Filled<boolean>
}

interface StoreTable {
  store_id: string
  name: string
  country: string
  currency: string
  time_zone: string
  languages: string[]
  created_at: Date
}

interface StoreEventTable {
  store_id: string
  seq: bigint
  kind: string
  payload: Json
  at: Date
}

interface StoreSequenceTable {
  store_id: string
  last: Filled<bigint>
}

interface SurveyTable {
  store_id: string
  id: string
  conversation_id: string
  message_id: string
  language: string
  asked_at: Date
  score: number | null
  answered_at: Date | null
  comment_message_id: string | null
}

interface TeamTable {
  store_id: string
  id: string
  name: string
  position: number
  giving: Filled<string>
}

interface TeamChannelTable {
  store_id: string
  channel_id: string
  team_id: string
}

interface TeamMemberTable {
  store_id: string
  team_id: string
  member_id: string
}

interface TemplateListingTable {
  store_id: string
  business_id: string
  read_at: Date | null
  failed_reason: string | null
}

interface TimerTable {
  store_id: string
  kind: string
  subject_id: string
  conversation_id: string
  at: Date
}

interface TranslationTable {
  store_id: string
  message_id: string
  language: string
  of_text: string
  text: string
  created_at: Date
}

interface TurnTable {
  store_id: string
  id: string
  conversation_id: string
  assistant_name: string
  provider: string
  model: string
  input_tokens: number
  output_tokens: number
  latency_ms: number
  steps: number
  sources: Json
  outcome: string
  reason: string | null
  at: Date
}

interface TurnLaneTable {
  store_id: string
  conversation_id: string
  first_at: Date
  due_at: Date
  attempts: Filled<number>
  lease_no: Filled<number>
  lease_until: Date | null
  awaits_words: Filled<boolean>
}

interface TurnRatingTable {
  store_id: string
  turn_id: string
  member_id: string
  thumb: string
  at: Date
}

interface UploadTable {
  store_id: string
  id: string
  conversation_id: string
  kind: string
  name: string
  type: string
  size: bigint
  sha256: string
  thumbnail_sha256: string | null
  playable_sha256: string | null
  width: number | null
  height: number | null
  duration_ms: number | null
  waveform: NullableJson
  created_at: Date
}

interface VariantTable {
  store_id: string
  id: string
  product_id: string
  sku: string
  options: FilledJson
  price_minor: bigint
  currency: string
  stock: number
  position: number
}

interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

interface WorkingHoursTable {
  store_id: string
  id: string
  channel_id: string | null
  week: Json
  exceptions: FilledJson
}

interface VaultDataKeyTable {
  store_id: string
  version: number
  master_key_no: number
  wrapped: Buffer
  created_at: Date
}

interface VaultSecretTable {
  store_id: string
  owner: string
  row_id: string
  name: string
  sealed: Buffer
  sealed_at: Date
}

export interface Schema {
  'edge.account_held': EdgeAccountHeldTable
  'edge.account_telling': EdgeAccountTellingTable
  'edge.business_route': EdgeBusinessRouteTable
  'edge.channel_route': EdgeChannelRouteTable
  'edge.delivery_owner': EdgeDeliveryOwnerTable
  'edge.inbound_delivery': EdgeInboundDeliveryTable
  'edge.intake_claim': EdgeIntakeClaimTable
  'edge.left_account': EdgeLeftAccountTable
  account: AccountTable
  assistant: AssistantTable
  attachment: AttachmentTable
  away_cursor: AwayCursorTable
  away_notice: AwayNoticeTable
  business_connection: BusinessConnectionTable
  canned_reply: CannedReplyTable
  channel: ChannelTable
  channel_disconnection: ChannelDisconnectionTable
  channel_health: ChannelHealthTable
  channel_hour: ChannelHourTable
  channel_notice: ChannelNoticeTable
  channel_sign_in: ChannelSignInTable
  channel_trouble: ChannelTroubleTable
  consent_change: ConsentChangeTable
  contact: ContactTable
  contact_distinct: ContactDistinctTable
  contact_erasure: ContactErasureTable
  contact_fact: ContactFactTable
  contact_label: ContactLabelTable
  contact_merge: ContactMergeTable
  contact_opening: ContactOpeningTable
  conversation: ConversationTable
  conversation_label: ConversationLabelTable
  conversation_move: ConversationMoveTable
  conversation_product: ConversationProductTable
  document: DocumentTable
  draft: DraftTable
  early_change: EarlyChangeTable
  early_echo: EarlyEchoTable
  early_name: EarlyNameTable
  early_status: EarlyStatusTable
  file: FileTable
  file_removal: FileRemovalTable
  file_work: FileWorkTable
  history_import: HistoryImportTable
  identity: IdentityTable
  inbox_rules: InboxRulesTable
  label: LabelTable
  macro: MacroTable
  member: MemberTable
  member_keys: MemberKeysTable
  member_sending: MemberSendingTable
  member_work: MemberWorkTable
  mention: MentionTable
  message: MessageTable
  message_pin: MessagePinTable
  message_template: MessageTemplateTable
  message_version: MessageVersionTable
  notification_choice: NotificationChoiceTable
  outbox: OutboxTable
  passage: PassageTable
  person: PersonTable
  product: ProductTable
  product_passage: ProductPassageTable
  product_text: ProductTextTable
  promise: PromiseTable
  push_subscription: PushSubscriptionTable
  reaction: ReactionTable
  saved_view: SavedViewTable
  scheduled_message: ScheduledMessageTable
  send_pace: SendPaceTable
  service_key: ServiceKeyTable
  session: SessionTable
  stage: StageTable
  store: StoreTable
  store_event: StoreEventTable
  store_sequence: StoreSequenceTable
  survey: SurveyTable
  team: TeamTable
  team_channel: TeamChannelTable
  team_member: TeamMemberTable
  template_listing: TemplateListingTable
  timer: TimerTable
  translation: TranslationTable
  turn: TurnTable
  turn_lane: TurnLaneTable
  turn_rating: TurnRatingTable
  upload: UploadTable
  variant: VariantTable
  verification: VerificationTable
  working_hours: WorkingHoursTable
  'vault.data_key': VaultDataKeyTable
  'vault.secret': VaultSecretTable
}
