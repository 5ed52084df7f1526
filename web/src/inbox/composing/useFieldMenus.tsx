import type { KeyboardEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Conversation } from '../../api/types.ts'
import { selectOpenSlot } from '../canned/OpenSlots.tsx'
import { useCanned } from '../canned/useCanned.tsx'
import { useEmoji } from '../emoji/useEmoji.tsx'
import { useProductPicker } from '../products/useProductPicker.tsx'

/** The menus that what is typed opens over the field: ready answers under `/`, products under `#`, signs under `:`. */
export function useFieldMenus(
  conversation: Conversation,
  draft: string,
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  onWrite: (text: string) => void,
) {
  const canned = useCanned(conversation, draft, (text) => {
    flushSync(() => onWrite(text))
    selectOpenSlot(fieldRef.current)
  })
  const products = useProductPicker(conversation, draft, fieldRef, onWrite)
  const emoji = useEmoji(draft, fieldRef, onWrite)
  const all = [canned, products, emoji]
  return {
    menus: (
      <>
        {canned.menu}
        {products.menu}
        {emoji.menu}
      </>
    ),
    /** @returns whether the key was a menu's */
    press: (event: KeyboardEvent): boolean => all.some((each) => each.press(event)),
    field: { ...canned.field, ...products.field, ...emoji.field },
  }
}
