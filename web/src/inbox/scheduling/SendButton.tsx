import { Menu } from '@base-ui/react/menu'
import { ArrowUp, ChevronDown, Clock } from 'lucide-react'
import type { After } from '../../api/inbox.ts'
import { useT } from '../../i18n/i18n.tsx'
import { sendKeyCap } from '../../settings/preferences.ts'

interface Props {
  desk: boolean
  /** Nothing may go now: what is written can wait for the contact. */
  closed: boolean
  uploading: boolean
  onWaitForThem: () => void
  onAfter: (after: After) => void
  onSchedule: () => void
}

const snoozes = ['hour', 'evening', 'tomorrow', 'monday', 'reply'] as const

/** Send, and beside it what else may become of the conversation or when else it may leave. */
export function SendButton({ desk, closed, uploading, onWaitForThem, ...on }: Props) {
  const t = useT()
  return (
    <span className={desk ? 'split' : 'split mb-1.5 shrink-0'}>
      {closed ? (
        <button
          type="button"
          className={`btn filled ${desk ? 'small' : 'tall'}`}
          aria-label={t('sending.whenTheyWrite')}
          aria-disabled={uploading}
          onClick={onWaitForThem}
        >
          {desk ? t('sending.whenTheyWrite') : <Clock aria-hidden="true" />}
        </button>
      ) : (
        <Plain desk={desk} uploading={uploading} />
      )}
      <Menu.Root>
        <Menu.Trigger
          className={`btn filled small ${desk ? '' : 'tall'}`}
          aria-label={t('sending.more')}
          title={t('sending.more')}
        >
          <ChevronDown className="small" aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="top" align="end" sideOffset={6} className="pop-layer">
            <Menu.Popup className="pop" aria-label={t('sending.more')}>
              {!closed && <Afters onAfter={on.onAfter} />}
              <Menu.Item className="pop-item" onClick={on.onSchedule}>
                {t('sending.scheduleAt')}
              </Menu.Item>
              <Menu.Item className="pop-item" onClick={onWaitForThem}>
                {t('sending.whenTheyWrite')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}

function Plain({ desk, uploading }: Pick<Props, 'desk' | 'uploading'>) {
  const t = useT()
  if (desk)
    return (
      <button type="submit" className="btn filled small" aria-disabled={uploading}>
        {t('inbox.send')}
        <kbd className="kbd">{sendKeyCap()}</kbd>
      </button>
    )
  return (
    <button type="submit" className="btn filled tall" aria-label={t('inbox.send')} aria-disabled={uploading}>
      <ArrowUp aria-hidden="true" />
    </button>
  )
}

function Afters({ onAfter }: Pick<Props, 'onAfter'>) {
  const t = useT()
  return (
    <>
      <Menu.Item className="pop-item" onClick={() => onAfter({ state: 'closed' })}>
        <span className="grow">{t('sending.andClose')}</span>
        <kbd className="kbd">Ctrl ⇧ ↵</kbd>
      </Menu.Item>
      <div className="pop-label">{t('sending.andSnooze')}</div>
      {snoozes.map((why) => (
        <Menu.Item key={why} className="pop-item" onClick={() => onAfter({ snooze: { why } })}>
          {t(`organise.until_${why}`)}
        </Menu.Item>
      ))}
      <div className="pop-line" />
    </>
  )
}
