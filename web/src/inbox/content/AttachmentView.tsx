import { CircleAlert, Download, FileText, ImageOff, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { fetchFile } from '../../api/inbox.ts'
import type { Attachment, Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import type { Format } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.tsx'
import { FileName } from '../strangers/FileName.tsx'
import { fileSize } from './fileSize.ts'
import { Picture } from './Picture.tsx'
import { Sound } from './Sound.tsx'
import { canBeShown } from './shown.ts'
import { Transcript } from './Transcript.tsx'

interface Props {
  attachment: Attachment
  message: Message
  format: Format
}

/** A file of a message: on its way, not to be had, or shown as what it is. The server names what is saved: a sender's name may end so that a computer runs it. */
export function AttachmentView({ attachment, message, format }: Props) {
  const t = useT()
  const kind = t(`kind.${attachment.kind}`)
  if (attachment.state === 'failed') return <Missing attachment={attachment} message={message} />
  if (attachment.state === 'waiting' || !attachment.url)
    return (
      <p className="file waiting" role="status">
        {t('content.coming', { kind, size: fileSize(t, format, attachment.size) })}
      </p>
    )
  const shown = { ...attachment, url: attachment.url }
  if (attachment.type?.startsWith('image/') && !canBeShown(attachment))
    return <BigPicture attachment={shown} kind={kind} />
  if (attachment.type?.startsWith('image/')) return <Picture attachment={shown} label={kind} />
  if (attachment.type?.startsWith('audio/') || attachment.kind === 'voice')
    return (
      <>
        <Sound attachment={shown} label={kind} />
        <Transcript attachment={attachment} message={message} />
      </>
    )
  if (attachment.type?.startsWith('video/'))
    return <video className="picture" src={attachment.url} controls preload="metadata" aria-label={kind} />
  return (
    <a className="file" href={attachment.url} download="">
      <FileText aria-hidden="true" />
      {attachment.name ? <FileName name={attachment.name} /> : <span className="cut">{kind}</span>}
      <span className="num text-faint text-xs">{fileSize(t, format, attachment.size)}</span>
      <Download className="small" aria-hidden="true" />
    </a>
  )
}

/** A picture that would fill the browser's memory when it is unpacked: handed over as a file. */
function BigPicture({ attachment, kind }: { attachment: Attachment & { url: string }; kind: string }) {
  const t = useT()
  const { url, width, height } = attachment
  return (
    <a className="file" href={url} download="">
      <ImageOff aria-hidden="true" />
      <span className="said-of-itself">
        {width && height ? t('strangers.bigPicture', { kind, width, height }) : kind}
      </span>
      <Download className="small" aria-hidden="true" />
    </a>
  )
}

function Missing({ attachment, message }: Pick<Props, 'attachment' | 'message'>) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const [asked, setAsked] = useState(false)
  const again = async () => {
    setAsked(true)
    await fetchFile(store.id, message, attachment.id).catch(() => {
      setAsked(false)
      toast(t('content.againFailed'))
    })
  }
  return (
    <div className="file failed">
      <CircleAlert aria-hidden="true" />
      <span>
        {t('content.missing', {
          kind: t(`kind.${attachment.kind}`),
          reason: t(reasonKey(attachment.reason)),
        })}
      </span>
      {mayComeLater(attachment.reason) && (
        <button type="button" className="btn quiet small" disabled={asked} onClick={() => void again()}>
          <RotateCw className="small" aria-hidden="true" />
          {t('common.retry')}
        </button>
      )}
    </div>
  )
}

const reasons = {
  too_large: 'fileReason.tooLarge',
  program: 'fileReason.program',
  markup: 'fileReason.markup',
  broken: 'fileReason.broken',
  empty: 'fileReason.broken',
  private_address: 'fileReason.forbidden',
  bad_address: 'fileReason.forbidden',
  address_untrusted: 'fileReason.forbidden',
  http_404: 'fileReason.gone',
  http_410: 'fileReason.gone',
  not_found: 'fileReason.gone',
  expired: 'fileReason.gone',
} as const

const reasonKey = (reason: string | null) =>
  reason !== null && Object.hasOwn(reasons, reason)
    ? reasons[reason as keyof typeof reasons]
    : 'fileReason.unreachable'

/** A file that was refused for what it is would be refused again. */
const mayComeLater = (reason: string | null) =>
  reasonKey(reason) === 'fileReason.unreachable' || reasonKey(reason) === 'fileReason.gone'
