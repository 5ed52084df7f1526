import type { LanguageModel } from 'ai'
import { z } from 'zod'
import { identityIn, unframe } from '../../prompt.ts'
import { PassagesSeen, ProductsSeen } from '../../tools/shapes.ts'
import type { Move, Seen } from './decide.ts'
import { decide } from './decide.ts'
import type { Said } from './understand.ts'

type Model = Extract<LanguageModel, { specificationVersion: 'v4' }>
type Call = Parameters<Model['doGenerate']>[0]
type Generated = Awaited<ReturnType<Model['doGenerate']>>

export const createOfflineModel = (): Model => offlineModel

/**
 * A model that needs no account: deterministic, made of word lists and quotation, for Russian, Kyrgyz and English.
 * It calls the same tools as any other model and is told apart on screen by its provider, `offline`.
 */
const offlineModel: Model = {
  specificationVersion: 'v4',
  provider: 'offline',
  modelId: 'offline',
  supportedUrls: {},
  doGenerate: async (call) => generated(call, decideCall(call)),
  doStream: async (call) => streamed(generated(call, decideCall(call))),
}

function decideCall(call: Call): Move {
  const instructions = call.prompt.find((message) => message.role === 'system')?.content ?? ''
  const { said, seen, corrected } = readPrompt(call.prompt)
  if (corrected) return { calls: [{ tool: 'hand_off', input: { reason: 'other', note: '' } }] }
  return decide({ said, seen, identity: identityIn(instructions) })
}

/** The conversation and what tools have shown since the customer's last message. */
function readPrompt(prompt: Call['prompt']): { said: Said[]; seen: Seen[]; corrected: boolean } {
  const said: Said[] = []
  let seen: Seen[] = []
  let corrected = false
  for (const message of prompt) {
    if (message.role === 'tool')
      seen.push(...message.content.flatMap((part) => (part.type === 'tool-result' ? seenIn(part) : [])))
    if (message.role === 'assistant')
      said.push(...textsOf(message.content).map((text) => ({ author: 'shop' as const, text })))
    if (message.role !== 'user') continue
    for (const text of textsOf(message.content)) {
      const framed = unframe(text)
      corrected = !framed
      if (!framed) continue
      said.push({ author: framed.author === 'contact' ? 'contact' : 'shop', text: framed.text })
      seen = []
    }
  }
  return { said, seen, corrected }
}

const textsOf = (content: readonly { type: string }[]): string[] =>
  content.flatMap((part) =>
    part.type === 'text' && 'text' in part && typeof part.text === 'string' ? [part.text] : [],
  )

const JsonOutput = z.object({ type: z.literal('json'), value: z.unknown() })

function seenIn(part: { toolName: string; output: unknown }): Seen[] {
  const output = JsonOutput.safeParse(part.output)
  const value = output.success ? output.data.value : undefined
  const products = ProductsSeen.safeParse(value)
  const passages = PassagesSeen.safeParse(value)
  return [
    {
      tool: part.toolName,
      products: products.success ? products.data.products : [],
      passages: passages.success ? passages.data.passages : [],
    },
  ]
}

function generated(call: Call, move: Move): Generated {
  const content: Generated['content'] =
    'text' in move
      ? [{ type: 'text', text: move.text }]
      : move.calls.map(({ tool, input }, at) => ({
          type: 'tool-call',
          toolCallId: `offline-${call.prompt.length}-${at}`,
          toolName: tool,
          input: JSON.stringify(input),
        }))
  const finish = 'text' in move ? 'stop' : 'tool-calls'
  return {
    content,
    finishReason: { unified: finish, raw: finish },
    usage: usage(call, content),
    warnings: [],
  }
}

/** Four characters to a token, as a rule of thumb: the figures on a receipt are there to be seen, not billed. */
function usage(call: Call, content: Generated['content']): Generated['usage'] {
  const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4)
  const [input, output] = [tokens(call.prompt), tokens(content)]
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  }
}

type StreamPart =
  Awaited<ReturnType<Model['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never

function streamed({ content, finishReason, usage }: Generated): Awaited<ReturnType<Model['doStream']>> {
  const parts: StreamPart[] = [
    { type: 'stream-start', warnings: [] },
    ...content.flatMap((part): StreamPart[] => {
      if (part.type === 'tool-call') return [part]
      if (part.type !== 'text') return []
      return [
        { type: 'text-start', id: '0' },
        { type: 'text-delta', id: '0', delta: part.text },
        { type: 'text-end', id: '0' },
      ]
    }),
    { type: 'finish', finishReason, usage },
  ]
  return { stream: ReadableStream.from(parts) as ReadableStream<StreamPart> }
}
