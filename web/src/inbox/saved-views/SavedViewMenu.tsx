import { Menu } from '@base-ui/react/menu'
import { ArrowLeft, ArrowRight, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../api/problemText.ts'
import type { SavedView } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { NameDialog } from './NameDialog.tsx'
import { placesOf } from './same.ts'
import type { SavedViewing } from './useSavedViews.ts'

/** What can be done with the saved view on the screen. */
export function SavedViewMenu({ saved, viewing }: { saved: SavedView; viewing: SavedViewing }) {
  const t = useT()
  const toast = useToast()
  const [renaming, setRenaming] = useState(false)
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
    <>
      <Menu.Root>
        <Menu.Trigger
          className="icon-btn small max-md:size-10!"
          aria-label={t('savedViews.tools', { name: saved.name })}
        >
          <Ellipsis className="small" aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="start" sideOffset={4} className="pop-layer">
            <Menu.Popup className="pop">
              <Menu.Item className="pop-item" onClick={() => setRenaming(true)}>
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
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {renaming && (
        <NameDialog
          title={t('savedViews.rename')}
          name={saved.name}
          onClose={() => setRenaming(false)}
          onName={({ name }) => viewing.change(saved.id, { name })}
        />
      )}
    </>
  )
}
