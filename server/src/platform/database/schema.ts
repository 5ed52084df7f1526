// Made by `npm run generate` from the migrations; do not edit.
import type { ColumnType } from 'kysely'

export type Json = ColumnType<unknown, string, string>
type Filled<T> = ColumnType<T, T | undefined, T>

export interface EdgeChannelRouteTable {
  kind: string
  external_id: string
  store_id: string
  channel_id: string
  secret_hash: Buffer | null
}

export interface EdgeInboundDeliveryTable {
  id: Filled<bigint>
  kind: string
  channel_id: string | null
  body: Buffer
  received_at: Date
  state: Filled<string>
  outcome: Json | null
  attempts: Filled<number>
  lease_no: Filled<number>
  lease_until: Date | null
}

export interface ChannelTable {
  store_id: string
  id: string
  kind: string
  name: string
  external_id: string
  settings: Filled<Json>
  state: Filled<string>
  state_reason: string | null
  connected_at: Date
}

export interface ContactTable {
  store_id: string
  id: string
  name: string | null
  language: string | null
  created_at: Date
}

export interface ConversationTable {
  store_id: string
  id: string
  contact_id: string
  channel_id: string
  external_id: string
  state: Filled<string>
  speaker: Filled<string>
  speaker_member_id: string | null
  epoch: Filled<bigint>
  handoff_reason: string | null
  unread: Filled<number>
  last_inbound_at: Date | null
  last_message_at: Date
  waiting_since: Date | null
  last_message_id: string | null
  created_at: Date
}

export interface EarlyStatusTable {
  store_id: string
  channel_id: string
  provider_id: string
  status: string
  reason: string | null
  at: Date
}

export interface IdentityTable {
  store_id: string
  channel_id: string
  external_id: string
  contact_id: string
  display_name: string | null
  username: string | null
  phone: string | null
}

export interface MessageTable {
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
  detail: Filled<Json>
  provider_id: string | null
  client_id: string | null
  turn_id: string | null
  status: string | null
  status_reason: string | null
  provider_at: Date | null
  created_at: Date
}

export interface OutboxTable {
  store_id: string
  position: Filled<bigint>
  conversation_id: string
  message_id: string
  state: Filled<string>
  tries: Filled<number>
  next_at: Date
  lease_no: Filled<number>
  lease_until: Date | null
}

export interface StoreTable {
  store_id: string
  name: string
  country: string
  currency: string
  time_zone: string
  languages: string[]
  created_at: Date
}

export interface StoreEventTable {
  store_id: string
  seq: bigint
  kind: string
  payload: Json
  at: Date
}

export interface StoreSequenceTable {
  store_id: string
  last: Filled<bigint>
}

export interface TurnLaneTable {
  store_id: string
  conversation_id: string
  wanted: Filled<bigint>
  first_at: Date
  due_at: Date
  attempts: Filled<number>
  lease_no: Filled<number>
  lease_until: Date | null
}

export interface VaultDataKeyTable {
  store_id: string
  version: number
  master_key_no: number
  wrapped: Buffer
  created_at: Date
}

export interface VaultSecretTable {
  store_id: string
  owner: string
  row_id: string
  name: string
  sealed: Buffer
  sealed_at: Date
}

export interface Schema {
  'edge.channel_route': EdgeChannelRouteTable
  'edge.inbound_delivery': EdgeInboundDeliveryTable
  channel: ChannelTable
  contact: ContactTable
  conversation: ConversationTable
  early_status: EarlyStatusTable
  identity: IdentityTable
  message: MessageTable
  outbox: OutboxTable
  store: StoreTable
  store_event: StoreEventTable
  store_sequence: StoreSequenceTable
  turn_lane: TurnLaneTable
  'vault.data_key': VaultDataKeyTable
  'vault.secret': VaultSecretTable
}
