// Made by `npm run generate` from the HTTP contract; do not edit.
export interface paths {
  "/api/v1/me": {
    get: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Me"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path?: never; header?: never }; requestBody: { content: { "application/json": { language?: "ru" | "ky" | "en"; firstName?: string; lastName?: string } } }; responses: { 200: { content: { "application/json": components['schemas']["Me"] } }; default: { content: never } } }
  }
  "/api/v1/stores": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path?: never; header?: never }; requestBody: { content: { "application/json": { name: string; country: string; currency: string; timeZone: string; languages: ("ru" | "ky" | "en")[] } } }; responses: { 201: { content: { "application/json": components['schemas']["StoreWithRole"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Store"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; country?: string; currency?: string; timeZone?: string; languages?: ("ru" | "ky" | "en")[] } } }; responses: { 200: { content: { "application/json": components['schemas']["Store"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/members": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Member"])[]; next: null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Channel"])[]; next: null; signIns: ("whatsapp" | "instagram")[]; signInsMissing: ({ kind: "whatsapp" | "instagram"; variables: (string)[] })[]; simulatorUrl: (string | null) } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": ({ kind: "whatsapp"; phoneNumberId: string; wabaId?: string; accessToken: string } | { kind: "instagram"; accountId?: string; accessToken: string } | { kind: "telegram"; botToken: string }) } }; responses: { 201: { content: { "application/json": components['schemas']["Channel"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/sign-ins": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { kind: "whatsapp" | "instagram"; coexisting?: boolean } } }; responses: { 201: { content: { "application/json": { url: string } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/sign-ins/completion": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { state: string; code?: string; error?: string } } }; responses: { 200: { content: { "application/json": { numbers: ({ id: string; displayNumber: string | null; name: string | null; coexisting: boolean; needsPin: boolean })[] } } }; 201: { content: { "application/json": components['schemas']["Channel"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/sign-ins/choice": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { state: string; phoneNumberId: string; pin?: string } } }; responses: { 201: { content: { "application/json": components['schemas']["Channel"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: { history?: "keep" | "delete" }; path: { storeId: string; channelId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/business-accounts/{connectionId}/approval": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; channelId: string; connectionId: string }; header?: never }; requestBody: { content: { "application/json": { approved: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["Channel"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/templates": {
    get: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["MessageTemplate"])[]; next: null; readAt: (string | null); failedReason: string | null } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody: { content: { "application/json": { header: (({ kind: "text"; text: string; examples: Record<string, string> } | { kind: "image" | "video" | "document"; exampleHandle: (string | null) } | { kind: "location" }) | null); body: { text: string; examples: Record<string, string> }; footer: (string | null); buttons: (({ kind: "quick_reply"; text: string } | { kind: "url"; text: string; url: string; example: (string | null) } | { kind: "phone"; text: string; phone: string } | { kind: "copy_code"; example: string }))[]; name: string; language: string; category: "marketing" | "utility" | "authentication" } } }; responses: { 201: { content: { "application/json": components['schemas']["MessageTemplate"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/templates/{templateId}": {
    get: { parameters: { query?: never; path: { storeId: string; channelId: string; templateId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["MessageTemplate"] } }; default: { content: never } } }
    put: { parameters: { query?: never; path: { storeId: string; channelId: string; templateId: string }; header?: never }; requestBody: { content: { "application/json": { header: (({ kind: "text"; text: string; examples: Record<string, string> } | { kind: "image" | "video" | "document"; exampleHandle: (string | null) } | { kind: "location" }) | null); body: { text: string; examples: Record<string, string> }; footer: (string | null); buttons: (({ kind: "quick_reply"; text: string } | { kind: "url"; text: string; url: string; example: (string | null) } | { kind: "phone"; text: string; phone: string } | { kind: "copy_code"; example: string }))[] } } }; responses: { 200: { content: { "application/json": components['schemas']["MessageTemplate"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; channelId: string; templateId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/templates/reading": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["MessageTemplate"])[]; next: null; readAt: (string | null); failedReason: string | null } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/template-examples": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody: { content: { "application/octet-stream": unknown } }; responses: { 201: { content: { "application/json": { handle: string } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/notices": {
    get: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["ChannelNotice"])[]; next: null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/health": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["ChannelHealth"])[]; next: null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/webhooks/meta/whatsapp": {
    get: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/webhooks/meta/instagram": {
    get: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/webhooks/telegram/{channelId}": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { channelId: string }; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/platform/deliveries": {
    get: { parameters: { query?: never; path?: never; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["UndeliveredDelivery"])[]; next: null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/platform/deliveries/{deliveryId}/retry": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { deliveryId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations": {
    get: { parameters: { query?: { view?: "mine" | "unassigned" | "waiting" | "assistant" | "customer" | "snoozed" | "closing" | "due" | "promised" | "failed" | "blocked" | "closed" | "all"; sort?: "waiting" | "newest" | "closing" | "due" | "promised"; channel?: string; assignee?: ("none" | string); team?: ("none" | string); label?: string; stage?: ("none" | string); language?: string; speaker?: "assistant" | "draft" | "member" | "nobody"; product?: string; unread?: "true"; late?: "true"; cursor?: string; only?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Conversation"])[]; order: (string)[]; end: string | null; next: string | null; counts: { mine: number; unassigned: number; waiting: number; assistant: number; customer: number; snoozed: number; closing: number; due: number; promised: number; failed: number; blocked: number; closed: number; all: number } } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { version: number; assigneeId?: (string | null); teamId?: (string | null); stageId?: (string | null); labelIds?: (string)[]; addLabelIds?: (string)[]; removeLabelIds?: (string)[]; snooze?: ({ why: "hour" | "evening" | "tomorrow" | "monday" | "reply" | "window"; until?: string } | null); state?: "open" | "closed" } } }; responses: { 200: { content: { "application/json": components['schemas']["ChangedConversation"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages": {
    get: { parameters: { query?: { before?: string; after?: string; around?: string; limit?: number }; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Message"])[]; next: string | null; newer: string | null } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": ({ clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); text: string; buttons?: (string)[]; list?: { button?: string; rows: ({ title: string; description?: string })[] }; asksPhone?: string; opens?: { button: string; url: string }; asksPlace?: true; goods?: { catalogId: string; header?: string; sections: ({ title?: string; skus: (string)[] })[] }; flow?: { id: string; button: string; token?: string; screen?: string; data?: Record<string, (string | number | boolean)> } } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); location: { latitude: number; longitude: number; name?: string; address?: string } } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); cards: ({ name?: string; phones: (string)[] })[] } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); uploadIds: (string)[]; text?: string }) } }; responses: { 201: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/template-messages": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { clientId: string; templateId: string; values: { header?: ({ kind: "text"; values: Record<string, string> } | { kind: "image" | "video" | "document"; link: string; filename?: string } | { kind: "location"; latitude: number; longitude: number; name?: string; address?: string }); body: Record<string, string>; buttons?: ({ index: number; value: string })[] } } } }; responses: { 201: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/retry": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/attachments/{attachmentId}/fetch": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string; attachmentId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/attachments/{attachmentId}/transcript": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string; attachmentId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/speaker": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { speaker: "member" | "assistant" | "draft" } } }; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/state": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { state: "open" | "closed" } } }; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/composing": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Composing"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/uploads": {
    get: { parameters: { query?: { ids?: string }; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Upload"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: { name?: string; recording?: string; sticker?: string }; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/octet-stream": unknown } }; responses: { 201: { content: { "application/json": components['schemas']["Upload"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/reaction": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody: { content: { "application/json": { clientId: string; emoji: (string | null) } } }; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/notes": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { clientId: string; text: string; quotes?: string } } }; responses: { 201: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/notes/{messageId}": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody: { content: { "application/json": { text: string } } }; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/mentions": {
    get: { parameters: { query?: { before?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["MentionList"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/mentions/{messageId}/seen": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/canned-replies": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["CannedReply"])[]; next: null } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { shortcut: string; language: "ru" | "ky" | "en"; text: string; shared: boolean } } }; responses: { 201: { content: { "application/json": components['schemas']["CannedReply"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/canned-replies/{cannedReplyId}": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; cannedReplyId: string }; header?: never }; requestBody: { content: { "application/json": { shortcut: string; language: "ru" | "ky" | "en"; text: string; shared: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["CannedReply"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; cannedReplyId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/inbox/search": {
    get: { parameters: { query: { q: string; conversationId?: string; contactId?: string; cursor?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Found"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversation-changes": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { changes: ({ conversationId: string; version: number; assigneeId?: (string | null); teamId?: (string | null); stageId?: (string | null); labelIds?: (string)[]; addLabelIds?: (string)[]; removeLabelIds?: (string)[]; snooze?: ({ why: "hour" | "evening" | "tomorrow" | "monday" | "reply" | "window"; until?: string } | null); state?: "open" | "closed" })[] } } }; responses: { 200: { content: { "application/json": { changed: (components['schemas']["ChangedConversation"])[]; refused: ({ conversationId: string; code: "changed_meanwhile" | "not_found" | "conversation_closed" | "snooze_impossible"; news: (components['schemas']["ConversationNews"])[]; conversation: (components['schemas']["Conversation"] | null) })[] } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/snooze-times": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { hour: string; evening: string; tomorrow: string; monday: string } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/labels": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Label"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; colour: "juniper" | "leaf" | "lake" | "saffron" | "brick" | "stone" } } }; responses: { 201: { content: { "application/json": components['schemas']["Label"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/labels/{labelId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; labelId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; labelId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; colour?: "juniper" | "leaf" | "lake" | "saffron" | "brick" | "stone"; position?: number } } }; responses: { 200: { content: { "application/json": components['schemas']["Label"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/stages": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["SaleStage"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; ends?: boolean } } }; responses: { 201: { content: { "application/json": components['schemas']["SaleStage"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/stages/{stageId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: { to?: string }; path: { storeId: string; stageId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; stageId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; ends?: boolean; position?: number } } }; responses: { 200: { content: { "application/json": components['schemas']["SaleStage"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/contacts": {
    get: { parameters: { query?: { q?: string; channel?: string; label?: string; sort?: "recent" | "name" | "newest"; cursor?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["ContactRow"])[]; near: boolean; next: string | null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { version: number; name?: (string | null); addLabelIds?: (string)[]; removeLabelIds?: (string)[] } } }; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/messages": {
    get: { parameters: { query?: { before?: string; after?: string; around?: string; limit?: number }; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Message"])[]; next: string | null; newer: string | null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/files": {
    get: { parameters: { query?: { before?: string; limit?: number }; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["ContactFile"])[]; next: string | null } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/duplicates": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["DuplicateContact"])[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/facts": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { name: (string | null); value: string } } }; responses: { 201: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/facts/{factId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; contactId: string; factId: string }; header?: never }; requestBody: { content: { "application/json": { version: number } } }; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; contactId: string; factId: string }; header?: never }; requestBody: { content: { "application/json": { version: number; name?: (string | null); value?: string } } }; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/language": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { language: ("ru" | "ky" | "en" | null) } } }; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/merge-preview/{otherId}": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string; otherId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["MergePreview"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/merges": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { contactId: string } } }; responses: { 201: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/merges/{mergeId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; contactId: string; mergeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/distinctions": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { contactId: string } } }; responses: { 200: { content: { "application/json": { items: (components['schemas']["DuplicateContact"])[] } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/moves": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { contactId: (string | null) } } }; responses: { 201: { content: { "application/json": { id: string; conversation: components['schemas']["Conversation"] } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/moves/{moveId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string; moveId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/block": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { why: "blocked" | "spam" } } }; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/assistant": {
    get?: never
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { answers: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["ContactCard"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/assistant": {
    get?: never
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody: { content: { "application/json": { answers: boolean } } }; responses: { 200: { content: { "application/json": { answers: boolean } } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/board": {
    get: { parameters: { query?: { limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Board"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/notification-choice": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["NotificationChoice"] } }; default: { content: never } } }
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { whose: "mine" | "all"; quiet: ({ from: string; until: string } | null); sounds: ("message" | "asked" | "mention" | "failed")[]; desktop: ("message" | "asked" | "mention" | "failed")[] } } }; responses: { 200: { content: { "application/json": components['schemas']["NotificationChoice"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/push-key": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { publicKey: string } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/push-subscriptions": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { endpoint: string; keys: { p256dh: string; auth: string }; words?: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["PushSubscription"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/push-subscriptions/{subscriptionId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; subscriptionId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/push-subscriptions/{subscriptionId}/trials": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; subscriptionId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { outcome: "taken" | "gone" | "later" | "refused" } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/saved-views": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["SavedView"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; view: "mine" | "unassigned" | "waiting" | "assistant" | "customer" | "snoozed" | "closing" | "due" | "promised" | "failed" | "blocked" | "closed" | "all"; narrowing: { sort?: "waiting" | "newest" | "closing" | "due" | "promised"; channel?: string; assignee?: ("none" | string); team?: ("none" | string); label?: string; stage?: ("none" | string); language?: string; speaker?: "assistant" | "draft" | "member" | "nobody"; product?: string; unread?: "true"; late?: "true" }; shared: boolean } } }; responses: { 201: { content: { "application/json": components['schemas']["SavedView"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/saved-views/{savedViewId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; savedViewId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; savedViewId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; position?: number } } }; responses: { 200: { content: { "application/json": components['schemas']["SavedView"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/scheduled-messages": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["ScheduledMessage"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { when: ({ reply: true } | { undo: true } | { at: string } | { local: (unknown & unknown) }); message: (({ clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); text: string; buttons?: (string)[]; list?: { button?: string; rows: ({ title: string; description?: string })[] }; asksPhone?: string; opens?: { button: string; url: string }; asksPlace?: true; goods?: { catalogId: string; header?: string; sections: ({ title?: string; skus: (string)[] })[] }; flow?: { id: string; button: string; token?: string; screen?: string; data?: Record<string, (string | number | boolean)> } } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); location: { latitude: number; longitude: number; name?: string; address?: string } } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); cards: ({ name?: string; phones: (string)[] })[] } | { clientId: string; replyTo?: string; after?: ({ state: "closed" } | { snooze: { why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } }); uploadIds: (string)[]; text?: string }) | { clientId: string; templateId: string; values: { header?: ({ kind: "text"; values: Record<string, string> } | { kind: "image" | "video" | "document"; link: string; filename?: string } | { kind: "location"; latitude: number; longitude: number; name?: string; address?: string }); body: Record<string, string>; buttons?: ({ index: number; value: string })[] } }) } } }; responses: { 201: { content: { "application/json": components['schemas']["ScheduledMessage"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/scheduled-messages/{scheduledMessageId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string; scheduledMessageId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; conversationId: string; scheduledMessageId: string }; header?: never }; requestBody: { content: { "application/json": { text?: string; when?: ({ reply: true } | { undo: true } | { at: string } | { local: (unknown & unknown) }) } } }; responses: { 200: { content: { "application/json": components['schemas']["ScheduledMessage"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/scheduled-messages/{scheduledMessageId}/departure": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; scheduledMessageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/my-sending": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { undo: boolean } } }; default: { content: never } } }
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { undo: boolean } } }; responses: { 200: { content: { "application/json": { undo: boolean } } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/macros": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Macro"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; shared: boolean; actions: (({ do: "say"; text: string } | { do: "answer"; shortcut: string } | { do: "speaker"; speaker: "member" | "assistant" } | { do: "label"; add: (string)[] } | { do: "unlabel"; remove: (string)[] } | { do: "stage"; stageId: (string | null) } | { do: "assign"; to: ("me" | "nobody" | string) } | { do: "snooze"; why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } | { do: "close" }))[] } } }; responses: { 201: { content: { "application/json": components['schemas']["Macro"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/macros/{macroId}": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; macroId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; shared: boolean; actions: (({ do: "say"; text: string } | { do: "answer"; shortcut: string } | { do: "speaker"; speaker: "member" | "assistant" } | { do: "label"; add: (string)[] } | { do: "unlabel"; remove: (string)[] } | { do: "stage"; stageId: (string | null) } | { do: "assign"; to: ("me" | "nobody" | string) } | { do: "snooze"; why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } | { do: "close" }))[] } } }; responses: { 200: { content: { "application/json": components['schemas']["Macro"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; macroId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/macro-runs": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { macroId: string; clientId: string; conversations: ({ conversationId: string; version: number })[] } } }; responses: { 200: { content: { "application/json": { ran: ({ conversation: components['schemas']["Conversation"]; before: (components['schemas']["ConversationPlace"] | null); speakerBefore: "assistant" | "draft" | "member" | "nobody"; messageId: (string | null) })[]; refused: ({ conversationId: string; code: string; news: (components['schemas']["ConversationNews"])[]; conversation: (components['schemas']["Conversation"] | null) })[] } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/teams": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Team"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name: string; giving?: "manual" | "round_robin" | "load"; memberIds?: (string)[]; channelIds?: (string)[] } } }; responses: { 201: { content: { "application/json": components['schemas']["Team"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/teams/{teamId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; teamId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; teamId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; giving?: "manual" | "round_robin" | "load"; memberIds?: (string)[]; channelIds?: (string)[] } } }; responses: { 200: { content: { "application/json": components['schemas']["Team"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/member-work": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["MemberWork"])[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/my-work": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { takesChats: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["MemberWork"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/member-work/{memberId}": {
    get?: never
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; memberId: string }; header?: never }; requestBody: { content: { "application/json": { takesChats?: boolean; capacity?: number } } }; responses: { 200: { content: { "application/json": components['schemas']["MemberWork"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/working-hours": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["WorkingHours"] } }; default: { content: never } } }
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { week: { mon: ({ from: number; to: number })[]; tue: ({ from: number; to: number })[]; wed: ({ from: number; to: number })[]; thu: ({ from: number; to: number })[]; fri: ({ from: number; to: number })[]; sat: ({ from: number; to: number })[]; sun: ({ from: number; to: number })[] }; exceptions: ({ date: string; spans: ({ from: number; to: number })[]; name?: string })[] } } }; responses: { 200: { content: { "application/json": components['schemas']["WorkingHours"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/channels/{channelId}/working-hours": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody: { content: { "application/json": { week: { mon: ({ from: number; to: number })[]; tue: ({ from: number; to: number })[]; wed: ({ from: number; to: number })[]; thu: ({ from: number; to: number })[]; fri: ({ from: number; to: number })[]; sat: ({ from: number; to: number })[]; sun: ({ from: number; to: number })[] }; exceptions: ({ date: string; spans: ({ from: number; to: number })[]; name?: string })[] } } }; responses: { 200: { content: { "application/json": components['schemas']["WorkingHours"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; channelId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["WorkingHours"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/inbox-rules": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["InboxRules"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { firstAnswerMinutes?: (number | null); nextAnswerMinutes?: (number | null); closeAfterHours?: (number | null); returnAfterMinutes?: (number | null); drafts?: boolean; survey?: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["InboxRules"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/auto-return": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/promises": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Promise"])[] } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { text: string; dueAt: string } } }; responses: { 201: { content: { "application/json": components['schemas']["Promise"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/promises/{promiseId}": {
    get?: never
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string; conversationId: string; promiseId: string }; header?: never }; requestBody: { content: { "application/json": { state?: "open" | "kept" | "broken" | "dropped"; text?: string; dueAt?: string } } }; responses: { 200: { content: { "application/json": components['schemas']["Promise"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/my-keys": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Keys"] } }; default: { content: never } } }
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { keys: Record<string, (string | null)> } } }; responses: { 200: { content: { "application/json": components['schemas']["Keys"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/versions": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["MessageVersion"])[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/person-change/seen": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Conversation"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/pins": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Pin"])[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/pins/{messageId}": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Pin"])[] } } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Pin"])[] } } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/export": {
    get: { parameters: { query?: { language?: "ru" | "ky" | "en"; notes?: "true" | "false" }; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/held": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ContactHeld"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/openings": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ContactOpenings"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/export": {
    get: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": unknown } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/contacts/{contactId}/erasures": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; contactId: string }; header?: never }; requestBody: { content: { "application/json": { confirm: "erase" } } }; responses: { 202: { content: { "application/json": components['schemas']["ContactErasure"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/consent-changes": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": { state: "in" | "out"; reason: string } } }; responses: { 201: { content: { "application/json": components['schemas']["Consent"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/typing": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/read": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/unread": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/draft": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { draft: (components['schemas']["Draft"] | null) } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/drafts/{draftId}/approval": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; draftId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Message"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/drafts/{draftId}/rewriting": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; draftId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/drafts/{draftId}": {
    get?: never
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; conversationId: string; draftId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/ledger": {
    get: { parameters: { query?: { days?: number; hours?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Ledger"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/ledger/deliveries/{deliveryId}/replay": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; deliveryId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/report": {
    get: { parameters: { query?: { days?: number; from?: string; to?: string; channel?: string; member?: string }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Report"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/products": {
    get: { parameters: { query?: { q?: string; cursor?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Product"])[]; next: (string | null) } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { slug?: string; texts: { ru?: { title: string; description?: string }; ky?: { title: string; description?: string }; en?: { title: string; description?: string } }; variants: ({ id?: string; sku: string; options?: Record<string, string>; price: { minor: number; currency: string }; stock?: number })[] } } }; responses: { 201: { content: { "application/json": components['schemas']["Product"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/products/{productId}": {
    get: { parameters: { query?: never; path: { storeId: string; productId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Product"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; productId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; productId: string }; header?: never }; requestBody: { content: { "application/json": { slug?: string; texts?: { ru?: { title: string; description?: string }; ky?: { title: string; description?: string }; en?: { title: string; description?: string } }; variants?: ({ id?: string; sku: string; options?: Record<string, string>; price: { minor: number; currency: string }; stock?: number })[] } } }; responses: { 200: { content: { "application/json": components['schemas']["Product"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/price-checks": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { text: string; before?: (string)[] } } }; responses: { 200: { content: { "application/json": { differing: (components['schemas']["Product"])[] } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/product-imports": {
    get?: never
    put?: never
    post: { parameters: { query?: { apply?: "true" | "false" }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["ProductImport"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/documents": {
    get: { parameters: { query?: { cursor?: string; limit?: number }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Document"])[]; next: (string | null) } } }; default: { content: never } } }
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { title: string; text: string; format: "text" | "markdown"; language?: ("ru" | "ky" | "en" | null) } } }; responses: { 201: { content: { "application/json": components['schemas']["Document"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/documents/{documentId}": {
    get: { parameters: { query?: never; path: { storeId: string; documentId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Document"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; documentId: string }; header?: never }; requestBody?: never; responses: { 204: { content: never }; default: { content: never } } }
    patch: { parameters: { query?: never; path: { storeId: string; documentId: string }; header?: never }; requestBody: { content: { "application/json": { title?: string; text?: string; format?: "text" | "markdown"; language?: ("ru" | "ky" | "en" | null) } } }; responses: { 200: { content: { "application/json": components['schemas']["Document"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/knowledge-search": {
    get: { parameters: { query: { q: string }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: ({ kind: "product" | "passage"; id: string; title: string; excerpt: string; score: number; found: { code: boolean; words: boolean; letters: boolean; meaning: boolean } })[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/assistant/services": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Service"])[] } } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/assistant/services/{service}/key": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; service: "elevenlabs" | "voyage" }; header?: never }; requestBody: { content: { "application/json": { key: string } } }; responses: { 200: { content: { "application/json": { items: (components['schemas']["Service"])[] } } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; service: "elevenlabs" | "voyage" }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": { items: (components['schemas']["Service"])[] } } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/writing-help": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody: { content: { "application/json": ({ task: "draft" } | { task: "summarise"; language: "ru" | "ky" | "en" } | { task: "shorten" | "warmer" | "grammar" | "translate"; text: string; language?: "ru" | "ky" | "en" }) } }; responses: { 200: { content: { "application/json": { text: string } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/translations": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody: { content: { "application/json": { language: "ru" | "ky" | "en" } } }; responses: { 200: { content: { "application/json": { text: string } } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/assistant": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["AssistantInsight"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/assistant": {
    get: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Assistant"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { name?: string; tone?: string; instructions?: string; languages?: ("ru" | "ky" | "en")[]; provider?: ("openai" | "anthropic" | "google" | "offline" | null); model?: (string | null); enabled?: boolean } } }; responses: { 200: { content: { "application/json": components['schemas']["Assistant"] } }; default: { content: never } } }
  }
  "/api/v1/stores/{storeId}/assistant/keys/{provider}": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; provider: "openai" | "anthropic" | "google" }; header?: never }; requestBody: { content: { "application/json": { key: string; model: string } } }; responses: { 200: { content: { "application/json": components['schemas']["Assistant"] } }; default: { content: never } } }
    post?: never
    delete: { parameters: { query?: never; path: { storeId: string; provider: "openai" | "anthropic" | "google" }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Assistant"] } }; default: { content: never } } }
    patch?: never
  }
  "/api/v1/stores/{storeId}/assistant/trials": {
    get?: never
    put?: never
    post: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { messages: ({ author: "contact" | "assistant"; text: string })[] } } }; responses: { 200: { content: { "application/json": components['schemas']["Trial"] } }; default: { content: never } } }
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/receipt": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Receipt"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/turns/{turnId}/receipt": {
    get: { parameters: { query?: never; path: { storeId: string; conversationId: string; turnId: string }; header?: never }; requestBody?: never; responses: { 200: { content: { "application/json": components['schemas']["Receipt"] } }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/conversations/{conversationId}/messages/{messageId}/receipt/rating": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string; conversationId: string; messageId: string }; header?: never }; requestBody: { content: { "application/json": { thumb: ("up" | "down" | null) } } }; responses: { 200: { content: { "application/json": components['schemas']["Receipt"] } }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/files/{storeId}/{sha256}": {
    get: { parameters: { query: { until: number; signature: string; name?: string }; path: { storeId: string; sha256: string }; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/presence": {
    get?: never
    put: { parameters: { query?: never; path: { storeId: string }; header?: never }; requestBody: { content: { "application/json": { screen: string; status: "online" | "busy" | "away"; conversationId: (string | null); typing: boolean } } }; responses: { 204: { content: never }; default: { content: never } } }
    post?: never
    delete?: never
    patch?: never
  }
  "/api/v1/stores/{storeId}/events": {
    get: { parameters: { query?: { after?: string; screen?: string }; path: { storeId: string }; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
}
export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; code: string; detail?: string; requestId?: string; fields?: ({ path: string; message: string })[] }
    Store: { id: string; name: string; country: string; currency: string; timeZone: string; languages: ("ru" | "ky" | "en")[] }
    StoreWithRole: { id: string; name: string; country: string; currency: string; timeZone: string; languages: ("ru" | "ky" | "en")[]; role: "owner" | "admin" | "operator" }
    Me: { person: { id: string; firstName: string; lastName: string; email: string; language: "ru" | "ky" | "en" }; stores: (components['schemas']["StoreWithRole"])[]; platformOperator: boolean }
    Member: { id: string; firstName: string; lastName: string; email: string; role: "owner" | "admin" | "operator" }
    Product: { id: string; slug: string; texts: { ru?: { title: string; description: string }; ky?: { title: string; description: string }; en?: { title: string; description: string } }; variants: ({ id: string; sku: string; options: Record<string, string>; price: { minor: number; currency: string }; stock: number })[]; updatedAt: string }
    ProductImport: { applied: boolean; created: number; updated: number; unchanged: number; bad: ({ line: number; column: string; value: string; reason: string })[]; columns: ({ heading: string; meaning: string | null })[]; encoding: string; delimiter: string | null }
    Document: { id: string; title: string; format: "text" | "markdown"; language: ("ru" | "ky" | "en" | null); text?: string; passages: number; state: "reading" | "ready" | "failed"; updatedAt: string }
    ChannelNotice: { id: string; kind: "number_quality" | "number_name" | "capability" | "account" | "alert" | "standing"; severity: "info" | "warning" | "critical"; word: string; detail: Record<string, string | number>; at: string }
    Channel: { id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string; account: string; state: "connected" | "broken" | "disconnected"; stateReason: string | null; assistantAnswers: boolean; connectedAt: string; lastInboundAt: (string | null); tokenExpiresAt: (string | null); tokenProblem: string | null; missingPermissions: (string)[]; coexisting: boolean; businessAccounts: ({ id: string; name: string | null; username: string | null; state: "waiting" | "refused" | "on" | "silent" | "off"; askedAt: string })[]; disconnection: ({ at: string; provider: "waiting" | "confirmed" | "refused" | "unconfirmed" | "not_needed"; providerReason: string | null; nextTryAt: (string | null); history: "kept" | "deleting" | "deleted"; conversations: number; deleted: number } | null); past: ({ state: "asking" | "asked" | "coming" | "done" | "declined" | "late" | "refused"; reason: string | null; progress: number; messages: number } | null); reach: ({ handle: string; url: string } | null); webhookUrl: string }
    ChannelHealth: { channelId: string; checkedAt: string; reachable: boolean; subscription: "active" | "missing" | "elsewhere" | "unknown"; webhookError: string | null; sends: number; failures: number; standing: ({ quality?: string; limit?: string; throughput?: string; nameStatus?: string } | null); silentSince: (string | null); expectedArrivals: number | null }
    UndeliveredDelivery: { id: string; kind: "whatsapp" | "instagram" | "telegram"; receivedAt: string; reason: "dead" | "unrouted" | "unclear"; problems: (string)[]; bytes: number; preview: string }
    MessageTemplate: { header: (({ kind: "text"; text: string; examples: Record<string, string> } | { kind: "image" | "video" | "document"; exampleHandle: (string | null) } | { kind: "location" }) | null); body: { text: string; examples: Record<string, string> }; footer: (string | null); buttons: (({ kind: "quick_reply"; text: string } | { kind: "url"; text: string; url: string; example: (string | null) } | { kind: "phone"; text: string; phone: string } | { kind: "copy_code"; example: string }))[]; id: string; name: string; language: string; category: "marketing" | "utility" | "authentication"; state: string; stateReason: string | null; stateAdvice: string | null; quality: string | null; sendable: boolean; unknownParts: (string)[]; variables: { header: (string)[]; body: (string)[] } }
    Transcript: { state: "waiting" | "done" | "failed"; reason: string | null; text: string; language: string | null; standIn: boolean; doubts: ({ from: number; to: number; sure: number })[] }
    Attachment: { id: string; kind: "image" | "video" | "audio" | "voice" | "document" | "sticker"; state: "waiting" | "stored" | "failed"; reason: string | null; name: string | null; type: string | null; size: number | null; width: (number | null); height: (number | null); durationMs: (number | null); waveform: ((number)[] | null); url: string | null; thumbnailUrl: string | null; playableUrl: string | null; transcript: (components['schemas']["Transcript"] | null) }
    MessageContent: { location?: { latitude: number; longitude: number; name?: string; address?: string }; cards?: ({ name?: string; phones: (string)[] })[]; choice?: { payload?: string; answers?: Record<string, unknown> }; order?: ({ sku: string; quantity: number; price?: string; currency?: string })[]; link?: string; linkUntil?: string; linkTitle?: string; referral?: { source: "ad" | "post" | "link" | "other"; id?: string; url?: string; headline?: string; body?: string; ref?: string }; forwarded?: "once" | "often"; product?: string; quote?: string; album?: string; writtenBy?: string; replyTo?: string; buttons?: ({ id: string; title: string })[]; templateButtons?: ({ kind: "quick_reply" | "url" | "phone" | "copy_code"; title: string; leads?: string })[]; list?: { button: string; rows: ({ title: string; description?: string })[] }; asksPhone?: string; asksPlace?: true; opens?: { button: string; url: string }; goods?: { sections: ({ title?: string; skus: (string)[] })[] }; flow?: { id: string; button: string }; reaction?: { emoji: string | null }; mentions?: ({ memberId: string; from: number; to: number })[] }
    Message: { id: string; conversationId: string; direction: "in" | "out" | "internal"; author: "contact" | "assistant" | "member" | "phone" | "system"; authorName: string | null; authorMemberId: (string | null); kind: string; rawKind: string | null; text: string | null; detail: Record<string, unknown>; content: components['schemas']["MessageContent"]; status: ("queued" | "sent" | "delivered" | "read" | "failed" | "uncertain" | null); pricing: ({ category: string | null; free: boolean | null; model: string | null; type: string | null } | null); statusReason: string | null; nextTryAt: (string | null); clientId: string | null; turnId: (string | null); approvedBy: ({ id: string; name: string } | null); attachments: (components['schemas']["Attachment"])[]; reactions: ({ by: "contact" | "phone" | "member"; emoji: string })[]; quoted: ({ id: string; author: "contact" | "assistant" | "member" | "phone" | "system"; kind: string; rawKind: string | null; text: string | null; deleted: boolean } | null); pointable: boolean; imported: boolean; editedAt: (string | null); deletedAt: (string | null); at: string }
    Conversation: { id: string; contact: { id: string; name: string | null; username: string | null; phone: string | null; language: string | null; languageChosen: boolean; pictureUrl: string | null }; channel: { id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string; state: "connected" | "broken" | "disconnected" }; state: "open" | "closed"; speaker: "assistant" | "draft" | "member" | "nobody"; usualSpeaker: "assistant" | "draft"; assistantOff: ("contact" | "channel" | null); draftId: (string | null); speakerMember: ({ id: string; name: string } | null); epoch: number; handoffReason: string | null; heldUntil: (string | null); unread: number; waitingSince: (string | null); lastInboundAt: (string | null); lastMessageAt: string; lastMessage: (components['schemas']["Message"] | null); window: { how: "plain" | "human_agent" | "template" | "nothing"; until: (string | null); why: ("window_closed" | "never_wrote" | "person_only" | "blocked" | "not_on_channel" | "connection_off" | "connection_silent" | "connection_unapproved" | "no_comment" | "comment_too_old" | "comment_answered" | "broadcast_over" | null); open: boolean; next: ({ how: "plain" | "human_agent" | "template" | "nothing"; until: (string | null); why: ("window_closed" | "never_wrote" | "person_only" | "blocked" | "not_on_channel" | "connection_off" | "connection_silent" | "connection_unapproved" | "no_comment" | "comment_too_old" | "comment_answered" | "broadcast_over" | null) } | null); free: ({ until: string; answered: boolean } | null) }; thinking: boolean; assignee: ({ id: string; name: string } | null); teamId: (string | null); stageId: (string | null); labelIds: (string)[]; snooze: ({ why: "hour" | "evening" | "tomorrow" | "monday" | "reply" | "window"; until: (string | null) } | null); block: ({ why: "blocked" | "spam"; at: string } | null); answerDueAt: (string | null); lateSince: (string | null); returnAt: (string | null); olderIn: ("phone" | "telegram" | "instagram" | null); personChanged: ({ what: "number" | "device"; at: string } | null); promiseDueAt: (string | null); rating: ({ score: number; at: string; comment: string | null } | null); failed: number; version: number }
    Draft: { id: string; text: string; turnId: string; at: string }
    LedgerDay: { day: string; channelId: string; received: number; stored: number; shown: number; answered: number }
    LedgerWaiting: { conversationId: string; channelId: string; contactName: string | null; speaker: "assistant" | "draft" | "member" | "nobody"; since: string; open: boolean; until: (string | null) }
    LedgerSend: { messageId: string; conversationId: string; channelId: string; contactName: string | null; state: "failed" | "uncertain" | "late"; reason: string | null; repeatable: boolean; at: string }
    LedgerDelivery: { id: string; channelId: string; receivedAt: string; state: "failed" | "trying" | "unclear"; problems: (string)[]; messages: number }
    Ledger: { from: string; today: string; days: (components['schemas']["LedgerDay"])[]; waiting: { items: (components['schemas']["LedgerWaiting"])[]; total: number }; sends: { items: (components['schemas']["LedgerSend"])[]; total: number }; deliveries: { items: (components['schemas']["LedgerDelivery"])[]; total: number } }
    ContactHeld: { conversations: number; messages: number; files: number; identities: number; facts: number; promises: number; ratings: number; scheduled: number; since: (string | null) }
    ContactOpenings: { days: number; items: ({ member: { id: string; name: string }; hour: string })[] }
    ContactErasure: { id: string; conversations: number; messages: number; files: number }
    ReportTimes: { count: number; median: (number | null); p90: (number | null) }
    Report: { from: string; to: string; timeZone: string; received: number; sent: number; inquiries: { begun: number; answered: number; closed: number; alone: number }; first: { all: components['schemas']["ReportTimes"]; people: components['schemas']["ReportTimes"]; assistant: components['schemas']["ReportTimes"] }; resolution: components['schemas']["ReportTimes"]; days: ({ day: string; received: number; sent: number })[]; hours: ({ weekday: number; hour: number; received: number; sent: number })[]; channels: ({ channelId: string; received: number; sent: number; first: components['schemas']["ReportTimes"] })[]; people: ({ by: "assistant" | "member" | "phone"; memberId: (string | null); sent: number; first: components['schemas']["ReportTimes"]; closed: number })[]; handOffs: (({ reason: string; count: number })[] | null) }
    Consent: { wroteFirst: boolean; state: ("in" | "out" | null); how: ("word" | "member" | "whatsapp" | null); by: ({ id: string; name: string } | null); reason: string | null; at: (string | null); marketing: ({ state: "in" | "out"; at: string } | null) }
    ContactRating: { conversationId: string; score: number; at: string; comment: string | null }
    ContactIdentity: { contactId: string; conversationId: string; channel: { id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string; state: "connected" | "broken" | "disconnected" }; name: string | null; username: string | null; phone: string | null; pictureUrl: string | null; unreachable: boolean; consent: components['schemas']["Consent"] }
    ContactFact: { id: string; contactId: string; name: string | null; value: string; version: number; by: { id: string; name: string }; changedAt: string }
    ContactCard: { id: string; name: string | null; createdAt: string; version: number; labelIds: (string)[]; assistantAnswers: boolean; identities: (components['schemas']["ContactIdentity"])[]; conversations: (components['schemas']["Conversation"])[]; facts: (components['schemas']["ContactFact"])[]; ratings: (components['schemas']["ContactRating"])[]; merges: ({ id: string; merged: { id: string; name: string | null }; by: ({ id: string; name: string } | null); at: string })[]; moves: ({ id: string; conversationId: string; from: { id: string; name: string | null }; by: ({ id: string; name: string } | null); at: string })[] }
    DuplicateContact: { contact: { id: string; name: string | null; identities: (components['schemas']["ContactIdentity"])[] }; why: "account" | "phone" | "username" | "number"; seen: string }
    MergePreview: { kept: { id: string; name: string | null }; other: { id: string; name: string | null }; name: string | null; identities: ({ contactId: string; conversationId: string; channel: { id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string; state: "connected" | "broken" | "disconnected" }; name: string | null; username: string | null; phone: string | null; pictureUrl: string | null; unreachable: boolean; consent: components['schemas']["Consent"]; of: "kept" | "other" })[]; facts: ({ id: string; contactId: string; name: string | null; value: string; version: number; by: { id: string; name: string }; changedAt: string; of: "kept" | "other" })[]; conversations: { kept: number; other: number }; waiting: { kept: number; other: number }; blocked: { kept: number; other: number }; languages: { kept: (string)[]; other: (string)[] } }
    ContactFile: { id: string; kind: "image" | "video" | "audio" | "voice" | "document" | "sticker"; state: "waiting" | "stored" | "failed"; reason: string | null; name: string | null; type: string | null; size: number | null; width: (number | null); height: (number | null); durationMs: (number | null); waveform: ((number)[] | null); url: string | null; thumbnailUrl: string | null; playableUrl: string | null; transcript: (components['schemas']["Transcript"] | null); messageId: string; conversationId: string; at: string }
    Board: { columns: ({ stageId: (string | null); count: number; items: (components['schemas']["Conversation"])[] })[] }
    CannedReply: { id: string; shortcut: string; language: "ru" | "ky" | "en"; text: string; shared: boolean; tooLongFor: ("whatsapp" | "instagram" | "telegram")[]; updatedAt: string }
    Upload: { id: string; kind: "image" | "video" | "audio" | "voice" | "document" | "sticker"; name: string; type: string; size: number; width: (number | null); height: (number | null); durationMs: (number | null); url: string; thumbnailUrl: string | null }
    Composing: { files: { why: ("window_closed" | "never_wrote" | "person_only" | "blocked" | "not_on_channel" | "connection_off" | "connection_silent" | "connection_unapproved" | "no_comment" | "comment_too_old" | "comment_answered" | "broadcast_over" | "kind_not_supported" | null); public: boolean; rules: ({ kind: "image" | "video" | "audio" | "voice" | "document" | "sticker"; types: ((string)[] | null); max: number; maxStill?: number; caption: number })[] }; quotes: boolean; phoneButton: boolean; reactions: { why: ("window_closed" | "never_wrote" | "person_only" | "blocked" | "not_on_channel" | "connection_off" | "connection_silent" | "connection_unapproved" | "no_comment" | "comment_too_old" | "comment_answered" | "broadcast_over" | "kind_not_supported" | null); offered: (string)[] }; buttons: { most: number; longest: number }; choiceText: { max: number; unit: "characters" | "bytes" }; list: { most: number; title: number; description: number; descriptionsInText: boolean; button: number }; parts: { opens: ({ label: number; text: { max: number; unit: "characters" | "bytes" } } | null); asksPlace: ({ text: { max: number; unit: "characters" | "bytes" } } | null); location: boolean; cards: ({ most: number; phones: number } | null) }; album: ({ most: number; mixes: (("image" | "video" | "audio" | "voice" | "document" | "sticker")[])[]; caption: number } | null) }
    ContactRow: { id: string; createdAt: string; labelIds: (string)[]; channels: ({ id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string })[]; conversation: components['schemas']["Conversation"] }
    WorkingHours: { week: { mon: ({ from: number; to: number })[]; tue: ({ from: number; to: number })[]; wed: ({ from: number; to: number })[]; thu: ({ from: number; to: number })[]; fri: ({ from: number; to: number })[]; sat: ({ from: number; to: number })[]; sun: ({ from: number; to: number })[] }; exceptions: ({ date: string; spans: ({ from: number; to: number })[]; name: string })[]; channels: ({ channelId: string; week: { mon: ({ from: number; to: number })[]; tue: ({ from: number; to: number })[]; wed: ({ from: number; to: number })[]; thu: ({ from: number; to: number })[]; fri: ({ from: number; to: number })[]; sat: ({ from: number; to: number })[]; sun: ({ from: number; to: number })[] }; exceptions: ({ date: string; spans: ({ from: number; to: number })[]; name: string })[] })[] }
    InboxRules: { firstAnswerMinutes: (number | null); nextAnswerMinutes: (number | null); closeAfterHours: (number | null); returnAfterMinutes: (number | null); drafts: boolean; survey: boolean }
    Keys: { keys: Record<string, string | null> }
    Label: { id: string; name: string; colour: "juniper" | "leaf" | "lake" | "saffron" | "brick" | "stone"; conversations: number; contacts: number }
    SaleStage: { id: string; name: string; ends: boolean; conversations: number }
    ConversationPlace: { assigneeId: (string | null); teamId: (string | null); stageId: (string | null); labelIds: (string)[]; snooze: ({ why: "hour" | "evening" | "tomorrow" | "monday" | "reply" | "window"; until: (string | null) } | null); state: "open" | "closed" }
    ChangedConversation: { conversation: components['schemas']["Conversation"]; before: components['schemas']["ConversationPlace"] }
    ConversationNews: { matter: "assignee" | "team" | "stage" | "labels" | "snooze" | "state"; member: { id: string; name: string } }
    Macro: { id: string; name: string; shared: boolean; actions: (({ do: "say"; text: string } | { do: "answer"; shortcut: string } | { do: "speaker"; speaker: "member" | "assistant" } | { do: "label"; add: (string)[] } | { do: "unlabel"; remove: (string)[] } | { do: "stage"; stageId: (string | null) } | { do: "assign"; to: ("me" | "nobody" | string) } | { do: "snooze"; why: "hour" | "evening" | "tomorrow" | "monday" | "reply" } | { do: "close" }))[]; updatedAt: string }
    MentionList: { items: ({ messageId: string; conversationId: string; contact: { name: string | null; username: string | null; phone: string | null }; authorName: string | null; text: string; at: string; seenAt: (string | null) })[]; next: string | null; unseen: number }
    NotificationChoice: { whose: "mine" | "all"; quiet: ({ from: string; until: string } | null); sounds: ("message" | "asked" | "mention" | "failed")[]; desktop: ("message" | "asked" | "mention" | "failed")[] }
    PushSubscription: { id: string; words: boolean }
    Pin: { messageId: string; author: "contact" | "assistant" | "member" | "phone" | "system"; authorName: string | null; kind: string; rawKind: string | null; text: string | null; pinnedBy: string | null; pinnedAt: string }
    Promise: { id: string; conversationId: string; messageId: (string | null); by: "member" | "assistant" | "phone"; memberId: (string | null); text: string; dueAt: string; state: "proposed" | "open" | "kept" | "broken" | "dropped"; settledAt: (string | null) }
    SavedView: { id: string; name: string; view: "mine" | "unassigned" | "waiting" | "assistant" | "customer" | "snoozed" | "closing" | "due" | "promised" | "failed" | "blocked" | "closed" | "all"; narrowing: { sort?: "waiting" | "newest" | "closing" | "due" | "promised"; channel?: string; assignee?: ("none" | string); team?: ("none" | string); label?: string; stage?: ("none" | string); language?: string; speaker?: "assistant" | "draft" | "member" | "nobody"; product?: string; unread?: "true"; late?: "true" }; shared: boolean; manageable: boolean; count: number }
    ScheduledMessage: { id: string; conversationId: string; clientId: string; text: string | null; content: components['schemas']["MessageContent"]; template: boolean; files: (components['schemas']["Upload"])[]; replyTo: (string | null); member: { id: string; name: string }; dueAt: (string | null); undo: boolean; state: "waiting" | "stopped" | "sent" | "cancelled"; reason: string | null; mayLeaveThen: boolean; messageId: (string | null) }
    FoundPerson: { conversation: components['schemas']["Conversation"]; name: { text: string; marks: ({ from: number; to: number })[] } }
    FoundMessage: { id: string; conversationId: string; author: "contact" | "assistant" | "member" | "phone" | "system"; authorName: string | null; kind: string; rawKind: string | null; deletedAt: (string | null); at: string; contact: { id: string; name: string | null; username: string | null; phone: string | null; language: string | null; languageChosen: boolean; pictureUrl: string | null }; channel: { id: string; kind: "whatsapp" | "instagram" | "telegram"; name: string; state: "connected" | "broken" | "disconnected" }; excerpt: { text: string; marks: ({ from: number; to: number })[] } }
    Found: { people: (components['schemas']["FoundPerson"])[]; messages: (components['schemas']["FoundMessage"])[]; near: boolean; next: string | null }
    Team: { id: string; name: string; giving: "manual" | "round_robin" | "load"; memberIds: (string)[]; channelIds: (string)[]; conversations: number; ungiven: number }
    MemberWork: { memberId: string; takesChats: boolean; capacity: number; load: number }
    MessageVersion: { text: string | null; from: string; until: string }
    Assistant: { name: string; tone: string; instructions: string; languages: ("ru" | "ky" | "en")[]; provider: ("openai" | "anthropic" | "google" | null); model: string | null; enabled: boolean; keys: { openai: boolean; anthropic: boolean; google: boolean } }
    Trial: { text: string; outcome: "answered" | "handed_off"; handoffReason: string | null; sources: ({ kind: "product" | "passage"; id: string; title: string; detail: string | null; documentId: (string | null) })[]; model: string; latencyMs: number; inputTokens: number; outputTokens: number }
    Receipt: { turnId: string; assistantName: string; model: string; provider: string; inputTokens: number; outputTokens: number; latencyMs: number; sources: ({ kind: "product" | "passage"; id: string; title: string; detail: string | null; documentId: (string | null) })[]; outcome: string; ratings: { up: number; down: number; mine: ("up" | "down" | null) } }
    AssistantInsight: { enabled: boolean; reads: number; handOff: ({ reason: string; at: string } | null); sources: ({ kind: "product" | "passage"; id: string; title: string; detail: string | null; documentId: (string | null) })[]; turns: { answered: number; handedOff: number; dropped: number; help: number }; spent: ({ model: string; provider: string; calls: number; inputTokens: number; outputTokens: number })[] }
    Service: { service: "elevenlabs" | "voyage"; key: "own" | "platform" | "none"; problem: ("key_refused" | "no_quota" | null) }
  }
}
