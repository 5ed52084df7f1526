import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useRules } from '../hours/settings/useRules.ts'

/** Whether everything that the assistant writes waits for a person, in all conversations where nobody chose otherwise. */
export function DraftsToggle() {
  const t = useT()
  const { rules, change } = useRules()
  if (!rules) return null
  return (
    <Toggle
      label={t('drafts.everywhere')}
      hint={t('drafts.everywhereHint')}
      on={rules.drafts}
      onChange={(drafts) => void change({ drafts })}
    />
  )
}
