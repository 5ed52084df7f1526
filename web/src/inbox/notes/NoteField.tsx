import { type KeyboardEvent, type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMembers } from '../../app/useMembers.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { useWide } from '../../app/useWide.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { sendKey } from '../../settings/preferences.ts'
import { Suggestions } from '../composing/Suggestions.tsx'
import { useSuggestions } from '../composing/useSuggestions.ts'
import { askedAt, fullName, membersFor, withMention } from './mentioning.ts'

interface Props {
  value: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** While it is being kept nothing is typed that would be lost. */
  busy: boolean
  onChange: (value: string) => void
  onKeep: () => void
  onEscape: () => void
}

/** The words of a note; `@` opens the members to pick from. */
export function NoteField({ value, fieldRef, busy, onChange, onKeep, onEscape }: Props) {
  const t = useT()
  const desk = useWide('48rem')
  const myIds = useMyIds()
  const members = useMembers().data?.items ?? []
  const [caret, setCaret] = useState(0)
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const asked = askedAt(value, Math.min(caret, value.length))
  const others = members.filter(({ id }) => !myIds.has(id))
  const menu = useSuggestions({
    items: asked && asked.at !== closedAt ? membersFor(asked.query, others) : [],
    question: asked?.query ?? '',
    onPick: (member) => {
      if (!asked) return
      const next = withMention(value, asked, fullName(member))
      flushSync(() => {
        onChange(next.text)
        setCaret(next.caret)
      })
      fieldRef.current?.setSelectionRange(next.caret, next.caret)
    },
    onClose: () => setClosedAt(asked?.at ?? null),
  })

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || menu.press(event)) return
    if (event.code === 'Escape') onEscape()
    const enter = event.code === 'Enter' || event.code === 'NumpadEnter'
    const plain = desk && sendKey() === 'enter' && !event.shiftKey
    if (!enter || !(event.ctrlKey || event.metaKey || plain)) return
    event.preventDefault()
    onKeep()
  }

  return (
    <div className="relative">
      <Suggestions list={menu.list} label={t('notes.whom')} keyOf={({ id }) => id}>
        {(member) => (
          <>
            <Avatar name={fullName(member)} size="small" />
            <span className="cut">{fullName(member)}</span>
          </>
        )}
      </Suggestions>
      <textarea
        ref={fieldRef}
        value={value}
        rows={1}
        readOnly={busy}
        maxLength={4096}
        aria-label={t('notes.write')}
        placeholder={t('notes.hint')}
        {...menu.field}
        onChange={(event) => {
          setClosedAt(null)
          setCaret(event.target.selectionStart)
          onChange(event.target.value)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
    </div>
  )
}
