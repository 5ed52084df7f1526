import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import type { MessageTemplate } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { Suggestions } from '../composing/Suggestions.tsx'
import { useSuggestions } from '../composing/useSuggestions.ts'
import { findTemplates } from './find.ts'

interface Props {
  templates: readonly MessageTemplate[]
  chosen: MessageTemplate | undefined
  /** Of the customer. */
  language: string | null
  busy: boolean
  fieldRef: RefObject<HTMLInputElement | null>
  /** What stands in the way of one, in a few words. */
  note: (template: MessageTemplate) => ReactNode
  onChoose: (template: MessageTemplate) => void
}

/** A field in which a template is asked for by its name or its words, and picked by keys. */
export function TemplateChoice({ templates, chosen, language, busy, fieldRef, note, onChoose }: Props) {
  const t = useT()
  /** Null while nothing is being chosen. */
  const [asked, setAsked] = useState<string | null>(null)
  const [moved, setMoved] = useState(false)
  const found = asked === null ? [] : findTemplates(templates, asked, language)
  const ask = (words: string | null) => {
    setAsked(words)
    setMoved(false)
  }
  const menu = useSuggestions({
    items: found,
    question: asked ?? '',
    onPick: (template: MessageTemplate) => {
      ask(null)
      onChoose(template)
    },
    onClose: () => ask(null),
  })
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // It stands in the form of a reply, which an Enter would send.
    if (event.code === 'Enter' || event.code === 'NumpadEnter') event.preventDefault()
    // Whoever only passes through has chosen nothing.
    if (event.code === 'Tab' && !moved && !asked) return
    const walks = event.code === 'ArrowDown' || event.code === 'ArrowUp'
    if (walks && asked === null) {
      event.preventDefault()
      return ask('')
    }
    if (menu.press(event) && walks) setMoved(true)
  }
  return (
    <div className="relative">
      <Suggestions list={menu.list} label={t('templates.all')} keyOf={({ id }) => id}>
        {(template) => (
          <span className="grow min-w-0 flex flex-col">
            <span className="flex flex-wrap items-center gap-x-2">
              <b className="medium">
                {template.name} · {template.language}
              </b>
              {note(template)}
            </span>
            <span className="text-sm text-muted line-clamp-2" lang={template.language.slice(0, 2)}>
              {template.body.text}
            </span>
          </span>
        )}
      </Suggestions>
      {asked !== null && found.length === 0 && !busy && (
        <p className="pop suggestions p-3! text-sm text-muted" role="status">
          {t('templates.notFound')}
        </p>
      )}
      <input
        ref={fieldRef}
        type="text"
        role="combobox"
        className="input"
        aria-label={t('templates.choose')}
        placeholder={t('templates.find')}
        aria-expanded={found.length > 0}
        aria-busy={busy}
        autoComplete="off"
        spellCheck={false}
        value={asked ?? (chosen ? `${chosen.name} · ${chosen.language}` : '')}
        {...menu.field}
        onFocus={(event) => {
          event.currentTarget.select()
          if (!chosen) ask('')
        }}
        onClick={() => asked === null && ask('')}
        onBlur={() => ask(null)}
        onChange={(event) => setAsked(event.target.value)}
        onKeyDown={press}
      />
    </div>
  )
}
