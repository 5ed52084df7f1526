import type { Hung, Start } from './MenuButton.tsx'

/** What is dismissed by a press on the button that opened it is closed by the button itself: else it would open again. */
export const closeUnlessAt =
  ({ anchor, onClose }: Hung) =>
  (open: boolean, { event }: { event: Event }) => {
    const places = [event.target, 'relatedTarget' in event ? event.relatedTarget : null]
    if (
      !open &&
      (event.type === 'keydown' || !places.some((at) => at instanceof Node && anchor.contains(at)))
    )
      onClose()
  }

/** The way back to the button, for browsers that give the focus to no button that is pressed; not away from a field. */
export const backTo = (anchor: Element) => () => {
  const at = document.activeElement
  const nowhere = at === null || at === document.body || at.closest('.pop') !== null
  return nowhere && anchor instanceof HTMLElement ? anchor : false
}

/** Stands on an item of a menu that was opened by a key, as soon as the menu has the focus. */
export function standOn(menu: Element, start: Start): void {
  const items = menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')
  items[start === 'first' ? 0 : items.length - 1]?.focus()
}
