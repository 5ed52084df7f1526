import { Copy } from 'lucide-react'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

/** Takes along what cannot be sent here now. */
export function CopyDraft({ text }: { text: string }) {
  const t = useT()
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast(t('common.copied'))
  }
  return (
    <button type="button" className="btn small" onClick={copy}>
      <Copy className="small" aria-hidden="true" />
      {t('inbox.copyDraft')}
    </button>
  )
}
