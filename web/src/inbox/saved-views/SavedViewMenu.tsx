import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { SavedView } from '../../api/types.ts'
import { later } from '../../design/later.tsx'
import { MenuButton } from '../../design/MenuButton.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { NameDialog } from './laterNameDialog.ts'
import type { SavedViewing } from './useSavedViews.ts'

const SavedViewItems = later(async () => (await import('./SavedViewItems.tsx')).SavedViewItems)

/** The way to what can be done with the saved view on the screen. */
export function SavedViewMenu({ saved, viewing }: { saved: SavedView; viewing: SavedViewing }) {
  const t = useT()
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <MenuButton
        className="icon-btn small max-md:size-10!"
        label={t('savedViews.tools', { name: saved.name })}
        near={SavedViewItems.fetch}
        menu={(hung) => (
          <SavedViewItems {...hung} saved={saved} viewing={viewing} onRename={() => setRenaming(true)} />
        )}
      >
        <Ellipsis className="small" aria-hidden="true" />
      </MenuButton>
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
