import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { askHelp } from '../../api/helping.ts'
import { problemText } from '../../api/problemText.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useI18n } from '../../i18n/i18n.tsx'
import { useModelThere } from '../helping/useModelThere.ts'

/** What the conversation is about, by the shop's model, when somebody asks for it. */
export function Summary({ conversationId }: { conversationId: string }) {
  const { t, language } = useI18n()
  const toast = useToast()
  const { store } = useHere()
  const there = useModelThere()
  const [busy, setBusy] = useState(false)
  const [summary, setSummary] = useState<string | null>(null)
  const ask = async () => {
    setBusy(true)
    try {
      setSummary((await askHelp(store.id, conversationId, { task: 'summarise', language })).text)
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
  }
  return (
    <section aria-live="polite">
      {summary !== null && (
        <>
          <h4 className="text-xs text-faint mb-1">{t('helping.summary')}</h4>
          <p className="whitespace-pre-wrap text-ink mb-2 [overflow-wrap:anywhere]">{summary}</p>
        </>
      )}
      <button
        type="button"
        className="btn small"
        disabled={!there || busy}
        aria-busy={busy}
        onClick={() => void ask()}
      >
        <Sparkles className={busy ? 'small animate-pulse text-ai' : 'small'} aria-hidden="true" />
        {t('helping.summarise')}
      </button>
      {there === false && (
        <p className="mt-1.5 text-muted">
          {t('helping.offline')}{' '}
          <Link to="/s/$storeId/assistant" params={{ storeId: store.id }} className="link">
            {t('helping.giveKey')}
          </Link>
        </p>
      )}
    </section>
  )
}
