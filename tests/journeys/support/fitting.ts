import type { Page } from 'playwright-core'
import { mark } from './longer.ts'

/**
 * Texts of the panel that are cut off, reach out of their button or badge, or lie beside the screen; and whether the page
 * must be scrolled sideways. What can be scrolled to within its own row is no misfit.
 */
export const misfits = (page: Page, name: string): Promise<string[]> =>
  page.evaluate(findMisfits, { name, mark })

/** Runs in the page, so it may use nothing from around it. */
function findMisfits({ name, mark }: { name: string; mark: string }): string[] {
  type Box = { left: number; right: number; top: number; bottom: number }
  const slack = 1.5
  const found = new Set<string>()
  const screen = document.documentElement.clientWidth
  const boxed = 'button, .btn, .badge, .chip, .kbd, .segments > *, .speaker > *, .pop-item'

  const outside = (inner: Box, outer: Box, axis: 'x' | 'y') =>
    axis === 'x'
      ? inner.right > outer.right + slack || inner.left < outer.left - slack
      : inner.bottom > outer.bottom + slack || inner.top < outer.top - slack

  const tell = (what: string, text: string) =>
    found.add(`${name}: ${what}: ${text.replaceAll(mark, '').trim()}`)

  function look(node: Text, parent: Element): void {
    const range = document.createRange()
    range.selectNodeContents(node)
    const text = node.data
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    if (lines.length === 0) return
    let across: Box[] = lines
    let down: Box[] = lines
    for (let at: Element | null = parent; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      if (style.display === 'contents') continue
      if (style.display !== 'inline') {
        if (style.overflowX === 'hidden' || style.overflowX === 'clip')
          if (across.some((line) => outside(line, box, 'x'))) return void tell('cut', text)
        if (style.overflowY === 'hidden' || style.overflowY === 'clip')
          if (down.some((line) => outside(line, box, 'y'))) return void tell('cut', text)
        if (style.overflowX === 'auto' || style.overflowX === 'scroll') across = [box]
        if (style.overflowY === 'auto' || style.overflowY === 'scroll') down = [box]
      }
      if (at.matches(boxed) && across.some((line) => outside(line, box, 'x')))
        return void tell('reaches out of its box', text)
      if (style.position === 'fixed') break
    }
    if (across.some(({ left, right }) => right > screen + slack || left < -slack))
      tell('beside the screen', text)
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent || !node.data.includes(mark) || parent.closest('.sr, select, [hidden]')) continue
    if (parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) look(node, parent)
  }
  const widest = Math.max(
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('main, .page, [role=dialog]')].map(
      (part) => part.getBoundingClientRect().left + part.scrollWidth,
    ),
  )
  if (widest > screen + slack) found.add(`${name}: scrolls sideways, ${Math.round(widest)} px on ${screen}`)
  return [...found]
}
