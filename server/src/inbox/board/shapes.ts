import { z } from 'zod'
import { ConversationShape } from '../reading/shapes.ts'

export const BoardShape = z
  .object({
    columns: z.array(
      z.object({
        stageId: z.uuid().nullable().describe('null: without a stage'),
        count: z.int().describe('Of all that stand there'),
        items: z.array(ConversationShape).describe('The last that spoke first'),
      }),
    ),
  })
  .meta({ id: 'Board' })
export type BoardJson = z.infer<typeof BoardShape>
