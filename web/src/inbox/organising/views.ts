import type { Narrowing, Sort, View } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

/** In the order in which they stand; the first is where a day begins. */
export const views: readonly View[] = [
  'waiting',
  'mine',
  'unassigned',
  'assistant',
  'customer',
  'due',
  'promised',
  'closing',
  'snoozed',
  'failed',
  'all',
  'closed',
  'blocked',
]

export const sorts: readonly Sort[] = ['waiting', 'newest', 'closing', 'due', 'promised']

/** As the server sorts when nothing is chosen. */
export function usualSort(view: View): Sort {
  if (view === 'closing' || view === 'due' || view === 'promised') return view
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
    case 'blocked':
      return t('block.view')
    default:
      return t(`organise.${view}`)
  }
}

const names = ['channel', 'assignee', 'team', 'label', 'stage', 'language', 'product'] as const
const speakers = ['assistant', 'draft', 'member', 'nobody'] as const

/** Whether some are left out; an order leaves none out. */
export const isNarrowed = ({ sort: _, ...filters }: Narrowing): boolean => Object.keys(filters).length > 0

/** The part of an address that narrows a view; what is not of it is left out. */
export function narrowingOf(search: Record<string, unknown>): Narrowing {
  const sort = sorts.find((each) => each === search['sort'])
  const filters = names.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  const speaker = speakers.find((each) => each === search['speaker'])
  const flags = (['unread', 'late'] as const).filter((name) => String(search[name]) === 'true')
  return {
    ...(sort && { sort }),
    ...(speaker && { speaker }),
    ...Object.fromEntries(filters),
    ...Object.fromEntries(flags.map((name) => [name, 'true' as const])),
  }
}
