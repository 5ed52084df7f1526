import { Failure, SkeletonRows } from '../../../design/States.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { DurationField } from './DurationField.tsx'
import { useRules } from './useRules.ts'

/** By when the shop means to answer; off until it says so. */
export function Targets() {
  const t = useT()
  const { query, rules, change } = useRules()
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!rules) return <SkeletonRows rows={2} />
  return (
    <section aria-labelledby="targets">
      <h2 id="targets">{t('hours.targets')}</h2>
      <p className="text-muted mt-1 mb-3">{t('hours.targetsLead')}</p>
      <div className="grid md:grid-cols-2 gap-x-8 gap-y-4">
        <DurationField
          label={t('hours.firstAnswer')}
          units={['minutes', 'hours']}
          minutes={rules.firstAnswerMinutes}
          usual={15}
          onChange={(firstAnswerMinutes) => void change({ firstAnswerMinutes })}
        />
        <DurationField
          label={t('hours.nextAnswer')}
          units={['minutes', 'hours']}
          minutes={rules.nextAnswerMinutes}
          usual={60}
          onChange={(nextAnswerMinutes) => void change({ nextAnswerMinutes })}
        />
      </div>
    </section>
  )
}
