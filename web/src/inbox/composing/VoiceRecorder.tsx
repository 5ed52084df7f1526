import { ArrowUp, CircleAlert, RotateCw, Square, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Attachment, Upload } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { Sound } from '../content/Sound.tsx'
import { forgetRecording, keepRecording, keptRecording, recordingKey } from './keptRecordings.ts'
import { problemOfFile } from './rules.ts'
import { type Recorded as Done, longestSeconds, useRecorder } from './useRecorder.ts'
import { useVoiceUpload } from './useVoiceUpload.ts'

interface Props {
  storeId: string
  conversationId: string
  channel: string
  onSend: (upload: Upload) => void
  onClose: () => void
}

/** Speaks a message: it records at once, is heard before it goes, and Escape throws it away. */
export function VoiceRecorder({ onClose, onSend, ...props }: Props) {
  const t = useT()
  const { conversationId } = props
  const { person } = useHere()
  const key = recordingKey(person.id, conversationId)
  const [before] = useState(() => keptRecording(key))
  const { recording, stop, again } = useRecorder(before)
  useEffect(() => {
    if (recording.state === 'done') keepRecording(key, recording)
  }, [key, recording])
  useAskBeforeLeaving(recording.state === 'recording' || recording.state === 'done')
  const throwAway = () => {
    forgetRecording(key)
    onClose()
  }
  const send = (upload: Upload) => {
    forgetRecording(key)
    onSend(upload)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.code !== 'Escape') return
    event.preventDefault()
    throwAway()
  }
  return (
    <fieldset className="voice" aria-label={t('voice.title')} onKeyDown={keys}>
      <button type="button" className="icon-btn" aria-label={t('voice.throw')} onClick={throwAway}>
        <Trash2 aria-hidden="true" />
      </button>
      {recording.state === 'asking' && (
        <p className="grow text-sm text-muted" role="status">
          {t('voice.asking')}
        </p>
      )}
      {recording.state === 'failed' && (
        <p className="grow wrong" role="alert">
          <CircleAlert className="small" aria-hidden="true" />
          {t(`voice.${recording.why}`)}
        </p>
      )}
      {recording.state === 'failed' && recording.why !== 'impossible' && (
        <button type="button" className="btn small" onClick={again}>
          <RotateCw className="small" aria-hidden="true" />
          {t('common.retry')}
        </button>
      )}
      {recording.state === 'recording' && <Running since={recording.since} onStop={stop} />}
      {recording.state === 'done' && (
        <Recorded {...props} recorded={recording} isNew={!before} onSend={send} />
      )}
    </fieldset>
  )
}

function Running({ since, onStop }: { since: number; onStop: () => void }) {
  const t = useT()
  const [now, setNow] = useState(since)
  const button = useRef<HTMLButtonElement>(null)
  const seconds = Math.max(0, (now - since) / 1000)
  useEffect(() => button.current?.focus(), [])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (seconds >= longestSeconds) onStop()
  }, [seconds, onStop])
  return (
    <>
      <span className="dot" aria-hidden="true" />
      <span className="num" role="timer" aria-label={t('voice.length')}>
        {clock(seconds)}
      </span>
      <span className="grow min-w-0 text-sm text-muted cut" role="status">
        {t('voice.running')}
      </span>
      <button ref={button} type="button" className="btn small" onClick={onStop}>
        <Square className="small" aria-hidden="true" />
        {t('voice.stop')}
      </button>
    </>
  )
}

function Recorded({
  storeId,
  conversationId,
  channel,
  recorded: { file, seconds },
  isNew,
  onSend,
}: Omit<Props, 'onClose'> & { recorded: Done; isNew: boolean }) {
  const t = useT()
  const { upload, problem, share, again } = useVoiceUpload(storeId, conversationId, file)
  const heard = useObjectUrl(file)
  const send = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Whoever comes back to a recording did not press for it: the next Enter may be meant for something else.
    if (isNew) send.current?.focus()
  }, [isNew])
  const percent = Math.round(share * 100)
  return (
    <>
      <div className="grow min-w-0">
        {heard && <Sound attachment={asAttachment(heard, seconds)} label={t('voice.recording')} />}
        {!upload && !problem && (
          <progress max={100} value={percent} aria-label={t('attach.uploading', { percent })} />
        )}
        {problem && (
          <p className="wrong" role="alert">
            <CircleAlert className="small" aria-hidden="true" />
            {problem.code === 'offline' ? t('voice.offline') : problemOfFile(t, problem, channel)}
          </p>
        )}
      </div>
      {problem ? (
        <button type="button" className="btn small" onClick={again}>
          <RotateCw className="small" aria-hidden="true" />
          {t('common.retry')}
        </button>
      ) : (
        <button
          ref={send}
          type="button"
          className="btn filled small"
          aria-label={t('voice.send')}
          aria-disabled={!upload}
          onClick={() => upload && onSend(upload)}
        >
          <ArrowUp className="small" aria-hidden="true" />
          <span className="hidden md:inline">{t('voice.send')}</span>
        </button>
      )}
    </>
  )
}

/** A window that is closed or loaded anew takes the recording with it. */
function useAskBeforeLeaving(holds: boolean): void {
  useEffect(() => {
    if (!holds) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [holds])
}

/** What has just been recorded, as the thread shows a recording. */
const asAttachment = (url: string, seconds: number): Attachment & { url: string } => ({
  ...{ id: url, kind: 'voice', state: 'stored', url, durationMs: Math.round(seconds * 1000) },
  ...{ reason: null, name: null, type: null, size: null, width: null, height: null, waveform: null },
  ...{ thumbnailUrl: null, playableUrl: null, transcript: null },
})

function useObjectUrl(file: File): string {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
