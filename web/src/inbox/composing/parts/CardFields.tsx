import { Plus, X } from 'lucide-react'
import { useT } from '../../../i18n/i18n.tsx'
import { CountedInput } from '../CountedInput.tsx'
import { freshPhone, longestName, mostPhones, type PartDraft } from './part.ts'

type CardDraft = Extract<PartDraft, { kind: 'cards' }>

interface Props {
  draft: CardDraft
  channel: string
  /** How many numbers the channel takes on one card. */
  phones: number
  wrong: (field: string, most?: number) => string | null
  onChange: (draft: CardDraft) => void
}

/** Whom the customer can call: a name and the numbers. */
export function CardFields({ draft, channel, phones: taken, wrong, onChange }: Props) {
  const t = useT()
  const { name, phones } = draft
  const most = Math.min(taken, mostPhones)
  return (
    <>
      <CountedInput
        label={t('parts.name')}
        value={name}
        wrong={wrong('name', longestName)}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <ol className="flex flex-col gap-2">
        {phones.map(({ key, phone }, n) => (
          <li key={key} className="flex items-start gap-1">
            <div className="grow min-w-0">
              <CountedInput
                label={t('parts.phone', { n: n + 1 })}
                example={t('parts.phoneExample')}
                keyboard="tel"
                value={phone}
                wrong={wrong(key)}
                onChange={(phone) => onChange({ ...draft, phones: phones.with(n, { key, phone }) })}
              />
            </div>
            {phones.length > 1 && (
              <button
                type="button"
                className="icon-btn small mt-0.5"
                aria-label={t('parts.removePhone', { n: n + 1 })}
                onClick={() => onChange({ ...draft, phones: phones.toSpliced(n, 1) })}
              >
                <X className="small" aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ol>
      {most === 1 && <p className="text-xs text-muted">{t('parts.onePhone', { channel })}</p>}
      {phones.length < most && (
        <button
          type="button"
          className="btn quiet small self-start"
          onClick={() => onChange({ ...draft, phones: [...phones, freshPhone()] })}
        >
          <Plus className="small" aria-hidden="true" />
          {t('parts.addPhone', { left: most - phones.length })}
        </button>
      )}
    </>
  )
}
