import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Composing } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { PlaceAndPeople } from '../../content/PlaceAndPeople.tsx'
import { SentPart } from '../../content/SentPart.tsx'
import { partIcons } from './icons.ts'
import { PartFields } from './PartFields.tsx'
import { type PartDraft, type PartProblems, partToSend, standsAlone } from './part.ts'

interface Props {
  draft: PartDraft
  /** The words of the message, which stand in the composer's own field. */
  text: string
  /** Null until it is known what may go. */
  rules: Composing['parts'] | null
  channel: string
  problems: PartProblems
  /** How often somebody tried to send it: fields that are still empty are called so then. */
  strict: number
  /** How often somebody has opened it; one that was kept leaves the focus where it is. */
  opened: number
  onChange: (draft: PartDraft) => void
  onClose: () => void
}

/** What goes beside the words, over the field: its parts, what is wrong with them, and what the customer will see. Escape takes it away. */
export function PartTray({
  draft,
  text,
  rules,
  channel,
  problems,
  strict,
  opened,
  onChange,
  onClose,
}: Props) {
  const t = useT()
  const tray = useRef<HTMLFieldSetElement>(null)
  const { kind } = draft
  const title = t(`parts.${kind}`)
  const why = rules ? (rules[kind] ? null : t('parts.notHere', { channel })) : t('attach.notYet')
  const Icon = partIcons[kind]
  useEffect(() => {
    if (opened > 0) tray.current?.querySelector<HTMLElement>('input')?.focus()
  }, [opened])
  useEffect(() => {
    if (strict > 0) tray.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [strict])
  const keys = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  return (
    <fieldset ref={tray} className="choices" aria-label={title} onKeyDown={keys}>
      <div className="flex items-center gap-2">
        <Icon className="small text-muted shrink-0" aria-hidden="true" />
        <span className="grow min-w-0 text-sm">{title}</span>
        <button
          type="button"
          className="icon-btn small"
          aria-label={t('parts.close', { part: title })}
          title={t('parts.close', { part: title })}
          onClick={onClose}
        >
          <X className="small" aria-hidden="true" />
        </button>
      </div>
      {(why ?? wrongText()) && (
        <p className="wrong mt-1" role="alert">
          {why ?? wrongText()}
        </p>
      )}
      {why || !rules ? (
        <Look draft={draft} text={text} />
      ) : kind === 'asksPlace' ? (
        <p className="text-sm text-muted pb-1">{t('parts.placeUnder')}</p>
      ) : (
        <div className="choices-sides">
          <div className="flex flex-col gap-2 min-w-0">
            <PartFields {...{ draft, rules, channel, problems, onChange }} strict={strict > 0} />
          </div>
          <Look draft={draft} text={text} />
        </div>
      )}
    </fieldset>
  )

  function wrongText(): string | null {
    const max = kind === 'opens' || kind === 'asksPlace' ? (rules?.[kind]?.text.max ?? 0) : 0
    if (problems['text'] === 'long') return t('parts.textLong', { max })
    return problems['text'] && strict > 0 ? t('parts.textEmpty') : null
  }
}

function Look({ draft, text }: Pick<Props, 'draft' | 'text'>) {
  const t = useT()
  const sent = partToSend(draft)
  const words = text.trim()
  const alone = standsAlone(draft.kind)
  if (alone && !sent.location && !sent.cards?.[0]?.phones.length) return null
  return (
    <figure className="choices-look">
      <figcaption className="text-xs text-faint">{t('parts.look')}</figcaption>
      <div className="bubble out">
        {!alone && <p className={words === '' ? 'text-faint' : 'said'}>{words || t('choices.noText')}</p>}
        <PlaceAndPeople location={sent.location} cards={sent.cards} />
        <SentPart content={sent.opens?.button === '' ? {} : sent} />
      </div>
    </figure>
  )
}
