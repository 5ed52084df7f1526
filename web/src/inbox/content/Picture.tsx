import { useRef } from 'react'
import type { Attachment } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  attachment: Attachment & { url: string }
  label: string
}

/** The small picture in the thread; pressed, the whole one over the page. Escape closes it. */
export function Picture({ attachment, label }: Props) {
  const t = useT()
  const whole = useRef<HTMLDialogElement>(null)
  const { url, thumbnailUrl, width, height } = attachment
  const close = () => whole.current?.close()
  return (
    <>
      <button
        type="button"
        className={attachment.kind === 'sticker' ? 'picture sticker' : 'picture'}
        aria-label={t('content.open', { kind: label })}
        onClick={() => whole.current?.showModal()}
      >
        <img src={thumbnailUrl ?? url} alt={label} loading="lazy" {...shownSize(width, height)} />
      </button>
      <dialog ref={whole} className="whole-picture" aria-label={label}>
        <button type="button" aria-label={t('common.close')} onClick={close}>
          <img src={url} alt={label} loading="lazy" />
        </button>
      </dialog>
    </>
  )
}

const mostPixels = 320

/** The size in the thread, known before the picture is there, so that nothing jumps when it comes. */
function shownSize(width: number | null, height: number | null) {
  if (!width || !height) return {}
  const scale = Math.min(1, mostPixels / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
