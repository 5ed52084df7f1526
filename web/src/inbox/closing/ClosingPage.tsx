import { useAssistantName } from '../../app/useAssistantName.ts'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { ManagedPage } from '../../settings/ManagedPage.tsx'
import { DurationField } from '../hours/settings/DurationField.tsx'
import { useRules } from '../hours/settings/useRules.ts'

/** What the inbox does by itself after a while; all of it is off until the shop says so. */
export function ClosingPage() {
  const t = useT()
  const assistant = useAssistantName()
  const { query, rules, change } = useRules()
  const hours = rules?.closeAfterHours ?? null
  return (
    <ManagedPage title={t('closing.title')}>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={3} />}
      {rules && (
        <>
          <DurationField
            label={t('closing.silence')}
            hint={t('closing.silenceWhy')}
            units={['hours', 'days']}
            minutes={hours === null ? null : hours * 60}
            usual={3 * 1440}
            onChange={(minutes) => void change({ closeAfterHours: minutes === null ? null : minutes / 60 })}
          />
          <DurationField
            label={t('closing.return', { assistant })}
            hint={t('closing.returnWhy', { assistant })}
            units={['minutes', 'hours']}
            minutes={rules.returnAfterMinutes}
            usual={60}
            onChange={(returnAfterMinutes) => void change({ returnAfterMinutes })}
          />
          <Toggle
            label={t('closing.survey')}
            hint={t('closing.surveyWhy')}
            on={rules.survey}
            onChange={(survey) => void change({ survey })}
          />
        </>
      )}
    </ManagedPage>
  )
}
