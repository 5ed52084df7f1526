import type { ReactNode } from 'react'
import { useT } from '../i18n/i18n.tsx'
import { useColleagues } from './useColleagues.ts'

/** In a row of the list: who types there, else the last words. */
export function RowTyping({ conversationId, children }: { conversationId: string; children: ReactNode }) {
  const t = useT()
  const typists = useColleagues('types', conversationId)
  if (typists.length === 0) return children
  const names = typists.map(({ firstName }) => firstName).join(', ')
  return <span className="text-accent">{t('presence.typing', { names, count: typists.length })}</span>
}
