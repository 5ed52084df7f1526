import type { components } from './generated/contract.ts'

// What the server answers, by its own contract: a route that changes shows up here as a type error.
// Times are ISO 8601, money is integer minor units.
type Schemas = components['schemas']

export interface Page<Item> {
  items: Item[]
  next: string | null
}

export type Me = Schemas['Me']
export type Person = Me['person']
export type StoreSummary = Me['stores'][number]
export type Store = Schemas['Store']
export type Member = Schemas['Member']
export type Language = Person['language']

export type Channel = Schemas['Channel']
export type ChannelHealth = Schemas['ChannelHealth']
export type ChannelKind = Channel['kind']
export type ChannelState = Channel['state']
/** Where one can sign in instead of pasting a token. */
export type SignInKind = Extract<ChannelKind, 'whatsapp' | 'instagram'>
/** A sign-in that brought several numbers, or one that needs a PIN. */
export interface SignInNumbers {
  numbers: {
    id: string
    displayNumber: string | null
    name: string | null
    coexisting: boolean
    needsPin: boolean
  }[]
}
export type NewChannel =
  | { kind: 'whatsapp'; phoneNumberId: string; wabaId?: string; accessToken: string }
  | { kind: 'instagram'; accountId?: string; accessToken: string }
  | { kind: 'telegram'; botToken: string }

export type Ledger = Schemas['Ledger']
export type Report = Schemas['Report']
export type ReportTimes = Schemas['ReportTimes']
export type UndeliveredDelivery = Schemas['UndeliveredDelivery']

export type MessageTemplate = Schemas['MessageTemplate']
export type TemplateContent = Pick<MessageTemplate, 'header' | 'body' | 'footer' | 'buttons'>
export type TemplateButton = TemplateContent['buttons'][number]
export type TemplateDraft = TemplateContent & Pick<MessageTemplate, 'name' | 'language' | 'category'>
export interface TemplateValues {
  header?:
    | { kind: 'text'; values: Record<string, string> }
    | { kind: 'image' | 'video' | 'document'; link: string }
    | { kind: 'location'; latitude: number; longitude: number; name?: string }
  body: Record<string, string>
  buttons?: { index: number; value: string }[]
}
export type Notice = Schemas['ChannelNotice']

export type Conversation = Schemas['Conversation']
export type Contact = Conversation['contact']
/** A contact with all that is known of it. */
export type ContactRow = Schemas['ContactRow']
export type ContactCard = Schemas['ContactCard']
export type ContactFact = ContactCard['facts'][number]
export type ContactFile = Schemas['ContactFile']
export type DuplicateContact = Schemas['DuplicateContact']
export type MergePreview = Schemas['MergePreview']
export type Message = Schemas['Message']
export type Pin = Schemas['Pin']
export type MessageVersion = Schemas['MessageVersion']
export type Attachment = Schemas['Attachment']
export interface MessagePage extends Page<Message> {
  /** Where later messages begin; null at the end of the thread. */
  newer: string | null
}
export type Found = Schemas['Found']
export type FoundMessage = Schemas['FoundMessage']
export type Excerpt = FoundMessage['excerpt']
/** What may be put into a message of a conversation now. */
export type Composing = Schemas['Composing']
export type Upload = Schemas['Upload']
/** A message that leaves later. */
/** An answer of the assistant's that waits for a person. */
export type Draft = Schemas['Draft']
export type Scheduled = Schemas['ScheduledMessage']
export type MentionList = Schemas['MentionList']
export type Mention = MentionList['items'][number]
export type CannedReply = Schemas['CannedReply']
export type CannedDraft = Pick<CannedReply, 'shortcut' | 'language' | 'text' | 'shared'>
export type NotificationChoice = Schemas['NotificationChoice']
export type PushSubscriptionKept = Schemas['PushSubscription']
/** A named row of actions. */
export type Macro = Schemas['Macro']
export type MacroAction = Macro['actions'][number]
export type MacroDraft = Pick<Macro, 'name' | 'shared' | 'actions'>
export interface MacroRun {
  ran: {
    conversation: Conversation
    before: Schemas['ConversationPlace'] | null
    speakerBefore: Conversation['speaker']
    messageId: string | null
  }[]
  refused: {
    conversationId: string
    code: string
    news: ConversationNews[]
    conversation: Conversation | null
  }[]
}
export type Keys = Schemas['Keys']
export type Consent = Schemas['Consent']
export type ContactHeld = Schemas['ContactHeld']
export type ContactOpenings = Schemas['ContactOpenings']
export type ContactErasure = Schemas['ContactErasure']
export type AssistantInsight = Schemas['AssistantInsight']
export type Receipt = Schemas['Receipt']
export type Source = Receipt['sources'][number]
export type View =
  | 'mine'
  | 'unassigned'
  | 'waiting'
  | 'assistant'
  | 'customer'
  | 'snoozed'
  | 'closing'
  | 'blocked'
  | 'due'
  | 'promised'
  | 'failed'
  | 'closed'
  | 'all'
