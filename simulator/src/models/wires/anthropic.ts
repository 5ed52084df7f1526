import * as z from 'zod'
import type { Answer, ModelRequest, ToolChoice, Turn } from '../conversation.ts'
import {
  bearerOf,
  type Manners,
  nextId,
  piecesOf,
  type Refusal,
  type StreamEvent,
  type TextWire,
} from './wire.ts'

const errors: Record<Refusal, { status: number; type: string; message: string }> = {
  wrong_key: { status: 401, type: 'authentication_error', message: 'invalid x-api-key' },
  no_such_model: { status: 404, type: 'not_found_error', message: 'model not found' },
  bad_request: { status: 400, type: 'invalid_request_error', message: 'Invalid request.' },
  rate_limited: {
    status: 429,
    type: 'rate_limit_error',
    message: 'This request would exceed your rate limit.',
  },
  no_quota: {
    status: 400,
    type: 'invalid_request_error',
    message: 'Your credit balance is too low to access the API. Please go to Plans & Billing.',
  },
  server_error: { status: 500, type: 'api_error', message: 'Internal server error' },
  overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
}

/** Anthropic's keys, model names, errors and rate-limit headers. */
export const anthropic: Manners = {
  provider: 'anthropic',
  keyOf(headers) {
    const key = headers['x-api-key']
    return typeof key === 'string' ? key : bearerOf(headers)
  },
  knowsModel: (model) => /^(claude-|sim-)/.test(model),
  headerFault: (headers) =>
    headers['anthropic-version'] === undefined ? 'anthropic-version: header is required' : undefined,
  refuse(refusal, { at, message, model, retryAfterSeconds = 1 }) {
    const { status, type, message: usual } = errors[refusal]
    const id = nextId('req_')
    const told = message ?? (refusal === 'no_such_model' ? `model: ${model}` : usual)
    return {
      status,
      headers: { 'request-id': id, ...(status === 429 ? limitHeaders(at, retryAfterSeconds) : {}) },
      body: { type: 'error', error: { type, message: told }, request_id: id },
    }
  },
}

const limitHeaders = (at: Date, seconds: number): Record<string, string> => ({
  'retry-after': String(Math.ceil(seconds)),
  'anthropic-ratelimit-requests-limit': '50',
  'anthropic-ratelimit-requests-remaining': '0',
  'anthropic-ratelimit-requests-reset': new Date(at.getTime() + seconds * 1000).toISOString(),
})

const TextBlock = z.looseObject({ type: z.literal('text'), text: z.string() })
const ToolUse = z.looseObject({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
})
const ToolResult = z.looseObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z
    .union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))])
    .optional(),
})
const OtherBlock = z.looseObject({ type: z.enum(['image', 'document', 'thinking', 'redacted_thinking']) })
const Block = z.union([TextBlock, ToolUse, ToolResult, OtherBlock])
const Body = z.looseObject({
  model: z.string(),
  max_tokens: z.int().positive(),
  system: z.union([z.string(), z.array(TextBlock)]).optional(),
  messages: z
    .array(
      z.looseObject({ role: z.enum(['user', 'assistant']), content: z.union([z.string(), z.array(Block)]) }),
    )
    .min(1),
  tools: z.array(z.looseObject({ name: z.string(), input_schema: z.unknown().optional() })).optional(),
  tool_choice: z
    .looseObject({ type: z.enum(['auto', 'any', 'tool', 'none']), name: z.string().optional() })
    .optional(),
  output_config: z
    .looseObject({ format: z.looseObject({ schema: z.unknown().optional() }).nullish() })
    .nullish(),
  stream: z.boolean().optional(),
})
type Body = z.infer<typeof Body>

