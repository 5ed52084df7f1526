import { CircleAlert } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { tellTyping } from '../api/inbox.ts'
import type { Composing, Conversation, Upload } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useWide } from '../app/useWide.ts'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useActions, useKeysHere } from '../keys/context.ts'
import { TypingStrip } from '../presence/TypingStrip.tsx'
import { typesHere, typesNoMore } from '../presence/telling.ts'
import { useLock } from '../presence/useLock.ts'
import { OpenSlots, selectOpenSlot } from './canned/OpenSlots.tsx'
import { openSlots } from './canned/slots.ts'
import { ComposerTools } from './composing/ComposerTools.tsx'
import { CopyDraft } from './composing/CopyDraft.tsx'
import { keptRecording, recordingKey } from './composing/keptRecordings.ts'
import { messagesOf } from './composing/messagesOf.ts'
import { MoreToSend } from './composing/parts/MoreToSend.tsx'
import { partsOf } from './composing/rules.ts'
import { Trays } from './composing/Trays.tsx'
import { useBeside } from './composing/useBeside.ts'
import { useDropped } from './composing/useDropped.ts'
import { useFieldKeys } from './composing/useFieldKeys.ts'
import { useFieldMenus } from './composing/useFieldMenus.tsx'
import { useFiles } from './composing/useFiles.ts'
import { type How, useLeaving } from './composing/useLeaving.ts'
import { useNote } from './composing/useNote.ts'
import type { Quote } from './composing/useQuote.ts'
import { VoiceRecorder } from './composing/VoiceRecorder.tsx'
import { whyNoFiles } from './composing/whyNot.ts'
import { useDraft } from './draft.ts'
import { DoubtsStrip } from './guards/DoubtsStrip.tsx'
import { useGuards } from './guards/useGuards.ts'
import { HelpMenu } from './helping/HelpMenu.tsx'
import { typeHash } from './products/useProductPicker.tsx'
import { ScheduleDialog } from './scheduling/ScheduleDialog.tsx'
import { SendButton } from './scheduling/SendButton.tsx'
import { useTakenBack } from './scheduling/takenBack.ts'
import { withWords } from './scheduling/withWords.ts'
import { WindowStrip } from './WindowStrip.tsx'
import { windowState } from './words.ts'

interface Props {
  conversation: Conversation
  assistantName: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What may go; undefined until that is known. */
  composing: Composing | undefined
  quoted: Quote | null
  onRequote: (messageId: string) => void
  onUnquote: () => void
  /** Beside a note that is being written it keeps what it holds, unseen. */
  hidden: boolean
  tabs: ReactNode
}

/** How often the assistant is told to hold while somebody writes. */
const holdEveryMs = 10_000