export type Sort = 'waiting' | 'newest' | 'closing' | 'due' | 'promised'
/** What narrows a view, as it stands in the address. */
export interface Narrowing {
  sort?: Sort
  channel?: string
  /** A member, or `none`. */
  assignee?: string
  /** A team, or `none`. */
  team?: string
  label?: string
  /** A stage, or `none`. */
  stage?: string
  language?: string
  /** Who answers. */
  speaker?: Conversation['speaker']
  /** What a message points at or an answer stands on. */
  product?: string
  unread?: 'true'
  /** Not answered in the time that the shop allows itself. */
  late?: 'true'
}
export type Board = Schemas['Board']
/** A view under a name of its own. */
export type SavedView = Omit<Schemas['SavedView'], 'narrowing'> & { narrowing: Narrowing }
export type SavedViewDraft = Pick<SavedView, 'name' | 'view' | 'narrowing' | 'shared'>
export type Label = Schemas['Label']
export type SaleStage = Schemas['SaleStage']
export type Team = Schemas['Team']
export type TeamDraft = Pick<Team, 'name' | 'giving' | 'memberIds' | 'channelIds'>
export type MemberWork = Schemas['MemberWork']
export type WorkingHours = Schemas['WorkingHours']
export type Hours = Pick<WorkingHours, 'week' | 'exceptions'>
export type InboxRules = Schemas['InboxRules']
export type CustomerPromise = Schemas['Promise']
export type SnoozeWhy = NonNullable<Conversation['snooze']>['why']
export interface ChangeSet {
  assigneeId?: string | null
  teamId?: string | null
  stageId?: string | null
  labelIds?: string[]
  addLabelIds?: string[]
  removeLabelIds?: string[]
  snooze?: { why: SnoozeWhy; until?: string } | null
  state?: Conversation['state']
}
export type ConversationChange = ChangeSet & { conversationId: string; version: number }
export type ConversationNews = Schemas['ConversationNews']
export interface ChangesAnswer {
  changed: Schemas['ChangedConversation'][]
  refused: {
    conversationId: string
    code: 'changed_meanwhile' | 'not_found' | 'conversation_closed' | 'snooze_impossible'
    news: ConversationNews[]
    conversation: Conversation | null
  }[]
}
export type Counts = Record<View, number>
export interface ConversationPage extends Page<Conversation> {
  /** Of each item: these sort as the list does. */
  order: string[]
  /** Up to where in this order the page reaches; null to the end of the list. */
  end: string | null
  counts: Counts
}

export type Product = Schemas['Product']
export type ProductText = NonNullable<Product['texts'][Language]>
export type Variant = Product['variants'][number]
export type Money = Variant['price']
/** A variant without an id is a new one. */
export type VariantDraft = Omit<Variant, 'id'> & { id?: string }
export interface ProductDraft {
  texts: Product['texts']
  variants: VariantDraft[]
}
export type ImportReport = Schemas['ProductImport']

export type Document = Schemas['Document']
export type DocumentDraft = Required<Pick<Document, 'title' | 'text' | 'format'>>
export interface SearchHit {
  kind: 'product' | 'passage'
  id: string
  title: string
  excerpt: string
  score: number
  found: { code: boolean; words: boolean; letters: boolean; meaning: boolean }
}

export type Service = Schemas['Service']
export type Assistant = Schemas['Assistant']
export type ModelProvider = keyof Assistant['keys']
export type Trial = Schemas['Trial']
export interface TrialMessage {
  author: 'contact' | 'assistant'
  text: string
}
