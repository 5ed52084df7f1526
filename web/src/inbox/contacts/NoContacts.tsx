import { Link } from '@tanstack/react-router'
import { useHere } from '../../app/store.tsx'
import { Empty } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'

/** Nobody here: either nobody fits what was asked for, or nobody has ever written. */
export function NoContacts({ narrowed, onAll }: { narrowed: boolean; onAll: () => void }) {
  const t = useT()
  const { store } = useHere()
  if (narrowed)
    return (
      <Empty
        title={t('contacts.noneFit')}
        why={t('contacts.noneFitWhy')}
        act={
          <button type="button" className="btn" onClick={onAll}>
            {t('contacts.showAll')}
          </button>
        }
      />
    )
  return (
    <Empty
      title={t('contacts.empty')}
      why={t('contacts.emptyWhy')}
      act={
        <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn">
          {t('contacts.toChannels')}
        </Link>
      }
    />
  )
}
