import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { checkPrices } from '../../api/helping.ts'
import type { Message, MessagePage, Product } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { mayTellPrice, type Sensitive, sensitiveIn } from './sensitive.ts'

/** What to look at once more in a text. */
export interface Doubts {
  text: string
  sensitive: readonly Sensitive[]
  differing: readonly Product[]
}

/** Nobody waits longer for a warning than this. */
const patienceMs = 700
const spokenBefore = 2

/**
 * Looks at a text before it is sent. The first time it finds a doubt it says so; the same text sent once more goes. What
 * cannot be asked now keeps nothing back.
 */
export function useGuards(conversationId: string) {
  const { store } = useHere()
  const queries = useQueryClient()
  const [doubts, setDoubts] = useState<Doubts | null>(null)

  const lastSaid = (): string[] => {
    const data = queries.getQueryData<InfiniteData<MessagePage>>(['messages', store.id, conversationId])
    const newest = data?.pages[0]?.items ?? []
    const said = newest.filter(({ direction, text }) => direction === 'in' && text)
    return said
      .slice(-spokenBefore)
      .toReversed()
      .map(({ text }: Message) => text ?? '')
  }
  const differingIn = async (text: string): Promise<readonly Product[]> => {
    if (!mayTellPrice(text)) return []
    const asked = checkPrices(store.id, text, lastSaid()).then(({ differing }) => differing)
    const late = new Promise<Product[]>((resolve) => setTimeout(() => resolve([]), patienceMs))
    return Promise.race([asked.catch(() => []), late])
  }
  /** @returns whether the text may go now */
  const pass = async (text: string): Promise<boolean> => {
    if (text === '' || doubts?.text === text) {
      setDoubts(null)
      return true
    }
    const found = { text, sensitive: sensitiveIn(text), differing: await differingIn(text) }
    const fine = found.sensitive.length === 0 && found.differing.length === 0
    setDoubts(fine ? null : found)
    return fine
  }
  return { doubts, pass, forget: () => setDoubts(null) }
}
