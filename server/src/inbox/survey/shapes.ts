import { z } from 'zod'

export const RatingShape = z
  .object({
    conversationId: z.uuid(),
    score: z.int().min(1).max(5),
    at: z.iso.datetime(),
    comment: z.string().nullable().describe('What was said beside the figure'),
  })
  .meta({ id: 'ContactRating' })
export type RatingJson = z.infer<typeof RatingShape>
