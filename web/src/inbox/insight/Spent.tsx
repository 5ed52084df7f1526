import type { AssistantInsight } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'

/** What a conversation has taken of the shop's models: nobody but their provider knows what that costs. */
export function Spent({ insight: { turns, spent } }: { insight: AssistantInsight }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const counts = [
    t('insight.answered', { count: turns.answered }),
    turns.handedOff > 0 && t('insight.handedOffCount', { count: turns.handedOff }),
    turns.dropped > 0 && t('insight.dropped', { count: turns.dropped }),
    turns.help > 0 && t('insight.help', { count: turns.help }),
  ].filter((text) => text !== false)
  return (
    <>
      <p>{counts.join(' · ')}</p>
      {spent.map(({ model, provider, calls, inputTokens, outputTokens }) => (
        <p key={`${provider} ${model}`}>
          <span className="text-ink [overflow-wrap:anywhere]">
            {model === 'offline' ? t('inbox.builtIn') : model}
          </span>
          :{' '}
          {t('insight.tokens', {
            calls: format.number(calls),
            input: format.number(inputTokens),
            output: format.number(outputTokens),
          })}
        </p>
      ))}
      {spent.some(({ provider }) => provider !== 'offline') && (
        <p className="text-xs text-muted">{t('insight.price')}</p>
      )}
    </>
  )
}
