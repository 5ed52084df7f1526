import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { SkeletonRows } from '../../design/States.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { DurationField } from '../hours/settings/DurationField.tsx'
import { useRules } from '../hours/settings/useRules.ts'

/** What the inbox does by itself after a while; all of it is off until the shop says so. */
export function ClosingPage() {
  const t = useT()
  const { store } = useHere()
  const assistant = useAssistantName()
  const { rules, change } = useRules()
  const mayChange = store.role !== 'operator'
  const hours = rules?.closeAfterHours ?? null
  return (
    <main className="page">
      <div className="page-head">
        <Link
          to="/s/$storeId/settings"
          params={{ storeId: store.id }}
          className="icon-btn"
          aria-label={t('common.back')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1 className="grow basis-0 min-w-0">{t('closing.title')}</h1>
      </div>
      <fieldset className="flex flex-col gap-6 max-w-[44rem]" disabled={!mayChange}>
        {!mayChange && <p className="hint">{t('problem.forbidden')}</p>}
        {!rules && <SkeletonRows rows={3} />}
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
      </fieldset>
    </main>
  )
}
