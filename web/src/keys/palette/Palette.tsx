import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.tsx'
import { useSuggestions } from '../../inbox/composing/useSuggestions.ts'
import { pressOf } from '../chords.ts'
import { useKeysHere } from '../context.ts'
import type { Item } from './items.ts'
import { PaletteList } from './PaletteList.tsx'
import { useItems } from './useItems.ts'

interface Props {
  open: boolean
  onClose: () => void
}

/** Every action that makes sense now, every page, every person: by their words. */
export function Palette({ open, onClose }: Props) {
  const t = useT()
  const chosen = useRef<Item | null>(null)
  const choose = (item: Item) => {
    chosen.current = item
    onClose()
  }
  // The focus goes back to where it was first; what was chosen may then take it further.
  const act = (isOpen: boolean) => {
    if (isOpen) return
    chosen.current?.run()
    chosen.current = null
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={act}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog palette">
          <Dialog.Title className="sr">{t('keys.palette')}</Dialog.Title>
          <Choosing onChoose={choose} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choosing({ onChoose, onClose }: { onChoose: (item: Item) => void; onClose: () => void }) {
  const t = useT()
  const { bindings } = useKeysHere()
  const [query, setQuery] = useState('')
  const items = useItems(query)
  const menu = useSuggestions({ items, question: query, onPick: onChoose, onClose })
  const press = (event: KeyboardEvent) => {
    // Once more closes it; Tab stays within the dialog.
    if (bindings.get('palette')?.includes(pressOf(event.nativeEvent) ?? '')) {
      event.preventDefault()
      onClose()
    } else if (event.code !== 'Tab') menu.press(event)
  }
  return (
    <>
      <input
        type="text"
        role="combobox"
        className="input palette-field"
        aria-label={t('keys.paletteHint')}
        placeholder={t('keys.paletteHint')}
        aria-expanded={items.length > 0}
        autoComplete="off"
        spellCheck={false}
        value={query}
        {...menu.field}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={press}
      />
      {items.length > 0 ? (
        <PaletteList list={menu.list} />
      ) : (
        <p className="p-4 text-muted" role="status">
          {t('keys.nothing')}
        </p>
      )}
    </>
  )
}
