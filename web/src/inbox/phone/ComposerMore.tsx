import { Menu } from '@base-ui/react/menu'
import { Ellipsis, Phone } from 'lucide-react'
import { useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useActions } from '../../keys/context.ts'
import { phoneWord } from '../contact/identityWord.ts'
import { AskPhoneDialog } from './AskPhoneDialog.tsx'
import { useWhyNotAsk } from './usePhone.ts'

/** What is sent rarely, behind one small sign beside the field. What cannot go now stays in place and says why. */
export function ComposerMore({ conversation }: { conversation: Conversation }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const { phone } = conversation.contact
  const closed = useWhyNotAsk(conversation)
  const why = phone ? t('phone.known', { phone: phoneWord(phone) }) : closed
  const ask = () => setAsking(true)
  useActions(() => ({ askPhone: why === null ? ask : null }))
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="icon-btn small" aria-label={t('phone.more')} title={t('phone.more')}>
          <Ellipsis aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="top" align="start" sideOffset={6} className="pop-layer">
            <Menu.Popup className="pop max-w-72" aria-label={t('phone.more')}>
              <Menu.Item className="pop-item" disabled={why !== null} onClick={ask}>
                <Phone className="small text-muted shrink-0" aria-hidden="true" />
                <span className="grow">
                  {t('phone.ask')}
                  {why && <span className="block text-xs text-muted">{why}</span>}
                </span>
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asking && <AskPhoneDialog conversation={conversation} onClose={() => setAsking(false)} />}
    </>
  )
}
