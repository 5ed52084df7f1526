import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { ContactCard } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment } from '../words.ts'
import { ConsentDialog } from './ConsentDialog.tsx'

interface Props {
  identity: ContactCard['identities'][number]
}

/** Whether the customer wants to be written to here, who said so and when; and the way to note otherwise. What they told WhatsApp only they can change. */
export function ConsentLine({ identity }: Props) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const [changing, setChanging] = useState(false)
  const { consent, channel, conversationId } = identity
  const { state, how, by, reason, at, marketing } = consent
  const said = state
    ? t(`consent.${state}`)
    : t(consent.wroteFirst ? 'consent.wroteFirst' : 'consent.unknown')
  const who =
    how === 'word' ? t('consent.byCustomer') : how === 'whatsapp' ? t('consent.byWhatsApp') : by?.name
  const more = [who, at && moment(t, format, at, now), reason].filter(Boolean).join(' · ')
  const label = t('consent.change', { channel: channelNames[channel.kind] })
  return (
    <div className="flex items-start gap-1 pl-8.5 pr-2 text-xs text-muted">
      <div className="grow min-w-0 py-1 [overflow-wrap:anywhere]">
        <p>
          <span className={state === 'out' ? 'text-danger' : undefined}>{said}</span>
          {more !== '' && ` · ${more}`}
        </p>
        {marketing && (
          <p>
            <span className={marketing.state === 'out' ? 'text-danger' : undefined}>
              {t(marketing.state === 'out' ? 'consent.marketingOut' : 'consent.marketingIn')}
            </span>
            {` · ${moment(t, format, marketing.at, now)}`}
          </p>
        )}
      </div>
      <button
        type="button"
        className="icon-btn small shrink-0"
        aria-label={label}
        title={label}
        onClick={() => setChanging(true)}
      >
        <Pencil className="small" aria-hidden="true" />
      </button>
      {changing && (
        <ConsentDialog
          conversationId={conversationId}
          state={state}
          channel={channelNames[channel.kind]}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  )
}
