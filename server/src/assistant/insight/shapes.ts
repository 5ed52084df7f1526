import { z } from 'zod'
import { SourceView } from '../wire.ts'

const count = z.int().min(0)

export const InsightView = z
  .object({
    enabled: z.boolean().describe('The assistant of the store is switched on'),
    reads: count.describe('Messages of this conversation that its next answer would be made from'),
    handOff: z
      .object({ reason: z.string(), at: z.iso.datetime() })
      .nullable()
      .describe('Why it last called a person here, also when one has answered since'),
    sources: z.array(SourceView).describe('What its last answers here stand on, each once, the newest first'),
    turns: z.object({
      answered: count,
      handedOff: count,
      dropped: count.describe('Made for nothing: somebody spoke meanwhile, or it failed'),
      help: count.describe('Asked for by people: drafts, rewritings, translations, summaries'),
    }),
    spent: z
      .array(
        z.object({
          model: z.string(),
          provider: z.string(),
          calls: count,
          inputTokens: count,
          outputTokens: count,
        }),
      )
      .describe(
        'By all turns and all help of this conversation, by model; what a token costs is between shop and provider',
      ),
  })
  .meta({ id: 'AssistantInsight' })
export type InsightJson = z.infer<typeof InsightView>
