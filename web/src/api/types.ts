/** What the server answers, by the contract in docs/plan-main-job.md. Times are ISO 8601, money is integer minor units. */
export type Language = 'ru' | 'ky' | 'en'
export type ChannelKind = 'whatsapp' | 'instagram' | 'telegram'
export type ChannelState = 'connected' | 'broken' | 'disconnected'
type Role = 'owner' | 'admin' | 'operator'

export interface Page<Item> {
  items: Item[]
  next: string | null
}

export interface Person {
  id: string
  firstName: string
  lastName: string
  email: string
  language: Language
}

export interface StoreSummary {
  id: string
  name: string
  role: Role
  currency: string
  languages: Language[]
  timeZone: string
}

export interface Me {
  person: Person
  stores: StoreSummary[]
}

export interface Store {
  id: string
  name: string
  country: string
  currency: string
  timeZone: string
  languages: Language[]
}

export interface Member {
  id: string
  firstName: string
  lastName: string
  email: string
  role: Role
}

export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  account: string
  state: ChannelState
  stateReason: string | null
  connectedAt: string | null
  lastInboundAt: string | null
  webhookUrl: string | null
}

export type NewChannel =
  | { kind: 'whatsapp'; phoneNumberId: string; wabaId?: string; accessToken: string }
  | { kind: 'instagram'; accountId?: string; accessToken: string }
  | { kind: 'telegram'; botToken: string }

export type View = 'all' | 'waiting' | 'assistant' | 'mine' | 'closed'
export type Counts = Record<View, number>
type Speaker = 'assistant' | 'member' | 'nobody'

export interface Contact {
  id: string
  name: string | null
  username: string | null
  phone: string | null
  language: string | null
}

export interface Conversation {
  id: string
  contact: Contact
  channel: { id: string; kind: ChannelKind; name: string; state: ChannelState }
  state: 'open' | 'closed'
  speaker: Speaker
  speakerMember: { id: string; name: string } | null
  epoch: number
  handoffReason: string | null
  unread: number
  waitingSince: string | null
  lastInboundAt: string | null
  lastMessageAt: string | null
  lastMessage: Message | null
  window: { open: boolean; until: string | null }
  thinking: boolean
}

export interface ConversationPage extends Page<Conversation> {
  counts: Counts
}

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain'

export interface Message {
  id: string
  conversationId: string
  direction: 'in' | 'out' | 'internal'
  author: 'contact' | 'assistant' | 'member' | 'phone' | 'system'
  authorName: string | null
  kind: string
  rawKind: string | null
  text: string | null
  detail: Record<string, unknown>
  status: MessageStatus | null
  statusReason: string | null
  clientId: string | null
  turnId: string | null
  at: string
}

export interface Source {
  kind: 'product' | 'passage'
  id: string
  title: string
  detail: string | null
}

export interface Receipt {
  turnId: string
  assistantName: string
  model: string
  provider: string
  inputTokens: number
  outputTokens: number
  latencyMs: number
  sources: Source[]
  outcome: string
}

export interface Money {
  minor: number
  currency: string
}

export interface Variant {
  id?: string
  sku: string
  options: Record<string, string>
  price: Money
  stock: number
}

export interface ProductText {
  title: string
  description: string
}

export interface Product {
  id: string
  slug: string
  texts: Partial<Record<Language, ProductText>>
  variants: Variant[]
  updatedAt: string
}

export type ProductDraft = Pick<Product, 'texts' | 'variants'>

export interface ImportReport {
  applied: boolean
  created: number
  updated: number
  unchanged: number
  bad: { line: number; column: string; value: string; reason: string }[]
  columns: { heading: string; meaning: string | null }[]
  encoding: string
  delimiter: string | null
}

export interface Document {
  id: string
  title: string
  format: 'text' | 'markdown'
  text?: string
  passages: number
  state: 'reading' | 'ready' | 'failed'
  updatedAt: string
}

export interface DocumentDraft {
  title: string
  text: string
  format: 'text' | 'markdown'
}

export interface SearchHit {
  kind: string
  id: string
  title: string
  excerpt: string
  score: number
  found: { code: boolean; words: boolean; letters: boolean; meaning: boolean }
}

export type ModelProvider = 'openai' | 'anthropic' | 'google'

export interface Assistant {
  name: string
  tone: string
  instructions: string
  languages: Language[]
  provider: ModelProvider | null
  model: string | null
  enabled: boolean
  keys: Record<ModelProvider, boolean>
}

export interface TrialMessage {
  author: 'contact' | 'assistant'
  text: string
}

export interface Trial {
  text: string | null
  outcome: string
  handoffReason: string | null
  sources: Source[]
  model: string
  latencyMs: number
  inputTokens: number
  outputTokens: number
}
