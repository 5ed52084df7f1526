import { ExternalLink, ImageOff, MousePointerClick } from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { LinkInText } from '../strangers/LinkInText.tsx'
import { linkTo } from '../strangers/links.ts'
import { seenName, seenText } from '../strangers/seen.ts'
import { Words } from '../strangers/Words.tsx'
import { Cart } from './goods/Cart.tsx'
import { PlaceAndPeople } from './PlaceAndPeople.tsx'

/** What is neither words nor a file: a place, people, a pressed button, a cart, a post. */
export function ContentCards({ message }: { message: Message }) {
  const t = useT()
  const { location, cards, choice, order } = message.content
  return (
    <>
      <PlaceAndPeople location={location} cards={cards} />
      {choice && (
        <p className="card-line">
          <MousePointerClick aria-hidden="true" />
          <span>{t(choice.answers ? 'content.filledForm' : 'content.pressed')}</span>
        </p>
      )}
      {choice?.answers && (
        <dl className="answers">
          {Object.entries(choice.answers).map(([question, answer]) => (
            <div key={question}>
              <dt dir="auto">{seenText(question)}</dt>
              <dd>
                <Words text={typeof answer === 'string' ? answer : JSON.stringify(answer)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {order && <Cart order={order} />}
      <Shared message={message} />
    </>
  )
}

/** Somebody's post or story, as long as it can be seen. */
function Shared({ message }: { message: Message }) {
  const t = useT()
  const { link, linkUntil, linkTitle } = message.content
  const kind = t(`kind.${linkKind(message.kind)}`)
  // The address came from outside; a script in it must not run here.
  const target = link ? linkTo(link) : null
  if (!target) return null
  if (linkUntil !== undefined && Date.parse(linkUntil) <= Date.now())
    return (
      <p className="card-line text-muted">
        <ImageOff aria-hidden="true" />
        <span>
          {kind} · {t('content.storyGone')}
        </span>
      </p>
    )
  const words = (
    <span className="said-of-itself">
      {kind}
      {linkTitle && ` · ${seenName(linkTitle)}`}
    </span>
  )
  if (target.doubt)
    return (
      <p className="card-line">
        <ExternalLink aria-hidden="true" />
        {words}
        <LinkInText link={target} />
      </p>
    )
  return (
    <a className="card-line" href={target.href} target="_blank" rel="noopener noreferrer nofollow">
      <ExternalLink aria-hidden="true" />
      {words}
      <bdi className="text-xs text-faint">{target.host}</bdi>
    </a>
  )
}

/** Words with a link in them are words still, so their link is called a link. */
const linkKind = (kind: string) =>
  kind === 'story_reply' || kind === 'story_mention' || kind === 'text' ? kind : ('share' as const)
