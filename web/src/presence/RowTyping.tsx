import type { ReactNode } from 'react'
import { useT } from '../i18n/i18n.tsx'
import { membersAt, usePicture } from './picture.ts'
import { useColleagues } from './useColleagues.ts'

interface Props {
  conversationId: string
  myIds: ReadonlySet<string>
  children: ReactNode
}

/** In a row of the list: who types there, else the last words. Names are asked for where somebody does. */
export function RowTyping({ conversationId, myIds, children }: Props) {
  const typists = usePicture(() => membersAt('types', conversationId, myIds).join(' '))
  return typists !== '' ? <Typists conversationId={conversationId}>{children}</Typists> : children
}

function Typists({ conversationId, children }: Omit<Props, 'myIds'>) {
  const t = useT()
  const typists = useColleagues('types', conversationId)
  if (typists.length === 0) return children
  const names = typists.map(({ firstName }) => firstName).join(', ')
  return <span className="text-accent">{t('presence.typing', { names, count: typists.length })}</span>
}
