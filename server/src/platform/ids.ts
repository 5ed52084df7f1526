import { v7 } from 'uuid'

/** An id that knows what it names: `Id<'message'>` will not pass for `Id<'contact'>`. UUIDv7, so ids sort by birth. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

export type StoreId = Id<'store'>
export type PersonId = Id<'person'>
export type MemberId = Id<'member'>
export type ChannelId = Id<'channel'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type TurnId = Id<'turn'>

export const newId = <Kind extends string>(): Id<Kind> => v7() as Id<Kind>

/** An id as if it had been born at `at`; of one moment those with the smaller `n` sort first. */
export const idBornAt = <Kind extends string>(at: Date, n: number): Id<Kind> =>
  v7({ msecs: at.getTime(), seq: n }) as Id<Kind>

/** No id born at `at` or later sorts before this: a bound for reading a table's recent rows by its key. */
export function earliestId(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isId = (value: string): boolean => shape.test(value)

/** @throws TypeError when the text is no UUID. Also the guard that lets an id stand in SQL text. */
export function parseId<Kind extends string>(value: string): Id<Kind> {
  if (!isId(value)) throw new TypeError('not an id')
  return value as Id<Kind>
}
