import { CircleAlert } from 'lucide-react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Language } from '../../api/types.ts'
import { Field } from '../../design/Field.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { slotNames } from '../../inbox/canned/slots.ts'
import { placeOf, type SlotProblem } from './problems.ts'

const longest = 4096

interface Props {
  text: string
  language: Language
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What the server found wrong with its braces. */
  problems: readonly SlotProblem[]
  onChange: (text: string) => void
}

/** The words of a ready answer, with the slots that can be put into them. */
export function CannedText({ text, language, fieldRef, problems, onChange }: Props) {
  const t = useT()
  const put = (slot: string) => {
    const field = fieldRef.current
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    flushSync(() => onChange(text.slice(0, from) + slot + text.slice(to)))
    field?.focus()
    field?.setSelectionRange(from + slot.length, from + slot.length)
  }
  return (
    <div>
      <Field
        label={t('canned.text')}
        beside={
          <span className={`num text-xs ${text.length > longest ? 'text-danger' : 'text-faint'}`}>
            {text.length}/{longest}
          </span>
        }
        hint={t('canned.textHint')}
      >
        {(control) => (
          <textarea
            {...control}
            ref={fieldRef}
            aria-invalid={problems.length > 0}
            className="input min-h-28"
            rows={4}
            lang={language}
            value={text}
            required
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <ul className="mt-1.5" role="alert">
          {problems.map((problem) => (
            <li key={problem.from} className="wrong">
              <CircleAlert className="small" aria-hidden="true" />
              {t('canned.where', placeOf(text, problem.from))}{' '}
              {t(`canned.wrong_${problem.what}`, { near: problem.near })}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2 mt-2">
        {slotNames.map((name) => (
          <button key={name} type="button" className="chip" onClick={() => put(`{{${name}}}`)}>
            {t(`canned.slot_${name}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
