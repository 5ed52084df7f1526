import { ClipboardList, ExternalLink, MapPin, ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'

/** What the customer can open or share under a message of ours. */
export function SentPart({ content: { opens, asksPlace, goods, flow } }: { content: Message['content'] }) {
  const t = useT()
  const skus = goods?.sections.flatMap((section) => section.skus) ?? []
  return (
    <>
      {opens && (
        <Button icon={<ExternalLink className="small" aria-hidden="true" />}>
          <a href={opens.url} target="_blank" rel="noopener noreferrer">
            {opens.button}
          </a>
        </Button>
      )}
      {asksPlace && (
        <Button icon={<MapPin className="small" aria-hidden="true" />}>{t('content.sharePlace')}</Button>
      )}
      {goods && (
        <Button icon={<ShoppingBag className="small" aria-hidden="true" />}>{skus.join(', ')}</Button>
      )}
      {flow && <Button icon={<ClipboardList className="small" aria-hidden="true" />}>{flow.button}</Button>}
    </>
  )
}

function Button({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  const t = useT()
  return (
    <ul className="sent-buttons" aria-label={t('content.buttons')}>
      <li className="flex items-center justify-center gap-1.5">
        {icon}
        {children}
      </li>
    </ul>
  )
}
