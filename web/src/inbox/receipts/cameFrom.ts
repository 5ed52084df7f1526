import type { View } from '../../api/types.ts'
import { views } from '../organising/views.ts'

/** Where in the inbox one was, and what one went to mend. */
export interface CameFrom {
  /** The conversation. */
  from?: string
  /** The message in it. */
  msg?: string
  view?: View
  /** What is to be mended: words of a document, or the SKU of a variant. */
  at?: string
}

const longestPlace = 200

/** As it stands in an address, whoever wrote that. */
export function cameFromOf(search: Record<string, unknown>): CameFrom {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, longestPlace) } : {}
  }
  const view = views.find((each) => each === search['view'])
  return { ...text('from'), ...text('msg'), ...text('at'), ...(view && { view }) }
}
