import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { followStore, type StoreEvent } from '../api/live.ts'

type Line = 'live' | 'broken'

const Context = createContext<Line>('live')
export const useLine = () => useContext(Context)

/** How long a broken line may stay unmentioned: reconnecting usually takes less. */
const patienceMs = 1_500
/** The first event is followed at once; while more come, the lists are asked no oftener than this. */
const gatherMs = 250
const burstMs = 20

export function LiveProvider({ storeId, children }: { storeId: string; children: ReactNode }) {
  const queries = useQueryClient()
  const [line, setLine] = useState<Line>('live')

  useEffect(() => {
    const refresh = gather(queries, storeId)
    let patience: ReturnType<typeof setTimeout> | undefined
    let broken = false
    const leave = followStore(storeId, {
      onEvent: refresh.add,
      onLine: (next) => {
        clearTimeout(patience)
        if (next === 'broken') {
          broken = true
          patience = setTimeout(() => setLine('broken'), patienceMs)
          return
        }
        setLine('live')
        // A stream that broke before its first event has no id to resume after, so the screen is asked again.
        if (broken) void queries.invalidateQueries()
        broken = false
      },
    })
    return () => {
      clearTimeout(patience)
      refresh.stop()
      leave()
    }
  }, [queries, storeId])

  return <Context.Provider value={line}>{children}</Context.Provider>
}

function gather(queries: QueryClient, storeId: string) {
  const dirty = new Map<string, unknown[]>()
  let timer: ReturnType<typeof setTimeout> | undefined

  let flushedAt = 0

  const flush = () => {
    timer = undefined
    flushedAt = Date.now()
    for (const queryKey of dirty.values()) void queries.invalidateQueries({ queryKey })
    dirty.clear()
  }

  return {
    add: (event: StoreEvent) => {
      for (const key of touchedBy(event, storeId)) dirty.set(key.join(' '), key)
      timer ??= setTimeout(flush, Math.max(burstMs, flushedAt + gatherMs - Date.now()))
    },
    stop: () => clearTimeout(timer),
  }
}

/** The cached answers an event makes stale. */
function touchedBy({ kind, conversationId }: StoreEvent, storeId: string): string[][] {
  switch (kind) {
    case 'channel.updated':
      return [
        ['channels', storeId],
        ['notices', storeId],
        // What was written over a channel may be going.
        ['conversations', storeId],
        ['counts', storeId],
      ]
    case 'template.updated':
      return [['templates', storeId]]
    case 'product.updated':
      return [['products', storeId]]
    case 'document.updated':
      return [['documents', storeId]]
    case 'assistant.updated':
      return [['assistant', storeId]]
    case 'organising.updated':
      return [
        ['labels', storeId],
        ['stages', storeId],
        ['conversations', storeId],
        ['conversation', storeId],
      ]
    default:
      return [
        ['conversations', storeId],
        ['counts', storeId],
        ...(conversationId ? [['conversation', storeId, conversationId]] : []),
        ...(conversationId && kind.startsWith('message.') ? [['messages', storeId, conversationId]] : []),
      ]
  }
}
