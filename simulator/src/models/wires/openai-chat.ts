import * as z from 'zod'
import type { Answer, ModelRequest, ToolChoice, Turn } from '../conversation.ts'
import { nextId, piecesOf, type StreamEvent, secondsOf, type TextWire } from './wire.ts'

const Content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
])
const ToolCall = z.looseObject({
  id: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
})
const Message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: Content.nullish(),
  tool_calls: z.array(ToolCall).nullish(),
  tool_call_id: z.string().optional(),
})
const Body = z.looseObject({
  model: z.string(),
  messages: z.array(Message).min(1),
  tools: z
    .array(
      z.looseObject({ function: z.looseObject({ name: z.string(), parameters: z.unknown().optional() }) }),
    )
    .nullish(),
  tool_choice: z
    .union([
      z.enum(['auto', 'none', 'required']),
      z.looseObject({ function: z.looseObject({ name: z.string() }) }),
    ])
    .nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.unknown().optional() }).optional(),
    })
    .nullish(),
})
type Body = z.infer<typeof Body>

/** OpenAI's Chat Completions API, which many other vendors speak too. */
export const openaiChat: TextWire = {
  read(raw) {
    const body = Body.parse(raw)
    return {
      provider: 'openai',
      model: body.model,
      instructions: body.messages.filter(isInstruction).map(textOf).join('\n'),
      turns: turnsOf(body.messages),
      tools: (body.tools ?? []).map(({ function: { name, parameters } }) => ({ name, parameters })),
      toolChoice: choiceOf(body.tool_choice),
      maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? undefined,
      ...(body.response_format?.type === 'json_schema'
        ? { schema: body.response_format.json_schema?.schema }
        : {}),
      stream: body.stream ?? false,
    }
  },
  whole: (request, answer) => ({
    id: nextId('chatcmpl-'),
    object: 'chat.completion',
    created: secondsOf(answer.at),
    model: request.model,
    choices: [
      { index: 0, message: messageOf(answer), finish_reason: finishReasonOf(answer), logprobs: null },
    ],
    usage: usageOf(answer),
  }),
  events: (request, answer, raw) => streamOf(request, answer, Body.parse(raw)),
}

type Message = z.infer<typeof Message>

const isInstruction = ({ role }: Message): boolean => role === 'system' || role === 'developer'

const textOf = ({ content }: Message): string =>
  typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('\n')

function turnsOf(messages: readonly Message[]): Turn[] {
  const names = new Map<string, string>()
  return messages.flatMap((message): Turn[] => {
    const text = textOf(message)
    if (message.role === 'user') return [{ by: 'customer', text }]
    if (message.role === 'tool') {
      const id = message.tool_call_id ?? ''
      return [{ by: 'result', id, tool: names.get(id) ?? '', text }]
    }
    if (message.role !== 'assistant') return []
    const calls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: input } }): Turn => {
      names.set(id, name)
      return { by: 'call', id, tool: name, input }
    })
    return text === '' ? calls : [{ by: 'assistant', text }, ...calls]
  })
}

const choiceOf = (choice: Body['tool_choice']): ToolChoice =>
  typeof choice === 'object' && choice !== null ? { tool: choice.function.name } : (choice ?? 'auto')

const finishReasonOf = ({ calls, cut }: Answer): string =>
  calls.length > 0 ? 'tool_calls' : cut ? 'length' : 'stop'

const toolCallsOf = ({ calls }: Answer) =>
  calls.map(({ tool, input }) => ({
    id: nextId('call_'),
    type: 'function',
    function: { name: tool, arguments: JSON.stringify(input) },
  }))

function messageOf(answer: Answer) {
  const spoken = { role: 'assistant', content: answer.text, refusal: null }
  return answer.calls.length === 0
    ? spoken
    : { ...spoken, content: answer.text || null, tool_calls: toolCallsOf(answer) }
}

const usageOf = ({ usage: { input, output } }: Answer) => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0 },
})

function streamOf(request: ModelRequest, answer: Answer, body: Body): StreamEvent[] {
  const chunk = {
    id: nextId('chatcmpl-'),
    object: 'chat.completion.chunk',
    created: secondsOf(answer.at),
    model: request.model,
  }
  const deltas = [
    { role: 'assistant', content: '', refusal: null },
    ...piecesOf(answer.text).map((content) => ({ content })),
    ...toolCallsOf(answer).flatMap(toolCallDeltas),
  ]
  const chosen = (delta: unknown, finish_reason: string | null) => ({
    data: { ...chunk, choices: [{ index: 0, delta, logprobs: null, finish_reason }] },
  })
  const usage = body.stream_options?.include_usage
    ? [{ data: { ...chunk, choices: [], usage: usageOf(answer) } }]
    : []
  return [
    ...deltas.map((delta) => chosen(delta, null)),
    chosen({}, finishReasonOf(answer)),
    ...usage,
    { data: '[DONE]' },
  ]
}

const toolCallDeltas = (
  { function: call, ...head }: ReturnType<typeof toolCallsOf>[number],
  index: number,
) => [
  { tool_calls: [{ index, ...head, function: { name: call.name, arguments: '' } }] },
  ...piecesOf(call.arguments).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
]
