import { AtSign } from 'lucide-react'
import type { View } from '../../api/types.ts'
import { later } from '../../design/later.tsx'
import { MenuButton } from '../../design/MenuButton.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useMentions } from './useMentions.ts'

const Mentions = later(async () => (await import('./Mentions.tsx')).Mentions)

/** How many notes ask the reader to look. */
export function MentionsButton({ view }: { view: View }) {
  const t = useT()
  const { unseen } = useMentions()
  return (
    <MenuButton
      className={unseen > 0 ? 'chip on' : 'chip'}
      label={t('notes.mentionsCount', { count: unseen })}
      title={t('notes.mentions')}
      opens="dialog"
      near={Mentions.fetch}
      menu={(hung) => <Mentions {...hung} view={view} />}
    >
      <AtSign className="small" aria-hidden="true" />
      {unseen > 0 && <b className="num">{unseen}</b>}
    </MenuButton>
  )
}
