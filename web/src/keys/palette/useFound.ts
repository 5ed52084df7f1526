import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useHere } from '../../app/store.tsx'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { readings } from '../../i18n/letters.ts'
import { isQuestion, useSearch } from '../../inbox/searching/useSearch.ts'
import { contactName } from '../../inbox/words.ts'
import type { Item } from './items.ts'

const typingPauseMs = 150
const mostOfEach = 5

/** People and what was said, from the server; what finds nothing is asked once more as on the other keyboard layout. */
export function useFound(query: string): Item[] {
  const t = useT()
  const { store } = useHere()
  const go = useNavigate()
  const q = useSettled(query.trim())
  const asTyped = useSearch(store.id, q)
  const none = asTyped.isSuccess && !asTyped.isPlaceholderData && isNothing(asTyped)
  const otherwise = useSearch(store.id, none ? (readings(q)[1] ?? '') : '')
  const { people, messages } = none ? otherwise : asTyped
  if (!isQuestion(q)) return []

  const open = (conv: string, msg?: string) => () =>
    void go({
      to: '/s/$storeId/inbox/$view',
      params: { storeId: store.id, view: 'all' },
      search: { conv, ...(msg && { msg }) },
    })
  return [
    ...people.slice(0, mostOfEach).map(({ conversation: { id, contact, channel } }) => ({
      id: `person.${id}`,
      section: 'people' as const,
      text: contactName(t, contact),
      more: channelNames[channel.kind],
      run: open(id),
    })),
    ...messages.slice(0, mostOfEach).map(({ id, conversationId, contact, excerpt }) => ({
      id: `message.${id}`,
      section: 'messages' as const,
      text: contactName(t, contact),
      more: excerpt.text,
      run: open(conversationId, id),
    })),
  ]
}

const isNothing = ({ people, messages }: ReturnType<typeof useSearch>): boolean =>
  people.length === 0 && messages.length === 0

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
