import { Phone } from 'lucide-react'
import { useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { AskPhoneDialog } from './AskPhoneDialog.tsx'
import { useNumbers, useWhyNotAsk } from './usePhone.ts'

/** By which numbers the customer can be called; and where none is known, the way to ask for it. */
export function PhoneLine({ conversation }: { conversation: Conversation }) {
  const t = useT()
  const toast = useToast()
  const numbers = useNumbers(conversation)
  const why = useWhyNotAsk(conversation)
  const [asking, setAsking] = useState(false)
  if (!numbers) return null
  return (
    <div>
      <dt className="text-xs text-faint">{t('phone.title')}</dt>
      {numbers.map((number) => (
        <dd key={number}>
          <a className="link num" href={`tel:${number}`} aria-label={t('phone.call', { phone: number })}>
            {number}
          </a>
        </dd>
      ))}
      {numbers.length === 0 && (
        <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-muted">{t('phone.unknown')}</span>
          <button
            type="button"
            className="btn small"
            aria-disabled={why !== null}
            title={why ?? undefined}
            onClick={() => (why ? toast(why) : setAsking(true))}
          >
            <Phone className="small" aria-hidden="true" />
            {t('phone.ask')}
          </button>
        </dd>
      )}
      {asking && <AskPhoneDialog conversation={conversation} onClose={() => setAsking(false)} />}
    </div>
  )
}
