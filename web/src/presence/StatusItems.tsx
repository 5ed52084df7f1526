import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { useT } from '../i18n/i18n.tsx'
import { chooseStatus, useChosenStatus } from './chosen.ts'
import { Dot } from './StatusDot.tsx'
import { tellStatus } from './telling.ts'

/** How the person wants to be seen, among the items of their menu. */
export function StatusItems() {
  const t = useT()
  const chosen = useChosenStatus()
  return (
    <>
      <div className="pop-label">{t('presence.status')}</div>
      {(['online', 'busy', 'away'] as const).map((status) => (
        <Menu.Item
          key={status}
          className="pop-item"
          aria-current={status === chosen}
          onClick={() => {
            chooseStatus(status)
            tellStatus()
          }}
        >
          <Dot status={status} />
          <span className="grow">{t(`presence.${status}`)}</span>
          {status === chosen && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
    </>
  )
}
