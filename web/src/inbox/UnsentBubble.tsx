import { CircleAlert, Clock, CloudOff } from 'lucide-react'
import { Problem } from '../api/client.ts'
import { problemText } from '../api/problemText.ts'
import type { Conversation } from '../api/types.ts'
import { channelNames } from '../design/Glyph.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import { refusal } from '../i18n/ru/refusal.ts'
import { hasFields } from './composing/parts/part.ts'
import { albumClass } from './content/Attachments.tsx'
import { PlaceAndPeople } from './content/PlaceAndPeople.tsx'
import { SentChoices } from './content/SentChoices.tsx'
import { SentPart } from './content/SentPart.tsx'
import { WaysOut } from './failing/WaysOut.tsx'
import { discard, sendAgain, type Unsent } from './outbox/outbox.ts'
import { refusalText } from './reasons.ts'
import { giveBack } from './scheduling/takenBack.ts'
import { Words } from './strangers/Words.tsx'
import { usePutMessage } from './useInbox.ts'

interface Props {
  entry: Unsent
  conversation: Conversation
}

/** Written here, not yet the server's: saving, waiting for the network, or refused. */
export function UnsentBubble({ entry, conversation, format }: Props & { format: Format }) {
  const t = useT()
  if (entry.state === 'refused') return <RefusedBubble entry={entry} conversation={conversation} />
  const waiting = entry.state === 'waiting'
  const Icon = waiting ? CloudOff : Clock
  return (
    <div className="bubble out fresh">
      <UnsentBody entry={entry} />
      <div className="meta">
        <time dateTime={entry.at}>{format.time(entry.at)}</time>
        <span className="state">
          <Icon className="small" aria-hidden="true" />
          {t(waiting ? whyWaiting(entry) : 'inbox.saving')}
        </span>
      </div>
    </div>
  )
}

const whyWaiting = ({ code }: Unsent) =>
  code === 'not_signed_in' ? 'standing.waitsForSignIn' : 'inbox.waitingNetwork'

export function UnsentBody({
  entry,
}: {
  entry: Pick<Unsent, 'files' | 'text' | 'buttons' | 'list' | 'asksPhone' | 'part'>
}) {
  const { files = [], text, buttons, list, asksPhone, part = {} } = entry
  const seen = files.filter(({ thumbnailUrl }) => thumbnailUrl)
  return (
    <>
      {seen.length > 0 && (
        <div className={seen.length > 1 ? albumClass(seen.length) : undefined}>
          {seen.map(({ id, thumbnailUrl, name }) => (
            <img key={id} className="picture" src={thumbnailUrl ?? ''} alt={name} />
          ))}
        </div>
      )}
      {files.map((file) =>
        file.thumbnailUrl ? null : (
          <p key={file.id} className="file">
            {file.name}
          </p>
        ),
      )}
      {text !== null && <Words text={text} />}
      <PlaceAndPeople location={part.location} cards={part.cards} />
      <SentPart content={part} />
      <SentChoices buttons={buttons?.map((title) => ({ title }))} list={list} asksPhone={asksPhone} />
    </>
  )
}

function RefusedBubble({ entry, conversation }: Props) {
  const t = useT()
  const put = usePutMessage()
  const { code, clientId, text, files = [], buttons, list, replyTo, asksPhone, part } = entry
  const channel = channelNames[conversation.channel.kind]
  const known =
    code && code in refusal ? t('inbox.failed', { reason: refusalText(t, code, channel) ?? '' }) : null
  const edit = () => {
    giveBack({
      ...{ conversationId: conversation.id, text, files },
      content: {
        ...part,
        ...(buttons && { buttons: buttons.map((title) => ({ id: title, title })) }),
        ...(list && { list: { ...list, button: list.button ?? '' } }),
      },
      // What could not be quoted would stop it again.
      replyTo: code === 'not_quotable' || code === 'not_found' ? null : (replyTo ?? null),
    })
    discard(clientId)
  }
  return (
    <div className="bubble failed">
      <UnsentBody entry={entry} />
      <p className="flex items-start gap-1.5 mt-1 text-sm text-danger">
        <CircleAlert className="small mt-0.5" aria-hidden="true" />
        {known ?? problemText(t, new Problem(422, code ?? '', null))}
      </p>
      <div className="ways flex flex-wrap gap-1 mt-1.5">
        <WaysOut
          conversation={conversation}
          reason={code}
          text={text}
          onRetry={() => sendAgain(clientId, (message, storeId) => put(storeId, message))}
          // From the field it would go without the request for a number, or with one card of several.
          onEdit={asksPhone || !hasFields(part ?? {}) ? null : edit}
        />
        <button type="button" className="btn quiet small" onClick={() => discard(clientId)}>
          {t('common.remove')}
        </button>
      </div>
    </div>
  )
}
