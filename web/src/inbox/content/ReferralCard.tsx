import { ExternalLink, Link2, Megaphone } from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { LinkInText } from '../strangers/LinkInText.tsx'
import { linkTo } from '../strangers/links.ts'
import { seenName, seenText } from '../strangers/seen.ts'

type Referral = NonNullable<Message['content']['referral']>

const marks = { ad: Megaphone, post: Megaphone, link: Link2, other: Link2 } as const

/** The ad, post or link that led to a message: what it said, and where it can be seen. */
export function ReferralCard({ referral: { source, headline, body, url, ref } }: { referral: Referral }) {
  const t = useT()
  const Mark = marks[source]
  // The address came from outside; a script in it must not run here.
  const target = url ? linkTo(url) : null
  return (
    <figure className="referral" aria-label={t(`origin.${source}`)}>
      <figcaption className="origin">
        <Mark className="small" aria-hidden="true" />
        {t(`origin.${source}`)}
        {ref && <bdi className="num">· {seenName(ref)}</bdi>}
      </figcaption>
      {headline && (
        <p className="medium text-ink" dir="auto">
          {seenName(headline)}
        </p>
      )}
      {body && (
        <p className="text-sm line-clamp-4" dir="auto">
          {seenText(body)}
        </p>
      )}
      {target?.doubt && <LinkInText link={target} />}
      {target && !target.doubt && (
        <a className="link" href={target.href} target="_blank" rel="noopener noreferrer nofollow">
          <ExternalLink className="small" aria-hidden="true" />
          <bdi>{target.host}</bdi>
        </a>
      )}
    </figure>
  )
}
