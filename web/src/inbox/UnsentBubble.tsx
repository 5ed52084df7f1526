import { CircleAlert, Clock, CloudOff, RotateCw } from 'lucide-react'
import { Problem } from '../api/client.ts'
import { problemText } from '../api/problemText.ts'
import { useToast } from '../design/Toasts.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import { albumClass } from './content/Attachments.tsx'
import { SentChoices } from './content/SentChoices.tsx'
import { discard, sendAgain, type Unsent } from './outbox/outbox.ts'
import { Words } from './strangers/Words.tsx'
import { usePutMessage } from './useInbox.ts'

/** Written here, not yet the server's: saving, waiting for the network, or refused. */
export function UnsentBubble({ entry, format }: { entry: Unsent; format: Format }) {
  const t = useT()
  if (entry.state === 'refused') return <RefusedBubble entry={entry} />
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
  entry: Pick<Unsent, 'files' | 'text' | 'buttons' | 'list' | 'asksPhone'>
}) {
  const { files = [], text, buttons, list, asksPhone } = entry
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
      <SentChoices buttons={buttons?.map((title) => ({ title }))} list={list} asksPhone={asksPhone} />
    </>
  )
}

function RefusedBubble({ entry }: { entry: Unsent }) {
  const t = useT()
  const toast = useToast()
  const put = usePutMessage()
  const copy = async () => {
    await navigator.clipboard.writeText(entry.text ?? '')
    toast(t('common.copied'))
  }
  return (
    <div className="bubble failed">
      <UnsentBody entry={entry} />
      <p className="flex items-start gap-1.5 mt-1 text-sm text-danger">
        <CircleAlert className="small mt-0.5" aria-hidden="true" />
        {problemText(t, new Problem(422, entry.code ?? '', null))}
      </p>
      <div className="flex flex-wrap gap-1 mt-1.5">
        <button
          type="button"
          className="btn small"
          onClick={() => sendAgain(entry.clientId, (message, storeId) => put(storeId, message))}
        >
          <RotateCw className="small" aria-hidden="true" />
          {t('common.retry')}
        </button>
        <button type="button" className="btn quiet small" onClick={copy}>
          {t('common.copy')}
        </button>
        <button type="button" className="btn quiet small" onClick={() => discard(entry.clientId)}>
          {t('common.remove')}
        </button>
      </div>
    </div>
  )
}
