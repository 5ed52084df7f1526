import { ArrowLeft } from 'lucide-react'
import { laterPane } from '../design/later.tsx'
import { useT } from '../i18n/i18n.tsx'

/** What a conversation is read and answered with is most of the panel's script, and the list does not need it. */
export const Thread = laterPane(
  async () => (await import('./Thread.tsx')).Thread,
  (wrong, { onLeave }) => (
    <main className="grow min-w-0">
      {wrong && <Back onLeave={onLeave} />}
      {wrong}
    </main>
  ),
)

/** Alone on a narrow screen there is no list beside it. */
function Back({ onLeave }: { onLeave: () => void }) {
  const t = useT()
  return (
    <button type="button" className="icon-btn m-2 -mb-2" aria-label={t('common.back')} onClick={onLeave}>
      <ArrowLeft className="small" aria-hidden="true" />
    </button>
  )
}
