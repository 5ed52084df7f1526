import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { followStore, type StoreEvent } from '../api/live.ts'
import { hearChange, hearPicture, type MemberPresence } from '../presence/picture.ts'
import { startTelling } from '../presence/telling.ts'
import { gather } from './gather.ts'
import { readAgain } from './readAgain.ts'

type Line = 'live' | 'broken'

const Context = createContext<Line>('live')
export const useLine = () => useContext(Context)

const followers = new Set<(event: StoreEvent) => void>()

/** Hears each event of the store; `hear` has to stay the same function. */
export function useStoreEvents(hear: (event: StoreEvent) => void): void {
  useEffect(() => {
    followers.add(hear)
    return () => void followers.delete(hear)
  }, [hear])
}

/** How long a broken line may stay unmentioned: reconnecting usually takes less. */
const patienceMs = 1_500

export function LiveProvider({ storeId, children }: { storeId: string; children: ReactNode }) {
  const queries = useQueryClient()
  const [line, setLine] = useState<Line>('live')

  useEffect(() => {
    const refresh = gather(queries, storeId)
    let patience: ReturnType<typeof setTimeout> | undefined
    let broken = false
    const telling = startTelling(storeId)
    const leave = followStore(storeId, telling.screen, {
      onEvent: (event) => {
        refresh.add(event)
        for (const follower of followers) follower(event)
      },
      onPassing: (kind, payload) => {
        if (kind === 'presence.changed') hearChange(payload as MemberPresence)
        else hearPicture((payload as { members: MemberPresence[] }).members)
      },
      onLine: (next) => {
        telling.line(next === 'live')
        if (next === 'broken') {
          // Each try that fails says so again; patience runs from the first.
          if (!broken)
            patience = setTimeout(() => {
              setLine('broken')
              hearPicture([])
            }, patienceMs)
          broken = true
          return
        }
        clearTimeout(patience)
        setLine('live')
        // What has changed meanwhile is told by the stream; what could not be asked for is asked again.
        if (broken) void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
        broken = false
      },
      onBegin: () => readAgain(queries),
      onGap: () => void queries.invalidateQueries(),
    })
    return () => {
      clearTimeout(patience)
      refresh.stop()
      telling.stop()
      leave()
      hearPicture([])
    }
  }, [queries, storeId])

  return <Context.Provider value={line}>{children}</Context.Provider>
}
