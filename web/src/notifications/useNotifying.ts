import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { listMessages, readConversation } from '../api/inbox.ts'
import type { StoreEvent } from '../api/live.ts'
import type { NotificationChoice } from '../api/types.ts'
import { useStoreEvents } from '../app/live.tsx'
import { useHere } from '../app/store.tsx'
import { useAssistantName } from '../app/useAssistantName.ts'
import { useMyIds } from '../app/useMyIds.ts'
import { useT } from '../i18n/i18n.tsx'
import { chosenStatus } from '../presence/chosen.ts'
import { choiceQuery } from './choosing.ts'
import { show } from './desktop.ts'
import { isTheirs, kinds, loudest } from './judge.ts'
import { type Facts, newsOf, type Told } from './newsOf.ts'
import { isQuiet } from './quiet.ts'
import { canSound, play, wakeSound } from './sounds.ts'
import { claim, isLookedAt, noteLooking } from './windows.ts'
import { wordsOf } from './wordsOf.ts'

/** What comes together is told together: after a time away it may be much. */
const gatherMs = 400
/** A window that was never touched may not sound; another gets to the news first. */
const letOthersMs = 300
/** More at once would only cover the desktop. */
const mostShown = 4

/** Tells the reader by sound and over other windows what needs them, as they chose; never what they look at. */
export function useNotifying(): void {
  const { store } = useHere()
  const queries = useQueryClient()
  const t = useT()
  const go = useNavigate()
  const myIds = useMyIds()
  const assistant = useAssistantName()
  const choice = useQuery(choiceQuery(store.id)).data
  const gathered = useRef<StoreEvent[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLooking()
  useFirstTouch()

  const tell = async () => {
    const events = gathered.current.splice(0)
    if (!choice) return
    const facts = factsFrom(queries, store.id)
    const all = await Promise.all(
      events.map((event) => newsOf(event, store.id, facts, Date.now()).catch(() => [])),
    )
    const theirs = all
      .flat()
      .filter(({ conversation }) => !conversation || isTheirs(conversation, choice, myIds))
    const news = await claimed(loudest(theirs))
    if (chosenStatus() === 'busy' || isQuiet(choice.quiet, new Date(), store.timeZone)) return
    sound(news, choice)
    for (const each of news.filter(({ kind }) => choice.desktop.includes(kind)).slice(0, mostShown))
      show(
        wordsOf(t, each, assistant),
        () =>
          void go({
            to: '/s/$storeId/inbox/$view',
            params: { storeId: store.id, view: 'all' },
            search: {
              conv: each.conversationId,
              ...(each.mention && { msg: each.mention.messageId }),
            },
          }),
      )
  }
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  const gather = useCallback((event: StoreEvent) => {
    gathered.current.push(event)
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void latest.current()
    }, gatherMs)
  }, [])
  useStoreEvents(gather)
  useEffect(() => () => clearTimeout(timer.current), [])
}

/** What this window may tell of, and the reader does not look at anyway. */
async function claimed(news: readonly Told[]): Promise<Told[]> {
  if (news.length > 0 && !canSound()) await new Promise((resolve) => setTimeout(resolve, letOthersMs))
  const mine: Told[] = []
  for (const each of news) if ((await claim(each.key)) && !isLookedAt(each.conversationId)) mine.push(each)
  return mine
}

function sound(news: readonly Told[], { sounds }: NotificationChoice): void {
  const loudestKind = kinds.find((kind) => sounds.includes(kind) && news.some((each) => each.kind === kind))
  if (loudestKind) play(loudestKind)
}

function factsFrom(queries: QueryClient, storeId: string): Facts {
  return {
    conversation: (id) =>
      queries.fetchQuery({
        queryKey: ['conversation', storeId, id],
        queryFn: () => readConversation(storeId, id),
        staleTime: 0,
      }),
    message: async (conversationId, id) =>
      (await listMessages(storeId, conversationId, { around: id })).items.find((each) => each.id === id),
  }
}

function useLooking(): void {
  const search = useSearch({ strict: false })
  const conversationId = 'conv' in search ? (search.conv ?? null) : null
  useEffect(() => noteLooking(conversationId), [conversationId])
}

function useFirstTouch(): void {
  useEffect(() => {
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) window.addEventListener(kind, wakeSound, { once: true, capture: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, wakeSound, { capture: true })
    }
  }, [])
}
