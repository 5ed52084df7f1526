import { withQuery } from './client.ts'

const storeEventKinds = [
  'message.received',
  'message.sent',
  'message.updated',
  'conversation.updated',
  'turn.started',
  'turn.ended',
  'channel.updated',
  'template.updated',
  'product.updated',
  'document.updated',
  'assistant.updated',
  'note.changed',
  'mention.seen',
  'canned.updated',
  'organising.updated',
] as const

type StoreEventKind = (typeof storeEventKinds)[number]

export interface StoreEvent {
  kind: StoreEventKind
  conversationId?: string
  messageId?: string
}

interface Listener {
  onEvent: (event: StoreEvent) => void
  onLine: (line: 'live' | 'broken') => void
}

const longestPauseMs = 20_000

/** Follows the store's events until the returned function is called. The browser resumes after the last id it saw;
 *  when it gives up (an error answer, a restart), a new stream asks for what came after that id. Ended in favour of a newer
 *  one, since a person may have only so many, it comes back when its tab is looked at, and fights for nothing before. */
export function followStore(storeId: string, listener: Listener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let lastId = ''

  const open = () => {
    source = new EventSource(withQuery(`/api/v1/stores/${storeId}/events`, { after: lastId }))
    source.onopen = () => {
      failures = 0
      listener.onLine('live')
    }
    source.onerror = () => {
      listener.onLine('broken')
      if (source?.readyState === EventSource.CLOSED) reopenLater()
    }
    source.addEventListener('stream.closed', giveWay)
    for (const kind of storeEventKinds) {
      source.addEventListener(kind, (event: MessageEvent<string>) => {
        lastId = event.lastEventId
        listener.onEvent(parse(kind, event.data))
      })
    }
  }

  const reopenLater = () => {
    failures += 1
    clearTimeout(timer)
    timer = setTimeout(open, Math.min(longestPauseMs, 500 * 2 ** failures))
  }

  const giveWay = () => {
    source?.close()
    listener.onLine('broken')
    if (isLookedAt()) reopenLater()
  }

  const reopenNow = () => {
    if (source?.readyState === EventSource.OPEN) return
    source?.close()
    clearTimeout(timer)
    open()
  }

  const reopenWhenLookedAt = () => {
    if (isLookedAt()) reopenNow()
  }

  window.addEventListener('online', reopenNow)
  document.addEventListener('visibilitychange', reopenWhenLookedAt)
  open()
  return () => {
    window.removeEventListener('online', reopenNow)
    document.removeEventListener('visibilitychange', reopenWhenLookedAt)
    clearTimeout(timer)
    source?.close()
  }
}

const isLookedAt = (): boolean => document.visibilityState === 'visible'

function parse(kind: StoreEventKind, data: string): StoreEvent {
  const payload: unknown = data === '' ? {} : JSON.parse(data)
  const fields = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {}
  const text = (name: string) => (typeof fields[name] === 'string' ? { [name]: fields[name] } : {})
  return { kind, ...text('conversationId'), ...text('messageId') }
}
