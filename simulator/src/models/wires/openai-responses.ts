import * as z from 'zod'
import type { Answer, ModelRequest, ToolChoice, Turn } from '../conversation.ts'
import { nextId, piecesOf, type StreamEvent, secondsOf, type TextWire } from './wire.ts'

const Part = z.looseObject({ type: z.string(), text: z.string().optional() })
const Content = z.union([z.string(), z.array(Part)])
const Message = z.looseObject({
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: Content,
})
const FunctionCall = z.looseObject({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
})
const FunctionOutput = z.looseObject({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: Content,
})
const OtherItem = z.looseObject({ type: z.enum(['reasoning', 'item_reference']) })
const Body = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.union([FunctionCall, FunctionOutput, Message, OtherItem]))]),
  instructions: z.string().nullish(),
  tools: z
    .array(
      z.looseObject({ type: z.string(), name: z.string().optional(), parameters: z.unknown().optional() }),
    )
    .nullish(),
  tool_choice: z
    .union([z.enum(['auto', 'none', 'required']), z.looseObject({ type: z.string(), name: z.string() })])
    .nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  stream: z.boolean().nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  text: z
    .looseObject({ format: z.looseObject({ type: z.string(), schema: z.unknown().optional() }).optional() })
    .nullish(),
})
type Body = z.infer<typeof Body>

/** OpenAI's Responses API. */
export const openaiResponses: TextWire = {
  read(raw) {
    const body = Body.parse(raw)
    const items =
      typeof body.input === 'string' ? [{ role: 'user' as const, content: body.input }] : body.input
    const said = turnsOf(items)
    return {
      provider: 'openai',
      model: body.model,
      instructions: [body.instructions ?? '', ...said.instructions].join('\n').trim(),
      turns: said.turns,
      tools: (body.tools ?? []).flatMap(({ name, parameters }) => (name ? [{ name, parameters }] : [])),
      toolChoice: choiceOf(body.tool_choice),
      maxOutputTokens: body.max_output_tokens ?? undefined,
      ...(body.text?.format?.type === 'json_schema' ? { schema: body.text.format.schema } : {}),
      stream: body.stream ?? false,
    }
  },
  whole: (request, answer, raw) =>
    responseOf(request, answer, Body.parse(raw), itemsOf(answer), nextId('resp_')),
  events: (request, answer, raw) => streamOf(request, answer, Body.parse(raw)),
}

function turnsOf(items: Exclude<Body['input'], string>): { turns: Turn[]; instructions: string[] } {
  const turns: Turn[] = []
  const instructions: string[] = []
  const names = new Map<string, string>()
  for (const item of items) {
    if ('call_id' in item && 'arguments' in item) {
      const { call_id: id, name: tool, arguments: input } = z.parse(FunctionCall, item)
      names.set(id, tool)
      turns.push({ by: 'call', id, tool, input })
    } else if ('call_id' in item) {
      const { call_id: id, output } = z.parse(FunctionOutput, item)
      turns.push({ by: 'result', id, tool: names.get(id) ?? '', text: textOf(output) })
    } else if ('role' in item) {
      const { role, content } = z.parse(Message, item)
      if (role === 'user') turns.push({ by: 'customer', text: textOf(content) })
      else if (role === 'assistant') turns.push({ by: 'assistant', text: textOf(content) })
      else instructions.push(textOf(content))
    }
  }
  return { turns, instructions }
}

const textOf = (content: z.infer<typeof Content>): string =>
  typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('\n')

const choiceOf = (choice: Body['tool_choice']): ToolChoice =>
  typeof choice === 'object' && choice !== null ? { tool: choice.name } : (choice ?? 'auto')

type Item = { type: string; id: string; status: string; [key: string]: unknown }

function itemsOf({ text, calls }: Answer): Item[] {
  const message: Item = {
    type: 'message',
    id: nextId('msg_'),
    role: 'assistant',
    status: 'completed',
    content: [outputText(text)],
  }
  const asked = calls.map(({ tool, input }) => ({
    type: 'function_call',
    id: nextId('fc_'),
    call_id: nextId('call_'),
    name: tool,
    arguments: JSON.stringify(input),
    status: 'completed',
  }))
  return text === '' && asked.length > 0 ? asked : [message, ...asked]
}

const outputText = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] })

function responseOf(request: ModelRequest, answer: Answer, body: Body, output: Item[], id: string) {
  const { input, output: out } = answer.usage
  return {
    id,
    object: 'response',
    created_at: secondsOf(answer.at),
    status: answer.cut ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: answer.cut ? { reason: 'max_output_tokens' } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    model: request.model,
    output,
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    temperature: body.temperature ?? 1,
    top_p: body.top_p ?? 1,
    tool_choice: body.tool_choice ?? 'auto',
    tools: body.tools ?? [],
    metadata: body.metadata ?? {},
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: out,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + out,
    },
  }
}

function streamOf(request: ModelRequest, answer: Answer, body: Body): StreamEvent[] {
  const items = itemsOf(answer)
  const done = responseOf(request, answer, body, items, nextId('resp_'))
  const { usage: _, ...unspent } = done
  const begun = { ...unspent, status: 'in_progress', output: [], incomplete_details: null }
  const events: Event[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...items.flatMap((item, at) =>
      item.type === 'message' ? messageEvents(item, answer.text, at) : callEvents(item, at),
    ),
    { type: answer.cut ? 'response.incomplete' : 'response.completed', response: done },
  ]
  return events.map((event, sequence_number) => ({ event: event.type, data: { ...event, sequence_number } }))
}

type Event = { type: string; [key: string]: unknown }

function messageEvents(item: Item, text: string, output_index: number): Event[] {
  const place = { item_id: item.id, output_index, content_index: 0 }
  const part = outputText(text)
  return [
    {
      type: 'response.output_item.added',
      output_index,
      item: { ...item, status: 'in_progress', content: [] },
    },
    { type: 'response.content_part.added', ...place, part: outputText('') },
    ...piecesOf(text).map((delta) => ({
      type: 'response.output_text.delta',
      ...place,
      delta,
      logprobs: [],
    })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', output_index, item },
  ]
}

function callEvents(item: Item, output_index: number): Event[] {
  const place = { item_id: item.id, output_index }
  const whole = String(item['arguments'])
  return [
    {
      type: 'response.output_item.added',
      output_index,
      item: { ...item, status: 'in_progress', arguments: '' },
    },
    ...piecesOf(whole).map((delta) => ({
      type: 'response.function_call_arguments.delta',
      ...place,
      delta,
    })),
    { type: 'response.function_call_arguments.done', ...place, name: item['name'], arguments: whole },
    { type: 'response.output_item.done', output_index, item },
  ]
}
