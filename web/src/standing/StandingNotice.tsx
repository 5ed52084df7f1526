import { Link, useLocation } from '@tanstack/react-router'
import { DoorClosed } from 'lucide-react'
import { useT } from '../i18n/i18n.tsx'
import { useKeepSeen } from '../inbox/seen/useKeepSeen.ts'
import { useStanding } from './useStanding.ts'

/** Says over the page that the reader is signed out or no longer of the store, and what became of what they wrote. */
export function StandingNotice() {
  const t = useT()
  const standing = useStanding()
  const { href } = useLocation()
  useKeepSeen(standing === 'here')
  if (standing === 'here') return null
  return (
    <div className="banner danger wide" role="alert">
      <DoorClosed aria-hidden="true" />
      <span className="grow min-w-0">{t(`standing.${standing}`)}</span>
      {standing === 'signedOut' ? (
        <Link to="/sign-in" search={{ next: href }} className="btn small">
          {t('auth.signInAct')}
        </Link>
      ) : (
        <Link to="/" className="btn small" reloadDocument>
          {t('common.home')}
        </Link>
      )}
    </div>
  )
}
