import { call } from './client.ts'
import type { Language, Product } from './types.ts'

export type Wish =
  | { task: 'draft' }
  | { task: 'summarise'; language: Language }
  | { task: 'shorten' | 'warmer' | 'grammar'; text: string }
  | { task: 'translate'; text: string; language: Language }

const conversation = (storeId: string, id: string) => `/api/v1/stores/${storeId}/conversations/${id}`

/** Words that the shop's model makes; nothing is sent. @throws Problem `model_offline`, `model_failed`, `nothing_to_draft` */
export const askHelp = (storeId: string, conversationId: string, wish: Wish) =>
  call<{ text: string }>('POST', `${conversation(storeId, conversationId)}/writing-help`, wish)

export const translateMessage = (
  storeId: string,
  message: { id: string; conversationId: string },
  language: Language,
) =>
  call<{ text: string }>(
    'POST',
    `${conversation(storeId, message.conversationId)}/messages/${message.id}/translations`,
    { language },
  )

/** Products of which a text tells another price than the catalogue. `before`: what was said before, newest first. */
export const checkPrices = (storeId: string, text: string, before: readonly string[]) =>
  call<{ differing: Product[] }>('POST', `/api/v1/stores/${storeId}/price-checks`, { text, before })
