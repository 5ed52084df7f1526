import { ShieldAlert } from 'lucide-react'
import { seePersonChange } from '../../api/contacts.ts'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment } from '../words.ts'
import { useContactAct } from './useContact.ts'

/** Somebody else may be writing: the channel told of another number or device. It stands until somebody has looked. */
export function ChangedBanner({ conversation: { id, personChanged } }: { conversation: Conversation }) {
  const t = useT()
  const now = useNow()
  const act = useContactAct()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  if (!personChanged) return null
  const { what, at } = personChanged
  return (
    <div className="banner wide attention" role="status">
      <ShieldAlert aria-hidden="true" />
      <span className="grow">
        {t(what === 'number' ? 'contact.numberChanged' : 'contact.deviceChanged', {
          at: moment(t, format, at, now),
        })}
      </span>
      <button
        type="button"
        className="btn small shrink-0"
        onClick={() => void act((storeId) => seePersonChange(storeId, id))}
      >
        {t('contact.changeSeen')}
      </button>
    </div>
  )
}
