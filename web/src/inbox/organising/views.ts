import type { Narrowing, Sort, View } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

/** In the order in which they stand; the first is where a day begins. */
export const views: readonly View[] = [
  'waiting',
  'mine',
  'unassigned',
  'assistant',
  'customer',
  'closing',
  'snoozed',
  'failed',
  'all',
  'closed',
]

export const sorts: readonly Sort[] = ['waiting', 'newest', 'closing']

/** As the server sorts when nothing is chosen. */
export function usualSort(view: View): Sort {
  if (view === 'closing') return 'closing'
  return view === 'waiting' || view === 'mine' || view === 'unassigned' ? 'waiting' : 'newest'
}

export function viewName(t: Translate, view: View, assistant: string): string {
  switch (view) {
    case 'assistant':
      return assistant
    case 'waiting':
    case 'mine':
    case 'all':
    case 'closed':
      return t(`inbox.${view}`)
    default:
      return t(`organise.${view}`)
  }
}

const names = ['channel', 'assignee', 'label', 'stage', 'language'] as const

/** The part of an address that narrows a view; what is not of it is left out. */
export function narrowingOf(search: Record<string, unknown>): Narrowing {
  const sort = sorts.find((each) => each === search['sort'])
  const filters = names.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  const unread = search['unread'] === 'true' || search['unread'] === true
  return { ...(sort && { sort }), ...Object.fromEntries(filters), ...(unread && { unread: 'true' as const }) }
}
