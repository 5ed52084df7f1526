import { useState } from 'react'
import type { Message } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'
import { kindWord } from './content/kindWord.ts'
import { spokenWords } from './content/pieces.ts'
import { beginningOf } from './strangers/seen.ts'

interface Props {
  messages: readonly Message[]
  contact: string
  assistant: string
}

/** Tells whoever does not see the screen what has come since the thread was opened; never what stood there before. */
export function NewWords({ messages, contact, assistant }: Props) {
  const t = useT()
  const newest = messages.at(-1)
  const [seen, setSeen] = useState(newest?.id)
  const [told, setTold] = useState<string | null>(null)
  if (newest && newest.id !== seen) {
    setSeen(newest.id)
    const words = (newest.text && beginningOf(newest.text)) ?? spokenWords(newest) ?? kindWord(t, newest)
    const name = speakerOf(newest, contact, assistant)
    if (name) setTold(t('inbox.byName', { name, text: words }))
  }
  return (
    <p className="sr" role="status">
      {told}
    </p>
  )
}

/** Null of what the reader said, and of grey lines. */
function speakerOf({ author, authorName }: Message, contact: string, assistant: string): string | null {
  if (author === 'contact') return contact
  return author === 'assistant' ? (authorName ?? assistant) : null
}
