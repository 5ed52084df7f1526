import { Link } from '@tanstack/react-router'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { askForWords } from '../../api/inbox.ts'
import type { Attachment, Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { TextKey } from '../../i18n/translate.ts'
import { languageWord } from '../languageWord.ts'
import { piecesOf } from './pieces.ts'

interface Props {
  attachment: Attachment
  message: Message
}

/** What is said in a recording: on its way, not to be had, a stand-in, or the words with the doubtful ones marked. */
export function Transcript({ attachment, message }: Props) {
  const t = useT()
  const { transcript } = attachment
  if (!transcript) return null
  if (transcript.state === 'waiting')
    return (
      <p className="transcript" role="status">
        {t('transcript.waiting')}
      </p>
    )
  if (transcript.reason === 'not_asked')
    return (
      <div className="transcript">
        <p>{t('transcript.notAsked')}</p>
        <Again attachment={attachment} message={message} />
      </div>
    )
  if (transcript.state === 'failed')
    return (
      <div className="transcript">
        <p>{t('transcript.failed', { reason: t(reasonKey(transcript.reason)) })}</p>
        {mayBeMended(transcript.reason) && <ToAssistant />}
        {transcript.reason !== 'too_long' && <Again attachment={attachment} message={message} />}
      </div>
    )
  if (transcript.standIn)
    return (
      <div className="transcript">
        <p>
          <span className="badge attention">{t('transcript.standIn')}</span> {t('transcript.standInWhy')}
        </p>
        <ToAssistant />
        <Again attachment={attachment} message={message} />
      </div>
    )
  if (transcript.text === '') return <p className="transcript">{t('transcript.silent')}</p>
  return <Words transcript={transcript} />
}

function Words({ transcript }: { transcript: NonNullable<Attachment['transcript']> }) {
  const t = useT()
  const language = languageWord(t, transcript.language)
  const unclear = transcript.doubts.length > 0
  return (
    <div className="transcript">
      <p>
        {language ? t('transcript.titleIn', { language }) : t('transcript.title')}
        {unclear && ` · ${t('transcript.unclearHint')}`}
      </p>
      <p className="said" lang={transcript.language ?? undefined}>
        {piecesOf(transcript.text, transcript.doubts).map(({ at, text, sure }) =>
          sure === null ? (
            text
          ) : (
            <mark key={at} title={t('transcript.unclear', { sure })}>
              {text}
              <span className="sr"> ({t('transcript.unclear', { sure })})</span>
            </mark>
          ),
        )}
      </p>
    </div>
  )
}

function Again({ attachment, message }: Props) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const [asked, setAsked] = useState(false)
  const again = async () => {
    setAsked(true)
    await askForWords(store.id, message, attachment.id)
      .catch(() => toast(t('transcript.againFailed')))
      .finally(() => setAsked(false))
  }
  return (
    <button type="button" className="btn quiet small" disabled={asked} onClick={() => void again()}>
      <RotateCw className="small" aria-hidden="true" />
      {t('transcript.again')}
    </button>
  )
}

function ToAssistant() {
  const t = useT()
  const { store } = useHere()
  return (
    <Link className="btn quiet small" to="/s/$storeId/assistant" params={{ storeId: store.id }}>
      {t('transcript.toKeys')}
    </Link>
  )
}

const reasons: Record<string, TextKey> = {
  key_refused: 'transcript.keyRefused',
  no_quota: 'transcript.noQuota',
  recording_refused: 'transcript.recordingRefused',
  too_long: 'transcript.tooLong',
  file_missing: 'transcript.fileMissing',
}

const reasonKey = (reason: string | null): TextKey => reasons[reason ?? ''] ?? 'transcript.unavailable'
const mayBeMended = (reason: string | null) => reason === 'key_refused' || reason === 'no_quota'
