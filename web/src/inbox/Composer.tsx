import { ArrowUp, CircleAlert, Copy } from 'lucide-react'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { tellTyping } from '../api/inbox.ts'
import type { Composing, Conversation, Message, Upload } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useWide } from '../app/useWide.ts'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { sendKey, sendKeyCap } from '../settings/preferences.ts'
import { OpenSlots, selectOpenSlot } from './canned/OpenSlots.tsx'
import { openSlots } from './canned/slots.ts'
import { useCanned } from './canned/useCanned.tsx'
import { ChoicesEditor } from './composing/ChoicesEditor.tsx'
import { ComposerTools } from './composing/ComposerTools.tsx'
import { FileTray } from './composing/FileTray.tsx'
import { keptRecording } from './composing/keptRecordings.ts'
import { QuoteBar } from './composing/QuoteBar.tsx'
import { groupsOf, partsOf, wordsUnder } from './composing/rules.ts'
import { useChoices } from './composing/useChoices.ts'
import { useFiles } from './composing/useFiles.ts'
import { VoiceRecorder } from './composing/VoiceRecorder.tsx'
import { whyNoFiles } from './composing/whyNot.ts'
import { useDraft } from './draft.ts'
import { enqueue, flush, type Unsent } from './outbox.ts'
import { TemplatePicker } from './TemplatePicker.tsx'
import { usePutMessage } from './useInbox.ts'
import { WindowStrip } from './WindowStrip.tsx'
import { windowState } from './words.ts'

interface Props {
  conversation: Conversation
  assistantName: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What may go; undefined until that is known. */
  composing: Composing | undefined
  quoted: Message | null
  onUnquote: () => void
  /** Beside a note that is being written it keeps what it holds, unseen. */
  hidden: boolean
  tabs: ReactNode
}

/** How often the assistant is told to hold while somebody writes. */
const holdEveryMs = 10_000

