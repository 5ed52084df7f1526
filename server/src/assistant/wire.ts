import { z } from 'zod'
import { languages } from '#platform/text/language.ts'
import { type Assistant, keyProviders } from './assistants.ts'
import { thumbs } from './receipts/receipt.ts'

const Languages = z.array(z.enum(languages)).min(1).max(3)

export const AssistantView = z
  .object({
    name: z.string(),
    tone: z.string(),
    instructions: z.string(),
    languages: Languages,
    /** Null: the offline model, which needs no key. */
    provider: z.enum(keyProviders).nullable(),
    model: z.string().nullable(),
    enabled: z.boolean(),
    keys: z.object({ openai: z.boolean(), anthropic: z.boolean(), google: z.boolean() }),
  })
  .meta({ id: 'Assistant' })

export const AssistantChangeBody = z.strictObject({
  name: z.string().trim().min(1).max(60).optional(),
  tone: z.string().trim().max(500).optional(),
  instructions: z.string().trim().max(2000).optional(),
  languages: Languages.optional(),
  provider: z
    .enum([...keyProviders, 'offline'])
    .nullable()
    .optional(),
  model: z.string().trim().min(1).max(100).nullable().optional(),
  enabled: z.boolean().optional(),
})

export const KeyBody = z.strictObject({
  key: z.string().trim().min(1).max(500),
  model: z.string().trim().min(1).max(100),
})

export const SourceView = z.object({
  kind: z.enum(['product', 'passage']),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  documentId: z.uuid().nullable().describe('Of a passage: the document that it stands in, while it does'),
})

export const TrialBody = z.strictObject({
  messages: z
    .array(
      z.strictObject({ author: z.enum(['contact', 'assistant']), text: z.string().trim().min(1).max(4000) }),
    )
    .min(1)
    .max(60)
    .refine((messages) => messages.at(-1)?.author === 'contact', 'must end with what the customer says'),
})

export const TrialView = z
  .object({
    text: z.string(),
    outcome: z.enum(['answered', 'handed_off']),
    handoffReason: z.string().nullable(),
    sources: z.array(SourceView),
    model: z.string(),
    latencyMs: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
  })
  .meta({ id: 'Trial' })

export const ReceiptView = z
  .object({
    turnId: z.uuid(),
    assistantName: z.string(),
    model: z.string(),
    provider: z.string(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    latencyMs: z.int(),
    sources: z.array(SourceView),
    outcome: z.string(),
    ratings: z
      .object({ up: z.int(), down: z.int(), mine: z.enum(thumbs).nullable() })
      .describe('What members think of it; `mine` is the reader’s own'),
  })
  .meta({ id: 'Receipt' })

export const RatingBody = z.strictObject({ thumb: z.enum(thumbs).nullable().describe('Null takes it back') })

export const toView = ({
  name,
  tone,
  instructions,
  languages,
  provider,
  model,
  keys,
  enabled,
}: Assistant) => ({
  name,
  tone,
  instructions,
  languages: [...languages],
  provider: provider === 'offline' ? null : provider,
  model: provider === 'offline' ? null : model,
  enabled,
  keys: {
    openai: keys.includes('openai'),
    anthropic: keys.includes('anthropic'),
    google: keys.includes('google'),
  },
})
