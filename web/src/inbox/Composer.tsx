import { ArrowUp, Copy } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { tellTyping } from '../api/inbox.ts'
import type { Conversation } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useWide } from '../app/useWide.ts'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { sendKey, sendKeyCap } from '../settings/preferences.ts'
import { useDraft } from './draft.ts'
import { enqueue, flush } from './outbox.ts'
import { TemplatePicker } from './TemplatePicker.tsx'
import { usePutMessage } from './useInbox.ts'
import { WindowStrip } from './WindowStrip.tsx'
import { windowState } from './words.ts'

interface Props {
  conversation: Conversation
  assistantName: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
}

/** How often the assistant is told to hold while somebody writes. */
const holdEveryMs = 10_000

export function Composer({ conversation, assistantName, fieldRef }: Props) {
  const t = useT()
  const toast = useToast()
  const now = useNow()
  const desk = useWide('48rem')
  const { store } = useHere()
  const put = usePutMessage()
  const [draft, setDraft] = useDraft(conversation.id)
  const held = useRef(0)
  const window = windowState(conversation.window, now)
  const closed = window.tone === 'closed'
  const sendable = draft.trim() !== '' && !closed

  useEffect(() => void flush((message) => put(store.id, message)), [put, store.id])

  const send = () => {
    if (!sendable) return
    const text = draft.trim()
    setDraft('')
    enqueue({ storeId: store.id, conversationId: conversation.id, text }, (message) => put(store.id, message))
  }
  const write = (text: string) => {
    setDraft(text)
    if (conversation.speaker !== 'assistant' || Date.now() - held.current < holdEveryMs) return
    held.current = Date.now()
    tellTyping(store.id, conversation.id).catch(() => {})
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.code === 'Escape') event.currentTarget.blur()
    const enter = event.code === 'Enter' || event.code === 'NumpadEnter'
    const plain = desk && sendKey() === 'enter' && !event.shiftKey
    if (!enter || !(event.ctrlKey || event.metaKey || plain)) return
    event.preventDefault()
    send()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(draft)
    toast(t('common.copied'))
  }

  return (
    <form
      className="composer shrink-0 mx-2 mb-2 md:mx-4 md:mb-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <WindowStrip conversation={conversation} window={window} now={now} />
      {closed && conversation.channel.kind === 'whatsapp' && (
        <div className="px-3.5 pt-2.5">
          <TemplatePicker key={conversation.id} conversation={conversation} />
        </div>
      )}
      <div className={desk ? '' : 'flex items-end gap-1 pr-2'}>
        <textarea
          ref={fieldRef}
          value={draft}
          rows={1}
          aria-label={t('inbox.write')}
          placeholder={placeholder()}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
        />
        {!desk && (
          <button
            type="submit"
            className="btn filled mb-1.5 rounded-full! px-0! w-11 shrink-0"
            aria-label={t('inbox.send')}
            aria-disabled={closed}
          >
            <ArrowUp aria-hidden="true" />
          </button>
        )}
      </div>
      {(desk || closed) && (
        <div className="flex items-center gap-2 px-2 pb-2 pl-3.5">
          <p className="text-xs text-faint grow min-w-0">{note()}</p>
          {closed && draft !== '' && (
            <button type="button" className="btn small" onClick={copy}>
              <Copy className="small" aria-hidden="true" />
              {t('inbox.copyDraft')}
            </button>
          )}
          {desk && (
            <button type="submit" className="btn filled small" aria-disabled={closed}>
              {t('inbox.send')}
              <kbd className="kbd">{sendKeyCap()}</kbd>
            </button>
          )}
        </div>
      )}
    </form>
  )

  function note(): string {
    if (closed) return t('inbox.stripClosedMore')
    if (draft !== '') return t('inbox.draftKept')
    return sendKey() === 'enter' ? t('inbox.enterHint') : ''
  }

  function placeholder(): string {
    if (conversation.speaker === 'assistant' && desk)
      return t('inbox.stripAssistant', { assistant: assistantName })
    return t('inbox.write')
  }
}
