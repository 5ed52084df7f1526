import { useT } from '../../../i18n/i18n.tsx'
import { ManagedPage } from '../../../settings/ManagedPage.tsx'
import { LabelSettings } from './LabelSettings.tsx'
import { StageSettings } from './StageSettings.tsx'

/** The store's own words for its conversations. Operators see them; owners and admins change them. */
export function OrganisingPage() {
  const t = useT()
  return (
    <ManagedPage title={t('organise.title')}>
      <LabelSettings />
      <StageSettings />
    </ManagedPage>
  )
}
