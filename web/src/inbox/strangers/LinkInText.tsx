import { TriangleAlert } from 'lucide-react'
import { Ask } from '../../design/Ask.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { Link } from './links.ts'
import { seenText } from './seen.ts'

/** An address that leads out of the panel. One that pretends says where it really leads, and asks before it does. */
export function LinkInText({ link }: { link: Link }) {
  const t = useT()
  const { text, href, host, doubt } = link
  if (doubt === null)
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
        {text}
      </a>
    )
  return (
    <Ask
      trigger={
        <button type="button" className="doubtful-link">
          <bdi>{seenText(text)}</bdi>{' '}
          <span className="badge attention">
            <TriangleAlert aria-hidden="true" />
            {t('strangers.leadsTo', { host })}
          </span>
        </button>
      }
      question={t('strangers.openQuestion', { host })}
      why={t(`strangers.why_${doubt}`)}
      act={t('strangers.openIt')}
      onAgree={() => window.open(href, '_blank', 'noopener,noreferrer')}
    />
  )
}
