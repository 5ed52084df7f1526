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
  'scheduled.updated',
  'pins.updated',
  'receipt.updated',
  'macro.updated',
  'organising.updated',
  'contact.updated',
  'notifications.updated',
  'saved-view.updated',
  'answer.late',
  'promise.due',
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
  /** What is told beside the events, without a number. */
  onPassing: (kind: PassingKind, payload: unknown) => void
  /** From now on everything is told. What was read before may lack what has happened since. */
  onBegin: () => void
  /** More has happened than is told: everything has to be looked at anew. */
  onGap: () => void
}

const passingKinds = ['presence.picture', 'presence.changed'] as const
type PassingKind = (typeof passingKinds)[number]

const longestPauseMs = 20_000
/** The server speaks every 15 s. A line that is silent for longer is dead, even where nobody has told the browser. */
const silenceMs = 40_000
const listenEveryMs = 5_000

/** Follows the store's events until the returned function is called. After a gap it asks for what came after the last
 *  number it had, whether the browser opens the line anew or, when that gives up or the line has gone silent, we do.
 *  Ended in favour of a newer one, since a person may have only so many, it comes back when its tab is looked at, and
 *  fights for nothing before. `screen` is what this window calls itself where it says who looks and types. */
export function followStore(storeId: string, screen: string, listener: Listener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let lastId = ''
  let begun = false
  let heardAt = Date.now()

  const open = () => {
    heardAt = Date.now()
    source = new EventSource(withQuery(`/api/v1/stores/${storeId}/events`, { after: lastId, screen }))
    source.onopen = () => {
      failures = 0
      heardAt = Date.now()
      listener.onLine('live')
    }
    source.onerror = () => {
      listener.onLine('broken')
      if (source?.readyState === EventSource.CLOSED) reopenLater()
    }
    const on = (kind: string, hear: (event: MessageEvent<string>) => void) =>
      source?.addEventListener(kind, (event: MessageEvent<string>) => {
        heardAt = Date.now()
        if (event.lastEventId !== '') lastId = event.lastEventId
        hear(event)
      })
    on('stream.opened', ({ data }) => {
      if (!begun) listener.onBegin()
      else if (!(JSON.parse(data) as { whole: boolean }).whole) listener.onGap()
      begun = true
    })
    on('stream.alive', () => {})
    on('stream.closed', giveWay)
    for (const kind of passingKinds) on(kind, ({ data }) => listener.onPassing(kind, JSON.parse(data)))
    for (const kind of storeEventKinds) on(kind, ({ data }) => listener.onEvent(parse(kind, data)))
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

  const isSilent = () => Date.now() - heardAt > silenceMs
  const reopenNow = () => {
    if (source?.readyState === EventSource.OPEN && !isSilent()) return
    source?.close()
    clearTimeout(timer)
    open()
  }

  const reopenWhenLookedAt = () => {
    if (isLookedAt()) reopenNow()
  }
  // A machine that slept finds its line open and dead.
  const listening = setInterval(() => {
    if (source?.readyState === EventSource.CLOSED || !isSilent()) return
    listener.onLine('broken')
    reopenNow()
  }, listenEveryMs)

  window.addEventListener('online', reopenNow)
  document.addEventListener('visibilitychange', reopenWhenLookedAt)
  open()
  return () => {
    window.removeEventListener('online', reopenNow)
    document.removeEventListener('visibilitychange', reopenWhenLookedAt)
    clearInterval(listening)
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
