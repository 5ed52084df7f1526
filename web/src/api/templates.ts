import { call, upload } from './client.ts'
import type {
  Message,
  MessageTemplate,
  Notice,
  TemplateContent,
  TemplateDraft,
  TemplateValues,
} from './types.ts'

const templates = (storeId: string, channelId: string) =>
  `/api/v1/stores/${storeId}/channels/${channelId}/templates`

export interface TemplateList {
  items: MessageTemplate[]
  readAt: string | null
  failedReason: string | null
}

export const listTemplates = (storeId: string, channelId: string) =>
  call<TemplateList>('GET', templates(storeId, channelId))
/** Reads the list from Meta anew. */
export const readTemplates = (storeId: string, channelId: string) =>
  call<TemplateList>('POST', `${templates(storeId, channelId)}/reading`)
/** @throws Problem `template_invalid` with `problems` */
export const createTemplate = (storeId: string, channelId: string, draft: TemplateDraft) =>
  call<MessageTemplate>('POST', templates(storeId, channelId), draft)
export const editTemplate = (storeId: string, channelId: string, id: string, content: TemplateContent) =>
  call<MessageTemplate>('PUT', `${templates(storeId, channelId)}/${id}`, content)
export const deleteTemplate = (storeId: string, channelId: string, id: string) =>
  call<unknown>('DELETE', `${templates(storeId, channelId)}/${id}`)
export const uploadExample = (storeId: string, channelId: string, file: File) =>
  upload<{ handle: string }>(
    `/api/v1/stores/${storeId}/channels/${channelId}/template-examples`,
    file,
    'application/octet-stream',
  )
export const listNotices = (storeId: string, channelId: string) =>
  call<{ items: Notice[] }>('GET', `/api/v1/stores/${storeId}/channels/${channelId}/notices`)
export const sendTemplate = (
  storeId: string,
  conversationId: string,
  message: { clientId: string; templateId: string; values: TemplateValues },
) =>
  call<Message>(
    'POST',
    `/api/v1/stores/${storeId}/conversations/${conversationId}/template-messages`,
    message,
  )
