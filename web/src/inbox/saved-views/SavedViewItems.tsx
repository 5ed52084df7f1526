import { Menu } from '@base-ui/react/menu'
import { ArrowLeft, ArrowRight, Pencil, Trash2 } from 'lucide-react'
import { problemText } from '../../api/problemText.ts'
import type { SavedView } from '../../api/types.ts'
import type { Hung } from '../../design/MenuButton.tsx'
import { PopMenu } from '../../design/PopMenu.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { placesOf } from './same.ts'
import type { SavedViewing } from './useSavedViews.ts'

interface Props extends Hung {
  saved: SavedView
  viewing: SavedViewing
  onRename: () => void
}

/** What can be done with the saved view on the screen. */
export function SavedViewItems({ saved, viewing, onRename, ...hung }: Props) {
  const t = useT()
  const toast = useToast()
  const { place, last } = placesOf(viewing.saved, saved)
  const wrong = (error: unknown) => toast(problemText(t, error))

  const move = (position: number) => void viewing.change(saved.id, { position }).catch(wrong)
  /** Taken back, it stands at the end of its kind. */
  const remove = async () => {
    const { name, view, narrowing, shared } = saved
    await viewing.remove(saved.id)
    toast(t('savedViews.removed', { name }), {
      label: t('common.undo'),
      act: () => void viewing.add({ name, view, narrowing, shared }).catch(wrong),
    })
  }
  return (
    <PopMenu {...hung} label={t('savedViews.tools', { name: saved.name })}>
      <Menu.Item className="pop-item" onClick={onRename}>
        <Pencil className="small" aria-hidden="true" />
        {t('savedViews.rename')}
      </Menu.Item>
      <Menu.Item className="pop-item" disabled={place === 0} onClick={() => move(place - 1)}>
        <ArrowLeft className="small" aria-hidden="true" />
        {t('savedViews.earlier')}
      </Menu.Item>
      <Menu.Item className="pop-item" disabled={place === last} onClick={() => move(place + 1)}>
        <ArrowRight className="small" aria-hidden="true" />
        {t('savedViews.later')}
      </Menu.Item>
      <Menu.Item className="pop-item" onClick={() => void remove().catch(wrong)}>
        <Trash2 className="small" aria-hidden="true" />
        {t('savedViews.remove')}
      </Menu.Item>
    </PopMenu>
  )
}
