import type { ChannelKind } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'

export type History = 'keep' | 'delete'

interface Props {
  kind: ChannelKind
  history: History
  onChoose: (history: History) => void
}

/** What becomes of the conversations of a channel that is being disconnected, in plain words; nothing goes by default. */
export function HistoryChoice({ kind, history, onChoose }: Props) {
  const t = useT()
  const choices = [
    { value: 'keep', label: t('leaving.keep'), why: t('leaving.keepWhy') },
    { value: 'delete', label: t('leaving.delete'), why: t('leaving.deleteWhy') },
  ] as const
  return (
    <fieldset className="mt-4 flex flex-col gap-2">
      <legend className="medium text-sm text-ink pb-1">{t('leaving.history')}</legend>
      {choices.map(({ value, label, why }) => (
        <label key={value} className="flex items-start gap-2">
          <input
            type="radio"
            name="history"
            className="mt-1"
            value={value}
            checked={history === value}
            onChange={() => onChoose(value)}
          />
          <span>
            {label}
            <span className="block text-xs text-muted">{why}</span>
          </span>
        </label>
      ))}
      <p className="text-xs text-muted">{t(kind === 'telegram' ? 'leaving.botToken' : 'leaving.token')}</p>
    </fieldset>
  )
}
