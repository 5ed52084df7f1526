import { z } from 'zod'

/** The last of a page of contacts: the next one begins after it, among hits of the same closeness. */
export interface ListPlace {
  readonly near: boolean
  /** What the list is sorted by before the id, where it is. */
  readonly key: string | null
  readonly id: string
}

const Place = z.tuple([z.boolean(), z.string().nullable(), z.uuid()])

export const writeListPlace = ({ near, key, id }: ListPlace): string =>
  Buffer.from(JSON.stringify([near, key, id])).toString('base64url')

/** A cursor that is not one of ours begins at the top. */
export function parseListPlace(text: string | undefined): ListPlace | undefined {
  if (!text) return undefined
  try {
    const [near, key, id] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { near, key, id }
  } catch {
    return undefined
  }
}
