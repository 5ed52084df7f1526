import { Check, Handshake, Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { ChannelKind, Conversation, CustomerPromise } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useNow } from '../../app/useNow.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { useContact } from '../contact/useContact.ts'
import { useMemberNames } from '../useMemberNames.ts'
import { moment, span } from '../words.ts'
import { PromiseForm } from './PromiseForm.tsx'
import { usePromises } from './usePromises.ts'

interface Props {
  conversation: Conversation
  /** Whether one is being written down. */
  writing: boolean
  onWriting: (writing: boolean) => void
}

const shownAtOnce = 2

/** Over the composer: what this customer was promised, and what reads like a promise and waits for a word on it. */
export function PromiseBar({ conversation, writing, onWriting }: Props) {
  const t = useT()
  const { promises, add, change, end } = usePromises(conversation.id)
  const conversations = useContact(conversation.contact.id).data?.conversations ?? []
  const elsewhere = ({ conversationId }: CustomerPromise) =>
    conversations.find(({ id }) => id === conversationId && id !== conversation.id)?.channel.kind ?? null
  const [editing, setEditing] = useState<CustomerPromise | null>(null)
  const [all, setAll] = useState(false)
  // Whether it is one can be said where it was said.
  const proposed = promises.filter(
    ({ state, conversationId }) => state === 'proposed' && conversationId === conversation.id,
  )
  const open = promises.filter(({ state }) => state === 'open')
  const shown = all ? open : open.slice(0, shownAtOnce)
  const keep = async (text: string, dueAt: string) => {
    const kept = editing
      ? await change(editing, { text, dueAt, ...(editing.state === 'proposed' && { state: 'open' }) })
      : await add(text, dueAt)
    if (kept) close()
  }
  const close = () => {
    setEditing(null)
    onWriting(false)
  }
  return (
    <>
      {(proposed.length > 0 || open.length > 0) && (
        <ul className="mx-2 md:mx-4 mb-1.5 flex flex-col gap-1 shrink-0" aria-label={t('promises.title')}>
          {shown.map((promise) => (
            <PromiseLine key={promise.id} promise={promise} elsewhere={elsewhere(promise)}>
              <Act label={t('promises.keep')} onPress={() => void end(promise, 'kept')}>
                <Check className="small text-success" aria-hidden="true" />
              </Act>
              <Act label={t('promises.break')} onPress={() => void end(promise, 'broken')}>
                <X className="small text-danger" aria-hidden="true" />
              </Act>
              <Act label={t('promises.edit')} onPress={() => setEditing(promise)}>
                <Pencil className="small" aria-hidden="true" />
              </Act>
            </PromiseLine>
          ))}
          {open.length > shown.length && (
            <li>
              <button type="button" className="btn quiet small" onClick={() => setAll(true)}>
                {t('promises.more', { count: open.length - shown.length })}
              </button>
            </li>
          )}
          {proposed.map((promise) => (
            <PromiseLine key={promise.id} promise={promise} elsewhere={elsewhere(promise)}>
              <button
                type="button"
                className="btn small"
                onClick={() => void change(promise, { state: 'open' })}
              >
                <Plus className="small" aria-hidden="true" />
                {t('promises.take')}
              </button>
              <Act label={t('promises.edit')} onPress={() => setEditing(promise)}>
                <Pencil className="small" aria-hidden="true" />
              </Act>
              <Act label={t('promises.notOne')} onPress={() => void change(promise, { state: 'dropped' })}>
                <X className="small" aria-hidden="true" />
              </Act>
            </PromiseLine>
          ))}
        </ul>
      )}
      {(writing || editing) && <PromiseForm promise={editing} onKeep={keep} onClose={close} />}
    </>
  )
}

interface LineProps {
  promise: CustomerPromise
  /** The channel over which it was made, where that is another than is answered here. */
  elsewhere: ChannelKind | null
  children: React.ReactNode
}

function PromiseLine({ promise, elsewhere, children }: LineProps) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const assistant = useAssistantName()
  const names = useMemberNames()
  const proposed = promise.state === 'proposed'
  const lateMs = now - Date.parse(promise.dueAt)
  const who =
    promise.by === 'assistant' ? assistant : (promise.memberId && names.get(promise.memberId)) || null
  const due = moment(t, format, promise.dueAt, now)
  return (
    <li
      className={`flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md px-2.5 py-1 text-sm ${proposed ? 'border border-dashed border-control' : 'bg-sunken'}`}
      data-promise={promise.state}
    >
      <Handshake className="small text-muted shrink-0" aria-hidden="true" />
      <span className="grow basis-48 min-w-0">
        <span className="text-ink [overflow-wrap:anywhere]">
          {proposed ? t('promises.looksLike', { text: promise.text }) : promise.text}
        </span>{' '}
        <span className="text-xs text-muted">
          {[due, who, elsewhere && channelNames[elsewhere]].filter(Boolean).join(' · ')}
        </span>
      </span>
      {!proposed && lateMs > 0 && (
        <span className="badge danger num">{t('promises.late', { by: span(t, lateMs) })}</span>
      )}
      <span className="flex items-center gap-0.5 ms-auto">{children}</span>
    </li>
  )
}

function Act({
  label,
  onPress,
  children,
}: {
  label: string
  onPress: () => void
  children: React.ReactNode
}) {
  return (
    <button type="button" className="icon-btn small" title={label} aria-label={label} onClick={onPress}>
      {children}
    </button>
  )
}
