import { z } from 'zod'

/** The last conversation of a page: the next one begins after it. */
export interface CursorPlace {
  readonly at: Date
  readonly id: string
}

const Place = z.tuple([z.iso.datetime(), z.uuid()])

export const writeCursor = ({ at, id }: CursorPlace): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')

/** A cursor that is not one of ours begins at the top. */
export function parseCursor(text: string | undefined): CursorPlace | undefined {
  if (!text) return undefined
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { at: new Date(at), id }
  } catch {
    return undefined
  }
}
