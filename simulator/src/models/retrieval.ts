import * as z from 'zod'
import { embed } from './embedding.ts'
import { similarity, tokensOf } from './text.ts'

/** A request for vectors or scores: the model that it names and how to answer it. */
export type Retrieval = { model: string; answer: () => unknown }

const Texts = (most: number) =>
  z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(most)])
    .transform((input) => (typeof input === 'string' ? [input] : input))

const OpenAIBody = z.strictObject({
  model: z.string(),
  input: Texts(2048),
  encoding_format: z.enum(['float', 'base64']).optional(),
  dimensions: z.int().min(1).max(3072).optional(),
  user: z.string().optional(),
})

/** OpenAI's embeddings: 1536 numbers, 3072 for a `large` model, or as many as asked. */
export function openaiEmbeddings(raw: unknown): Retrieval {
  const { model, input, dimensions, encoding_format } = OpenAIBody.parse(raw)
  const size = dimensions ?? (model.includes('large') ? 3072 : 1536)
  const tokens = totalTokens(input)
  return {
    model,
    answer: () => ({
      object: 'list',
      data: vectorsOf(input, size, encoding_format),
      model,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    }),
  }
}

const VoyageBody = z.looseObject({
  model: z.string(),
  input: Texts(1000),
  input_type: z.enum(['query', 'document']).nullish(),
  truncation: z.boolean().nullish(),
  output_dimension: z.union([z.literal(256), z.literal(512), z.literal(1024), z.literal(2048)]).nullish(),
  output_dtype: z.literal('float').nullish(),
  encoding_format: z.literal('base64').nullish(),
})

/** Voyage's embeddings: 1024 numbers, or 256, 512, 2048 when asked. */
export function voyageEmbeddings(raw: unknown): Retrieval {
  const { model, input, output_dimension, encoding_format } = VoyageBody.parse(raw)
  return {
    model,
    answer: () => ({
      object: 'list',
      data: vectorsOf(input, output_dimension ?? 1024, encoding_format ?? 'float'),
      model,
      usage: { total_tokens: totalTokens(input) },
    }),
  }
}

const RerankBody = z.looseObject({
  model: z.string(),
  query: z.string().min(1),
  documents: z.array(z.string()).min(1).max(1000),
  top_k: z.int().positive().nullish(),
  return_documents: z.boolean().nullish(),
})

/** Voyage's rerank: the share of the query's words and trigrams that a document holds, best first. */
export function voyageRerank(raw: unknown): Retrieval {
  const { model, query, documents, top_k, return_documents } = RerankBody.parse(raw)
  const scored = documents
    .map((document, index) => ({
      index,
      relevance_score: similarity(query, document),
      ...(return_documents ? { document } : {}),
    }))
    .sort((a, b) => b.relevance_score - a.relevance_score)
  return {
    model,
    answer: () => ({
      object: 'list',
      data: scored.slice(0, top_k ?? scored.length),
      model,
      usage: { total_tokens: totalTokens([query, ...documents]) },
    }),
  }
}

const GoogleBody = z.looseObject({
  content: z.looseObject({ parts: z.array(z.looseObject({ text: z.string() })).min(1) }),
  outputDimensionality: z.int().min(1).max(3072).optional(),
  embedContentConfig: z.looseObject({ outputDimensionality: z.int().min(1).max(3072).optional() }).optional(),
})
const GoogleBatch = z.looseObject({ requests: z.array(GoogleBody).min(1).max(100) })

/** Gemini's embedContent: 3072 numbers, or as many as asked. */
export const googleEmbed =
  (model: string) =>
  (raw: unknown): Retrieval => {
    const body = GoogleBody.parse(raw)
    return { model, answer: () => ({ embedding: { values: googleVector(body) } }) }
  }

/** Gemini's batchEmbedContents, at most 100 at once. */
export const googleBatchEmbed =
  (model: string) =>
  (raw: unknown): Retrieval => {
    const { requests } = GoogleBatch.parse(raw)
    return {
      model,
      answer: () => ({ embeddings: requests.map((body) => ({ values: googleVector(body) })) }),
    }
  }

function googleVector(body: z.infer<typeof GoogleBody>): number[] {
  const size = body.embedContentConfig?.outputDimensionality ?? body.outputDimensionality ?? 3072
  return embed(body.content.parts.map((part) => part.text).join('\n'), size)
}

function vectorsOf(texts: readonly string[], size: number, format: 'float' | 'base64' = 'float') {
  return texts.map((text, index) => {
    const vector = embed(text, size)
    return { object: 'embedding', index, embedding: format === 'base64' ? packed(vector) : vector }
  })
}

/** Little-endian 32-bit floats, as the providers pack them. */
const packed = (vector: readonly number[]): string =>
  Buffer.from(new Float32Array(vector).buffer).toString('base64')

const totalTokens = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + tokensOf(text), 0)
