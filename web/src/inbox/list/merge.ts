import type { InfiniteData } from '@tanstack/react-query'
import type { Conversation, ConversationPage } from '../../api/types.ts'

export type Pages = InfiniteData<ConversationPage, string | null>

interface Row {
  readonly item: Conversation
  readonly order: string
}

/**
 * The loaded pages after some conversations have changed: each of them goes out of its place, and those that still belong
 * into the list go where the server's order puts them, unless that is beyond what is loaded. No other row is touched.
 */
export function mergeRows(data: Pages, ids: ReadonlySet<string>, answer: ConversationPage): Pages {
  const coming = rowsOf(answer)
  const pages = data.pages.map((page, n) => {
    const before = data.pages[n - 1]
    const stay = rowsOf(page).filter(({ item }) => !ids.has(item.id))
    const here = coming.filter(({ order }) => reaches(page, order) && !(before && reaches(before, order)))
    if (here.length === 0 && stay.length === page.items.length)
      return n === 0 ? { ...page, counts: answer.counts } : page
    const rows = [...stay, ...here].toSorted((one, other) => (one.order < other.order ? -1 : 1))
    return {
      ...page,
      ...(n === 0 && { counts: answer.counts }),
      items: rows.map(({ item }) => item),
      order: rows.map(({ order }) => order),
    }
  })
  return { ...data, pages }
}

const reaches = ({ end }: ConversationPage, order: string): boolean => end === null || order <= end

const rowsOf = ({ items, order }: ConversationPage): Row[] =>
  items.map((item, n) => ({ item, order: order[n] ?? '' }))
