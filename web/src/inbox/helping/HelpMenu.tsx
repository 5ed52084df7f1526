import { Menu } from '@base-ui/react/menu'
import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { askHelp, type Wish } from '../../api/helping.ts'
import { problemText } from '../../api/problemText.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { languageNames, languages, useI18n } from '../../i18n/i18n.tsx'
import { useActions, useCaps, useKeysHere } from '../../keys/context.ts'
import { SummaryDialog } from './SummaryDialog.tsx'
import { useModelThere } from './useModelThere.ts'

interface Props {
  conversationId: string
  draft: string
  /** Puts the words into the field; what stood there can be had back. */
  onWrite: (text: string) => void
}

const rewritings = ['shorten', 'warmer', 'grammar'] as const

/** What the shop's model does for whoever writes. Nothing of it is sent by itself. */
export function HelpMenu({ conversationId, draft, onWrite }: Props) {
  const { t, language } = useI18n()
  const toast = useToast()
  const { store } = useHere()
  const { registry } = useKeysHere()
  const caps = useCaps()
  const there = useModelThere()
  const [busy, setBusy] = useState(false)
  const [summary, setSummary] = useState<string | null>(null)
  const text = draft.trim()

  const ask = async (wish: Wish) => {
    setBusy(true)
    try {
      const answer = await askHelp(store.id, conversationId, wish)
      if (wish.task === 'summarise') setSummary(answer.text)
      else {
        onWrite(answer.text)
        if (text !== '') toast(t('helping.written'), { label: t('common.undo'), act: () => onWrite(draft) })
      }
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
  }
  useActions(() => ({ draft: busy ? null : askForDraft }))
  const askForDraft = () => {
    if (!there) return toast(t('helping.offline'))
    registry.find('reply')?.()
    void ask({ task: 'draft' })
  }
  const item = (wish: Wish, label: string, needsText = true, cap = '') => (
    <Menu.Item
      key={label}
      className="pop-item"
      disabled={!there || (needsText && text === '')}
      onClick={() => void ask(wish)}
    >
      <span className="grow">{label}</span>
      {cap !== '' && <kbd className="kbd">{cap}</kbd>}
    </Menu.Item>
  )
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className="icon-btn small"
          aria-label={t('helping.title')}
          title={t('helping.title')}
          aria-busy={busy}
          disabled={busy}
        >
          <Sparkles aria-hidden="true" className={busy ? 'animate-pulse text-ai' : ''} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="top" align="start" sideOffset={6} className="pop-layer">
            <Menu.Popup className="pop" aria-label={t('helping.title')}>
              {there === false && (
                <p className="px-3 py-2 text-sm text-muted max-w-64">
                  {t('helping.offline')}{' '}
                  <Link to="/s/$storeId/assistant" params={{ storeId: store.id }} className="link">
                    {t('helping.giveKey')}
                  </Link>
                </p>
              )}
              {item({ task: 'draft' }, t('helping.draft'), false, caps.of('draft'))}
              {rewritings.map((task) => item({ task, text }, t(`helping.${task}`)))}
              <div className="pop-label">{t('helping.translate')}</div>
              {languages.map((into) =>
                item({ task: 'translate', text, language: into }, languageNames[into]),
              )}
              <div className="pop-line" />
              {item({ task: 'summarise', language }, t('helping.summarise'), false)}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {summary !== null && <SummaryDialog text={summary} onClose={() => setSummary(null)} />}
    </>
  )
}