export function Composer({ conversation, assistantName, fieldRef, composing, quoted, ...around }: Props) {
  const { onUnquote, hidden, tabs } = around
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
  const rules = composing?.files.rules ?? []
  const takes = { rules, album: composing?.album ?? null }
  const { files, put: putFiles, remove, take, uploading, ready } = useFiles(store.id, conversation.id, rules)
  const [over, setOver] = useState(false)
  const channel = channelNames[conversation.channel.kind]
  const noFiles = whyNoFiles(t, composing, channel)
  const choices = useChoices(conversation.id, composing, draft)
  const [speaking, setSpeaking] = useState(() => keptRecording(conversation.id) !== undefined)
  const canned = useCanned(conversation, draft, (text) => {
    flushSync(() => write(text))
    selectOpenSlot(fieldRef.current)
  })
  const open = openSlots(draft)
  const sendable = (draft.trim() !== '' || ready || choices.draft !== null) && !closed && !uploading

  useEffect(() => void flush((message) => put(store.id, message)), [put, store.id])

  const leave = (parts: readonly Pick<Unsent, 'text' | 'files' | 'buttons' | 'list'>[]) => {
    onUnquote()
    for (const [n, what] of parts.entries()) {
      const quote = n === 0 && quoted ? { replyTo: quoted.id } : {}
      enqueue({ storeId: store.id, conversationId: conversation.id, ...what, ...quote }, (message) =>
        put(store.id, message),
      )
    }
  }
  const send = () => {
    if (!sendable) return
    if (open.length > 0) return selectOpenSlot(fieldRef.current)
    const chosen = choices.take()
    if (!chosen) return
    const parts = partsOf(draft.trim(), take(), takes)
    setDraft('')
    leave(parts.map(({ text, uploads }) => ({ text, files: [...uploads], ...chosen })))
  }
  const sendVoice = (upload: Upload) => {
    stopSpeaking()
    leave([{ text: null, files: [upload] }])
  }
  const stopSpeaking = () => {
    // The field is there again before it can have the focus.
    flushSync(() => setSpeaking(false))
    fieldRef.current?.focus()
  }
  const speak = () => {
    if (noFiles || choices.draft) toast(noFiles ?? t('choices.noFiles'))
    else setSpeaking(true)
  }
  const write = (text: string) => {
    setDraft(text)
    if (conversation.speaker !== 'assistant' || Date.now() - held.current < holdEveryMs) return
    held.current = Date.now()
    tellTyping(store.id, conversation.id).catch(() => {})
  }
  const askForCanned = () => {
    setDraft('/')
    fieldRef.current?.focus()
  }
  const receive = (given: FileList | undefined): boolean => {
    if (!given || given.length === 0) return false
    const why = noFiles ?? (choices.draft && t('choices.noFiles'))
    if (why) toast(why)
    else putFiles(given)
    return true
  }
  const paste = (event: ClipboardEvent) => {
    if (receive(event.clipboardData.files)) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    if (receive(event.dataTransfer.files)) event.preventDefault()
  }
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || canned.press(event)) return
    if (event.code === 'Escape') event.currentTarget.blur()
    if (event.code === 'KeyV' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return speak()
    }
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
      className={`composer shrink-0 mx-2 mb-2 md:mx-4 md:mb-4 ${over ? 'over' : ''}`}
      hidden={hidden}
      onPaste={paste}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <WindowStrip conversation={conversation} window={window} now={now}>
        {tabs}
      </WindowStrip>
      {closed && conversation.channel.kind === 'whatsapp' && (
        <div className="px-3.5 pt-2.5">
          <TemplatePicker key={conversation.id} conversation={conversation} />
        </div>
      )}
      {quoted && <QuoteBar message={quoted} onDrop={onUnquote} />}
      <FileTray files={files} channel={channel} onRemove={remove} />
      {choices.draft && choices.problems && composing && (
        <ChoicesEditor
          draft={choices.draft}
          text={draft}
          takes={composing}
          problems={choices.problems}
          strict={choices.strict}
          opened={choices.opened}
          onChange={choices.change}
          onClose={choices.close}
        />
      )}
      {speaking ? (
        <VoiceRecorder
          storeId={store.id}
          conversationId={conversation.id}
          channel={channel}
          onSend={sendVoice}
          onClose={stopSpeaking}
        />
      ) : (
        <>
          <div className={desk ? '' : 'flex items-end gap-1 pr-2'}>
            <div className="relative grow min-w-0">
              {canned.menu}
              <OpenSlots text={draft} fieldRef={fieldRef} />
              <textarea
                ref={fieldRef}
                value={draft}
                rows={1}
                aria-label={t('inbox.write')}
                placeholder={placeholder()}
                {...canned.field}
                onChange={(event) => write(event.target.value)}
                onKeyDown={press}
              />
            </div>
            {!desk && (
              <button
                type="submit"
                className="btn filled mb-1.5 rounded-full! px-0! w-11 shrink-0"
                aria-label={t('inbox.send')}
                aria-disabled={closed || uploading}
              >
                <ArrowUp aria-hidden="true" />
              </button>
            )}
          </div>
          {open.length > 0 && (
            <p className="wrong px-3.5 pb-1" role="alert">
              <CircleAlert className="small" aria-hidden="true" />
              {t('canned.open', { slots: open.join(', ') })}
            </p>
          )}
          <div className="flex items-center gap-2 px-2 pb-2 md:pl-3.5">
            <ComposerTools
              noFiles={noFiles}
              composing={composing}
              closed={closed}
              hasFiles={files.length > 0}
              choosing={choices.draft !== null}
              onFiles={putFiles}
              onSpeak={speak}
              onChoices={choices.toggle}
              onCanned={draft === '' ? askForCanned : null}
            />
            <p className="text-xs text-faint grow min-w-0">{note()}</p>
            {closed && draft !== '' && (
              <button type="button" className="btn small" onClick={copy}>
                <Copy className="small" aria-hidden="true" />
                {t('inbox.copyDraft')}
              </button>
            )}
            {desk && (
              <button type="submit" className="btn filled small" aria-disabled={closed || uploading}>
                {t('inbox.send')}
                <kbd className="kbd">{sendKeyCap()}</kbd>
              </button>
            )}
          </div>
        </>
      )}
    </form>
  )

  function note(): string {
    if (closed) return t('inbox.stripClosedMore')
    if (uploading) return t('attach.wait')
    const [first] = groupsOf(
      files.flatMap(({ upload }) => upload ?? []),
      takes.album,
    )
    if (first && draft.trim().length > wordsUnder(first, takes)) return t('attach.wordsApart')
    if (first && first.length > 1) return t('attach.together', { n: first.length })
    if (!desk) return ''
    if (draft !== '') return t('inbox.draftKept')
    return sendKey() === 'enter' ? t('inbox.enterHint') : ''
  }

  function placeholder(): string {
    if (conversation.speaker === 'assistant' && desk)
      return t('inbox.stripAssistant', { assistant: assistantName })
    return t('inbox.write')
  }
}
