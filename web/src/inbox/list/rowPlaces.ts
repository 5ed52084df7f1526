import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/** Draws what is in sight and the row that takes the focus: else the focus would be lost as others are scrolled past. */
export const keepingDrawn = (stop: number) => (range: Range) => {
  const seen = defaultRangeExtractor(range)
  if (stop >= range.count || seen.includes(stop)) return seen
  return [...seen, stop].sort((one, other) => one - other)
}

interface Measured {
  itemSizeCache: Map<unknown, number>
  options: { getItemKey: (index: number) => unknown }
}

/**
 * The height of a row in pixels as the browser has measured it by itself: asking it in the middle of drawing would make it
 * lay out everything at once.
 */
export const sizeOr =
  (usual: () => number) =>
  (element: Element, entry: ResizeObserverEntry | undefined, virtual: Measured): number => {
    const [box] = entry?.borderBoxSize ?? []
    if (box) return Math.round(box.blockSize)
    const index = Number(element.getAttribute('data-index'))
    return virtual.itemSizeCache.get(virtual.options.getItemKey(index)) ?? usual()
  }

/** How far each key goes in a list; beyond an end is that end. */
export const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}
