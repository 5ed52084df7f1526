import { Copy } from 'lucide-react'
import { useCopy } from '../../design/useCopy.ts'
import { useT } from '../../i18n/i18n.tsx'

/** Takes along what cannot be sent here now. */
export function CopyDraft({ text }: { text: string }) {
  const t = useT()
  const copy = useCopy()
  return (
    <button type="button" className="btn small" onClick={() => void copy(text)}>
      <Copy className="small" aria-hidden="true" />
      {t('inbox.copyDraft')}
    </button>
  )
}
