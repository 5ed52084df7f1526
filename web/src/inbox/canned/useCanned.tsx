import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listCanned } from '../../api/canned.ts'
import type { CannedReply, Conversation, Macro } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { Suggestions } from '../composing/Suggestions.tsx'
import { useSuggestions } from '../composing/useSuggestions.ts'
import { MacroLine } from '../macros/MacroLine.tsx'
import { useMacros } from '../macros/useMacros.ts'
import { useRunMacro } from '../macros/useRunMacro.ts'
import { askedIn, findCanned } from './find.ts'
import { fillSlots } from './slots.ts'

/** The menu under `/` at the beginning of a reply: ready answers and macros. `onPick` gets the text as it is filled. */
export function useCanned(conversation: Conversation, draft: string, onPick: (text: string) => void) {
  const t = useT()
  const { store, person } = useHere()
  const asked = askedIn(draft)
  const [closed, setClosed] = useState(false)
  if (closed && asked === null) setClosed(false)
  const open = asked !== null && !closed
  const replies = useQuery({
    queryKey: ['canned', store.id],
    queryFn: () => listCanned(store.id),
    enabled: open,
    staleTime: 60_000,
  })
  const { contact, channel } = conversation
  const macros = useMacros(open) ?? []
  const run = useRunMacro()
  const found: Suggested[] = open
    ? [
        ...findCanned(replies.data?.items ?? [], asked, contact.language).map((reply) => ({ reply })),
        ...macros.filter(({ name }) => name.toLowerCase().includes(asked)).map((macro) => ({ macro })),
      ]
    : []
  const suggestions = useSuggestions({
    items: found,
    question: asked ?? '',
    // Where a shortcut begins with a digit, digits are typed.
    numbered: asked === '' && !(replies.data?.items ?? []).some(({ shortcut }) => /^\d/.test(shortcut)),
    onPick: (picked: Suggested) => {
      if ('reply' in picked)
        return onPick(
          fillSlots(picked.reply.text, { name: contact.name, shop: store.name, me: person.firstName }),
        )
      onPick('')
      void run(picked.macro, [conversation])
    },
    onClose: () => setClosed(true),
  })
  const menu = (
    <>
      <Suggestions
        list={suggestions.list}
        label={t('canned.title')}
        keyOf={(each) => ('reply' in each ? each.reply.id : each.macro.id)}
      >
        {(each) =>
          'reply' in each ? (
            <CannedLine
              reply={each.reply}
              long={each.reply.tooLongFor.includes(channel.kind) ? channelNames[channel.kind] : null}
            />
          ) : (
            <MacroLine macro={each.macro} />
          )
        }
      </Suggestions>
      {open && replies.isSuccess && found.length === 0 && (
        <p className="pop suggestions p-3! text-sm text-muted" role="status">
          {t(replies.data.items.length === 0 ? 'canned.none' : 'canned.notFound')}
        </p>
      )}
    </>
  )
  return { menu, press: suggestions.press, field: suggestions.field }
}

type Suggested = { reply: CannedReply } | { macro: Macro }

/** `long`: the channel that takes no text as long. */
function CannedLine({ reply, long }: { reply: CannedReply; long: string | null }) {
  const t = useT()
  return (
    <span className="grow min-w-0 flex flex-col">
      <span className="flex flex-wrap items-center gap-x-2">
        <b className="medium">/{reply.shortcut}</b>
        <span className="badge">{t(`common.${reply.language}`)}</span>
        {!reply.shared && <span className="text-xs text-faint">{t('canned.own')}</span>}
        {long && <span className="text-xs text-attention">{t('canned.tooLong', { channel: long })}</span>}
      </span>
      <span className="text-sm text-muted cut" lang={reply.language}>
        {reply.text}
      </span>
    </span>
  )
}