/** Anthropic's Messages API. */
export const anthropicMessages: TextWire = {
  read(raw) {
    const body = Body.parse(raw)
    const { system = '' } = body
    return {
      provider: 'anthropic',
      model: body.model,
      instructions: typeof system === 'string' ? system : system.map((block) => block.text).join('\n'),
      turns: turnsOf(body),
      tools: (body.tools ?? []).map(({ name, input_schema }) => ({ name, parameters: input_schema })),
      toolChoice: choiceOf(body.tool_choice),
      maxOutputTokens: body.max_tokens,
      ...(body.output_config?.format ? { schema: body.output_config.format.schema } : {}),
      stream: body.stream ?? false,
    }
  },
  whole: messageOf,
  events: streamOf,
}

function turnsOf(body: Body): Turn[] {
  const names = new Map<string, string>()
  return body.messages.flatMap(({ role, content }) => {
    const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content
    return blocks.flatMap((block): Turn[] => {
      const text = z.safeParse(TextBlock, block)
      if (text.success) return [{ by: role === 'user' ? 'customer' : 'assistant', text: text.data.text }]
      const use = z.safeParse(ToolUse, block)
      if (use.success) {
        names.set(use.data.id, use.data.name)
        return [{ by: 'call', id: use.data.id, tool: use.data.name, input: JSON.stringify(use.data.input) }]
      }
      const result = z.safeParse(ToolResult, block)
      if (!result.success) return []
      const id = result.data.tool_use_id
      return [{ by: 'result', id, tool: names.get(id) ?? '', text: resultText(result.data.content ?? '') }]
    })
  })
}

const resultText = (content: string | readonly { text?: string | undefined }[]): string =>
  typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('\n')

function choiceOf(choice: Body['tool_choice']): ToolChoice {
  if (choice?.type === 'tool') return { tool: choice.name ?? '' }
  if (choice?.type === 'any') return 'required'
  return choice?.type ?? 'auto'
}

function blocksOf({ text, calls }: Answer) {
  const uses = calls.map(({ tool, input }) => ({
    type: 'tool_use' as const,
    id: nextId('toolu_'),
    name: tool,
    input,
    caller: { type: 'direct' },
  }))
  return text === '' ? uses : [{ type: 'text' as const, text, citations: null }, ...uses]
}

const stopReasonOf = ({ calls, cut }: Answer): string =>
  calls.length > 0 ? 'tool_use' : cut ? 'max_tokens' : 'end_turn'

function messageOf(request: ModelRequest, answer: Answer) {
  return {
    id: nextId('msg_'),
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: blocksOf(answer),
    stop_reason: stopReasonOf(answer) as string | null,
    stop_sequence: null,
    stop_details: null,
    container: null,
    usage: {
      input_tokens: answer.usage.input,
      output_tokens: answer.usage.output,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      inference_geo: null,
      server_tool_use: null,
      service_tier: 'standard',
    },
  }
}

function streamOf(request: ModelRequest, answer: Answer): StreamEvent[] {
  const message = messageOf(request, answer)
  const events = [
    {
      type: 'message_start',
      message: { ...message, content: [], stop_reason: null, usage: { ...message.usage, output_tokens: 1 } },
    },
    { type: 'ping' },
    ...message.content.flatMap(blockEvents),
    {
      type: 'message_delta',
      delta: {
        stop_reason: message.stop_reason,
        stop_sequence: null,
        stop_details: null,
        container: null,
      },
      usage: {
        input_tokens: answer.usage.input,
        output_tokens: answer.usage.output,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        server_tool_use: null,
      },
    },
    { type: 'message_stop' },
  ]
  return events.map((data) => ({ event: data.type, data }))
}

function blockEvents(block: ReturnType<typeof blocksOf>[number], index: number) {
  const [empty, deltas] =
    block.type === 'text'
      ? [{ ...block, text: '' }, piecesOf(block.text).map((text) => ({ type: 'text_delta', text }))]
      : [
          { ...block, input: {} },
          piecesOf(JSON.stringify(block.input)).map((partial_json) => ({
            type: 'input_json_delta',
            partial_json,
          })),
        ]
  return [
    { type: 'content_block_start', index, content_block: empty },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]
}
