import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type NextSpeaker, setSpeaker } from '../../api/inbox.ts'
import { problemText } from '../../api/problemText.ts'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { TextKey } from '../../i18n/translate.ts'
import { type SpeakerSeen, speakerOf } from '../Speaker.tsx'
import { useOrganise } from './useOrganise.ts'

export type Who = NextSpeaker

/**
 * Lets the assistant or the reader answer in several conversations, one after another, and says how many changed. What was
 * a colleague's or nobody's cannot be given back to them: then nothing is offered to be taken back.
 */
export function useSpeakers() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const myIds = useMyIds()
  const assistant = useAssistantName()
  const { offerBack } = useOrganise()
  const giveAll = useCallback(
    async (ids: readonly string[], who: Who): Promise<void> => {
      const refused = new Set<string>()
      for (const id of ids) {
        try {
          queries.setQueryData(['conversation', store.id, id], await setSpeaker(store.id, id, who))
        } catch (error) {
          refused.add(problemText(t, error))
        }
      }
      for (const key of ['conversations', 'counts', 'messages'])
        void queries.invalidateQueries({ queryKey: [key, store.id] })
      for (const why of refused) toast(why)
    },
    [queries, store.id, t, toast],
  )
  return useCallback(
    async (targets: readonly Conversation[], who: Who): Promise<void> => {
      const before = who === 'member' ? 'assistant' : 'you'
      const changed = targets.filter((each) => speakerOf(each, myIds) !== seenAs(who))
      if (changed.length === 0) return
      const ids = changed.map(({ id }) => id)
      await giveAll(ids, who)
      const said = t(words[who], {
        count: ids.length,
        assistant,
      })
      const theirs = who === 'member' ? 'assistant' : 'member'
      if (changed.every((each) => speakerOf(each, myIds) === before))
        offerBack(said, [], () => void giveAll(ids, theirs))
      else toast(said)
    },
    [giveAll, offerBack, myIds, assistant, t, toast],
  )
}

const words = {
  member: 'hand.saidYou',
  assistant: 'hand.saidAssistant',
  draft: 'drafts.saidDrafts',
} as const satisfies Record<Who, TextKey>

/** How the one who is to speak looks to the reader. */
export const seenAs = (who: Who): SpeakerSeen => (who === 'member' ? 'you' : who)
