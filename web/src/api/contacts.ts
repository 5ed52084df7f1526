import { call, withQuery } from './client.ts'
import type { ThreadPlace } from './inbox.ts'
import type {
  Consent,
  ContactCard,
  ContactFact,
  ContactFile,
  ContactRow,
  Conversation,
  DuplicateContact,
  Language,
  MergePreview,
  MessagePage,
} from './types.ts'

const contact = (storeId: string, id: string) => `/api/v1/stores/${storeId}/contacts/${id}`
const moves = (storeId: string, conversationId: string) =>
  `/api/v1/stores/${storeId}/conversations/${conversationId}/moves`

export interface ContactsAsked {
  q: string | undefined
  channel: string | undefined
  label: string | undefined
  sort: 'name' | 'newest' | undefined
}
/** Without an order, whoever spoke last comes first. `near`: nobody has just such words. */
export const listContacts = (storeId: string, asked: ContactsAsked, cursor: string | null) =>
  call<{ items: ContactRow[]; near: boolean; next: string | null }>(
    'GET',
    withQuery(`/api/v1/stores/${storeId}/contacts`, { ...asked, cursor }),
  )

/** Merged, it is answered with the contact that it is shown as. */
export const readContact = (storeId: string, id: string) => call<ContactCard>('GET', contact(storeId, id))

export interface ContactChange {
  /** Of the contact as the person saw it. */
  version: number
  /** null: what the channel calls them. */
  name?: string | null
  addLabelIds?: string[]
  removeLabelIds?: string[]
}
export const changeContact = (storeId: string, id: string, change: ContactChange) =>
  call<ContactCard>('PATCH', contact(storeId, id), change)

/** A page of what was said in all conversations of a contact, oldest first. */
export const listTimeline = (storeId: string, id: string, place: ThreadPlace) =>
  call<MessagePage>('GET', withQuery(`${contact(storeId, id)}/messages`, { ...place, limit: 50 }))

export const listContactFiles = (storeId: string, id: string, before: string | null) =>
  call<{ items: ContactFile[]; next: string | null }>(
    'GET',
    withQuery(`${contact(storeId, id)}/files`, { before }),
  )

/** Without a name it is a note. */
export interface FactDraft {
  name: string | null
  value: string
}
export const addFact = (storeId: string, id: string, fact: FactDraft) =>
  call<ContactCard>('POST', `${contact(storeId, id)}/facts`, fact)
/** A fact as the person saw it. */
type Seen = Pick<ContactFact, 'id' | 'version'>
export const changeFact = (storeId: string, id: string, { id: factId, version }: Seen, fact: FactDraft) =>
  call<ContactCard>('PATCH', `${contact(storeId, id)}/facts/${factId}`, { ...fact, version })
export const removeFact = (storeId: string, id: string, { id: factId, version }: Seen) =>
  call<ContactCard>('DELETE', `${contact(storeId, id)}/facts/${factId}`, { version })

export const listDuplicates = (storeId: string, id: string) =>
  call<{ items: DuplicateContact[] }>('GET', `${contact(storeId, id)}/duplicates`)
export const keepApart = (storeId: string, id: string, contactId: string) =>
  call<{ items: DuplicateContact[] }>('POST', `${contact(storeId, id)}/distinctions`, { contactId })

export const previewMerge = (storeId: string, id: string, otherId: string) =>
  call<MergePreview>('GET', `${contact(storeId, id)}/merge-preview/${otherId}`)
export const mergeContacts = (storeId: string, id: string, contactId: string) =>
  call<ContactCard>('POST', `${contact(storeId, id)}/merges`, { contactId })
/** Answers with the contact that is apart again. */
export const undoMerge = (storeId: string, id: string, mergeId: string) =>
  call<ContactCard>('DELETE', `${contact(storeId, id)}/merges/${mergeId}`)

/** Whether the assistant answers a contact, on whichever channel. */
export const answerContact = (storeId: string, id: string, answers: boolean) =>
  call<ContactCard>('PATCH', `${contact(storeId, id)}/assistant`, { answers })

/** Hears no more of a contact, on any channel. */
export const blockContact = (storeId: string, id: string, why: 'blocked' | 'spam') =>
  call<ContactCard>('PUT', `${contact(storeId, id)}/block`, { why })
export const unblockContact = (storeId: string, id: string) =>
  call<ContactCard>('DELETE', `${contact(storeId, id)}/block`)

/** Of whom the conversation belongs to; null: as they write. */
export const chooseLanguage = (storeId: string, conversationId: string, language: Language | null) =>
  call<Conversation>('PUT', `/api/v1/stores/${storeId}/conversations/${conversationId}/language`, {
    language,
  })

/** What the customer has said of being written to, and how the shop knows. */
export const changeConsent = (
  storeId: string,
  conversationId: string,
  change: { state: 'in' | 'out'; reason: string },
) =>
  call<Consent>('POST', `/api/v1/stores/${storeId}/conversations/${conversationId}/consent-changes`, change)

/** Somebody has looked who writes from the other number or device. */
export const seePersonChange = (storeId: string, conversationId: string) =>
  call<Conversation>('PUT', `/api/v1/stores/${storeId}/conversations/${conversationId}/person-change/seen`)

/** null: to a new contact of its own. */
export const moveConversation = (storeId: string, conversationId: string, contactId: string | null) =>
  call<{ id: string; conversation: Conversation }>('POST', moves(storeId, conversationId), { contactId })
export const undoMove = (storeId: string, conversationId: string, moveId: string) =>
  call<Conversation>('DELETE', `${moves(storeId, conversationId)}/${moveId}`)
