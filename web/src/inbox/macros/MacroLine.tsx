import { Zap } from 'lucide-react'
import type { Macro } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useActionWords } from './useActionWords.ts'

/** A macro among ready answers: its name, and what it does. */
export function MacroLine({ macro }: { macro: Macro }) {
  const t = useT()
  const words = useActionWords()
  return (
    <span className="grow min-w-0 flex flex-col">
      <span className="flex flex-wrap items-center gap-x-2">
        <Zap className="small text-accent" aria-hidden="true" />
        <b className="medium">{macro.name}</b>
        <span className="badge">{t('macros.one')}</span>
      </span>
      <span className="text-sm text-muted cut">{macro.actions.map(words).join(' · ')}</span>
    </span>
  )
}
