import { Link } from '@tanstack/react-router'
import { useHere } from '../../app/store.tsx'
import { Empty } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { PhoneLink } from './PhoneLink.tsx'

/** Nothing can come yet. */
export function NoChannel({ simulatorUrl }: { simulatorUrl: string | null }) {
  const t = useT()
  const { store } = useHere()
  const mayConnect = store.role !== 'operator'
  return (
    <Empty
      title={t('start.noChannel')}
      why={t(mayConnect ? 'start.noChannelWhy' : 'start.noChannelOperator')}
      act={
        <div className="flex flex-wrap gap-2">
          {mayConnect && (
            <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn filled">
              {t('inbox.emptyChannels')}
            </Link>
          )}
          {simulatorUrl && <PhoneLink url={simulatorUrl} />}
        </div>
      }
    />
  )
}
