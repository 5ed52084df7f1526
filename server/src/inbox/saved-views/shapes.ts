import { z } from 'zod'
import { filterQuery } from '../reading/filters.ts'
import { sorts, views } from '../reading/shapes.ts'

const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => !text.includes('\0'), 'must not hold NUL')

const Narrowing = z
  .strictObject({ sort: z.enum(sorts).optional(), ...filterQuery })
  .describe('As the list takes it')
export type Narrowing = z.infer<typeof Narrowing>

export const NewSavedView = z.strictObject({
  name,
  view: z.enum(views).describe('Which of the fixed views is narrowed'),
  narrowing: Narrowing,
  shared: z.boolean().describe("Everybody's, or the member's own"),
})
export type NewSavedView = z.infer<typeof NewSavedView>

export const SavedViewChange = z.strictObject({
  name: name.optional(),
  position: z.int().min(0).max(19).optional().describe('Its place among its kind, from 0'),
})
export type SavedViewChange = z.infer<typeof SavedViewChange>

/** Counted no further: who has so many looks no closer. */
export const MOST_COUNTED = 1000

export const SavedViewShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    view: z.enum(views),
    narrowing: Narrowing,
    shared: z.boolean(),
    manageable: z.boolean().describe('Whether the one who asks may change and delete it'),
    count: z.int().describe(`Conversations in it, ${MOST_COUNTED} for that many or more`),
  })
  .meta({ id: 'SavedView' })
export type SavedViewJson = z.infer<typeof SavedViewShape>