export function Composer({ conversation, assistantName, fieldRef, composing, quoted, ...around }: Props) {
  const { onRequote, onUnquote, hidden, tabs } = around
  const t = useT()
  const toast = useToast()
  const now = useNow()
  const desk = useWide('48rem')
  const { registry } = useKeysHere()
  const { store, person } = useHere()
  const [draft, setDraft] = useDraft(conversation.id)
  const held = useRef(0)
  const window = windowState(conversation.window, now)
  const closed = window.tone === 'closed'
  const rules = composing?.files.rules ?? []
  const takes = { rules, album: composing?.album ?? null }
  const files = useFiles(conversation.id, rules)
  const { take, restore, uploading, ready } = files
  const channel = channelNames[conversation.channel.kind]
  const beside = useBeside(conversation.id, composing, draft)
  const noFiles = whyNoFiles(t, composing, channel) ?? beside.noFiles
  const [speaking, setSpeaking] = useState(
    () => keptRecording(recordingKey(person.id, conversation.id)) !== undefined,
  )
  const under = useFieldMenus(conversation, draft, fieldRef, (text) => write(text))
  const guards = useGuards(conversation.id)
  const open = openSlots(draft)
  const lock = useLock(conversation.id)
  const written =
    (draft.trim() !== '' || ready || beside.choices.draft !== null || beside.part.draft !== null) &&
    !uploading
  const [choosing, setChoosing] = useState(false)
  const [templating, setTemplating] = useState(false)
  useTakenBack(conversation.id, ({ text, files: uploads, content, replyTo }) => {
    if (text) setDraft((now) => withWords(now, text))
    restore(uploads)
    if (replyTo) onRequote(replyTo)
    beside.restore(content)
    registry.find('reply')?.()
  })

  const leave = useLeaving(conversation.id, quoted, onUnquote)
  const asked = useRef<How>({})
  const checking = useRef(false)
  const send = async (how: How = {}) => {
    if (checking.current || !written || lock?.closed || (closed && !how.when)) return
    if (open.length > 0) return selectOpenSlot(fieldRef.current)
    asked.current = how
    checking.current = true
    const fine = await guards.pass(draft.trim())
    checking.current = false
    if (fine) sendNow(how)
  }
  const sendNow = (how: How) => {
    const chosen = beside.take(draft.trim())
    if (!chosen) return
    const parts = messagesOf(draft.trim(), chosen, (words) => partsOf(words, take(), takes))
    // What was to go may have been closed while the text was looked at.
    if (parts.length === 0) return
    // What was typed while the text was looked at stays.
    setDraft((now) => (now.startsWith(draft) ? now.slice(draft.length) : ''))
    typesNoMore()
    leave(parts, how)
    if (how.after) toast(t('state' in how.after ? 'sending.saidClosed' : 'sending.saidSnoozed'))
  }
  const sendVoice = (upload: Upload) => {
    stopSpeaking()
    leave([{ text: null, files: [upload] }])
  }
  const hasTemplates = conversation.channel.kind === 'whatsapp'
  const turnTemplates = () => setTemplating((on) => !on)
  const chooseTemplate = () => {
    // Beside a note nothing of the form is seen.
    if (hidden) registry.find('reply')?.()
    if (hidden) setTemplating(true)
    else turnTemplates()
  }
  useActions(() => ({
    voice: () => {
      registry.find('reply')?.()
      speak()
    },
    template: hasTemplates && !closed ? chooseTemplate : null,
    schedule: written && !hidden ? () => setChoosing(true) : null,
    sendAndClose: written && !closed && !hidden ? () => void send({ after: { state: 'closed' } }) : null,
  }))
  const stopSpeaking = () => {
    // The field is there again before it can have the focus.
    flushSync(() => setSpeaking(false))
    fieldRef.current?.focus()
  }
  const speak = () => {
    if (noFiles) toast(noFiles)
    else setSpeaking(true)
  }
  const write = (text: string) => {
    setDraft(text)
    if (text === '') typesNoMore()
    else if (!closed) typesHere(conversation.id)
    const assistantWrites = conversation.speaker === 'assistant' || conversation.speaker === 'draft'
    if (!assistantWrites || Date.now() - held.current < holdEveryMs) return
    held.current = Date.now()
    tellTyping(store.id, conversation.id).catch(() => {})
  }
  const openField = () => {
    flushSync(() => lock?.open())
    fieldRef.current?.focus()
  }
  const askForCanned = () => {
    setDraft('/')
    fieldRef.current?.focus()
  }
  const { over, target } = useDropped((given) => {
    if (noFiles) toast(noFiles)
    else files.put(given)
  })
  const press = useFieldKeys({ menus: under.press, onVoice: speak, onSend: () => void send() })
  const uploads = files.files.flatMap(({ upload }) => upload ?? [])
  const note = useNote({ closed, uploading, uploads, takes, text: draft, apart: beside.apart })

  const sendButton = (
    <SendButton
      desk={desk}
      closed={closed}
      uploading={uploading}
      onWaitForThem={() => void send({ when: { reply: true } })}
      onAfter={(after) => void send({ after })}
      onSchedule={() => written && setChoosing(true)}
    />
  )

  return (
    <form
      className={`composer shrink-0 mx-2 mb-2 md:mx-4 md:mb-4 ${over ? 'over' : ''}`}
      hidden={hidden}
      {...target}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <WindowStrip conversation={conversation} window={window} now={now}>
        {tabs}
      </WindowStrip>
      {lock && <TypingStrip lock={lock} onOpen={openField} />}
      <Trays
        {...{ conversation, composing, fieldRef, quoted, onUnquote, files, beside }}
        text={draft}
        template={
          hasTemplates && (closed || templating)
            ? { onClose: closed ? null : () => setTemplating(false) }
            : null
        }
      />
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
              {under.menus}
              <OpenSlots text={draft} fieldRef={fieldRef} />
              <textarea
                ref={fieldRef}
                value={draft}
                rows={1}
                readOnly={lock?.closed ?? false}
                aria-label={t('inbox.write')}
                placeholder={placeholder()}
                {...under.field}
                onChange={(event) => write(event.target.value)}
                onKeyDown={press}
              />
            </div>
            {!desk && sendButton}
          </div>
          {guards.doubts && (
            <DoubtsStrip
              doubts={guards.doubts}
              onSend={() => void send(asked.current)}
              onMend={() => {
                guards.forget()
                fieldRef.current?.focus()
              }}
            />
          )}
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
              hasFiles={files.files.length > 0}
              choosing={beside.choices.draft !== null}
              onFiles={files.put}
              onSpeak={speak}
              onChoices={beside.choices.toggle}
              onCanned={draft === '' ? askForCanned : null}
              onProduct={() => typeHash(fieldRef.current)}
              onTemplate={hasTemplates && !closed ? turnTemplates : null}
              templating={templating}
              help={<HelpMenu conversationId={conversation.id} draft={draft} onWrite={write} />}
              more={
                <MoreToSend
                  {...{ conversation, composing, fieldRef }}
                  hasFiles={files.files.length > 0}
                  onPart={beside.part.open}
                />
              }
            />
            <p className="text-xs text-faint grow min-w-0">{note}</p>
            {closed && draft !== '' && <CopyDraft text={draft} />}
            {desk && sendButton}
          </div>
        </>
      )}
      {choosing && (
        <ScheduleDialog onChoose={(when) => void send({ when })} onClose={() => setChoosing(false)} />
      )}
    </form>
  )

  function placeholder(): string {
    if (conversation.speaker === 'assistant' && desk)
      return t('inbox.stripAssistant', { assistant: assistantName })
    return t('inbox.write')
  }
}
