import { z } from 'zod'

/** The last conversation of a page: the next one begins after it. */
export interface CursorPlace {
  /** What the list is sorted by before the time, where it is. */
  readonly key: Date | null
  readonly at: Date
  readonly id: string
}

const Place = z.tuple([z.iso.datetime().nullable(), z.iso.datetime(), z.uuid()])

export const writeCursor = ({ key, at, id }: CursorPlace): string =>
  Buffer.from(JSON.stringify([key?.toISOString() ?? null, at.toISOString(), id])).toString('base64url')

/** A cursor that is not one of ours begins at the top. */
export function parseCursor(text: string | undefined): CursorPlace | undefined {
  if (!text) return undefined
  try {
    const [key, at, id] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { key: key === null ? null : new Date(key), at: new Date(at), id }
  } catch {
    return undefined
  }
}
