import { z } from 'zod'

/** The last message of a page: the next one begins after it, among hits of the same closeness. */
export interface HitPlace {
  readonly near: boolean
  readonly before: string
}

const Place = z.tuple([z.boolean(), z.uuid()])

export const writePlace = ({ near, before }: HitPlace): string =>
  Buffer.from(JSON.stringify([near, before])).toString('base64url')

/** A cursor that is not one of ours begins at the top. */
export function parsePlace(text: string | undefined): HitPlace | undefined {
  if (!text) return undefined
  try {
    const [near, before] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { near, before }
  } catch {
    return undefined
  }
}
