import { z } from 'zod'
import type { ContactListQuery } from './list-shapes.ts'

type Sort = ContactListQuery['sort']

/** The last of a page of contacts: the next one begins after it, among hits of the same closeness. */
export interface ListPlace {
  readonly near: boolean
  /** What the list is sorted by before the id, where it is. */
  readonly key: string | null
  readonly id: string
}

/** Of each order what it may be: it is handed to the database as that. */
const keys = {
  recent: z.iso.datetime({ precision: 3 }).refine((at) => at >= '0001', 'is no year'),
  newest: z.null(),
  name: z.string().refine((name) => !name.includes('\0'), 'must not hold NUL'),
} as const satisfies Record<Sort, z.ZodType<string | null>>

const placeIn = (sort: Sort) => z.tuple([z.literal(sort), z.boolean(), keys[sort], z.uuid()])

export const writeListPlace = (sort: Sort, { near, key, id }: ListPlace): string =>
  Buffer.from(JSON.stringify([sort, near, key, id])).toString('base64url')

/** A cursor that is not one of ours, or of a list in another order, begins at the top. */
export function parseListPlace(sort: Sort, text: string | undefined): ListPlace | undefined {
  if (!text) return undefined
  try {
    const [, near, key, id] = placeIn(sort).parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { near, key, id }
  } catch {
    return undefined
  }
}
