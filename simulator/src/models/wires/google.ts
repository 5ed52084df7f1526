import * as z from 'zod'
import type { Answer, ModelRequest, ToolChoice, Turn } from '../conversation.ts'
import { type Manners, nextId, piecesOf, type Refusal, type TextWire } from './wire.ts'

const errors: Record<Refusal, { code: number; status: string; message: string; details?: unknown[] }> = {
  wrong_key: {
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: 'API key not valid. Please pass a valid API key.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'API_KEY_INVALID',
        domain: 'googleapis.com',
        metadata: { service: 'generativelanguage.googleapis.com' },
      },
    ],
  },
  no_such_model: {
    code: 404,
    status: 'NOT_FOUND',
    message: 'The model is not found for API version v1beta.',
  },
  bad_request: { code: 400, status: 'INVALID_ARGUMENT', message: 'Invalid JSON payload received.' },
  rate_limited: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Resource has been exhausted.' },
  no_quota: {
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: 'You exceeded your current quota, please check your plan and billing details.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [
          {
            quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
            quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
            quotaValue: '250',
          },
        ],
      },
    ],
  },
  server_error: { code: 500, status: 'INTERNAL', message: 'An internal error has occurred.' },
  overloaded: {
    code: 503,
    status: 'UNAVAILABLE',
    message: 'The model is overloaded. Please try again later.',
  },
}

/** Google's keys, model names and errors. A wrong key is a bad request there, not an unauthorised one. */
export const google: Manners = {
  provider: 'google',
  keyOf(headers) {
    const key = headers['x-goog-api-key']
    return typeof key === 'string' ? key : undefined
  },
  knowsModel: (model) => /^(gemini-|sim-)/.test(model),
  refuse(refusal, { message, model, retryAfterSeconds = 1 }) {
    const { code, status, message: usual, details = [] } = errors[refusal]
    const told = refusal === 'no_such_model' ? `models/${model} is not found for API version v1beta.` : usual
    const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfterSeconds}s` }
    const all = refusal === 'rate_limited' ? [...details, retry] : details
    return {
      status: code,
      headers: {},
      body: {
        error: { code, message: message ?? told, status, ...(all.length > 0 ? { details: all } : {}) },
      },
    }
  },
}

const Part = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  functionCall: z
    .looseObject({
      id: z.string().optional(),
      name: z.string(),
      args: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  functionResponse: z
    .looseObject({ id: z.string().optional(), name: z.string(), response: z.unknown().optional() })
    .optional(),
})
const Content = z.looseObject({ role: z.string().optional(), parts: z.array(Part) })
const Body = z.looseObject({
  contents: z.array(Content).min(1),
  systemInstruction: Content.optional(),
  tools: z
    .array(
      z.looseObject({
        functionDeclarations: z
          .array(
            z.looseObject({
              name: z.string(),
              parameters: z.unknown().optional(),
              parametersJsonSchema: z.unknown().optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  toolConfig: z
    .looseObject({
      functionCallingConfig: z
        .looseObject({
          mode: z.enum(['AUTO', 'ANY', 'NONE', 'VALIDATED']).optional(),
          allowedFunctionNames: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  generationConfig: z
    .looseObject({
      maxOutputTokens: z.int().positive().optional(),
      responseMimeType: z.string().optional(),
      responseJsonSchema: z.unknown().optional(),
      responseSchema: z.unknown().optional(),
    })
    .optional(),
})
type Body = z.infer<typeof Body>

/** Gemini's generateContent and streamGenerateContent. */
export const googleGenerate: TextWire = {
  read(raw, path) {
    const body = Body.parse(raw)
    const config = body.toolConfig?.functionCallingConfig
    const allowed = config?.allowedFunctionNames
    const declared = (body.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? [])
    return {
      provider: 'google',
      model: path.model ?? '',
      instructions: (body.systemInstruction?.parts ?? []).map((part) => part.text ?? '').join('\n'),
      turns: turnsOf(body),
      tools: declared
        .filter(({ name }) => !allowed || allowed.includes(name))
        .map((tool) => ({ name: tool.name, parameters: tool.parametersJsonSchema ?? tool.parameters })),
      toolChoice: choiceOf(config?.mode),
      maxOutputTokens: body.generationConfig?.maxOutputTokens,
      ...schemaOf(body.generationConfig),
      stream: path.stream ?? false,
    }
  },
  whole: (request, answer) => ({
    ...headOf(request),
    candidates: [candidateOf(answer.text, answer)],
    usageMetadata: usageOf(answer),
  }),
  events(request, answer) {
    const head = headOf(request)
    const pieces = piecesOf(answer.text)
    const started = pieces.slice(0, -1).map((text) => ({
      data: {
        ...head,
        candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] } }],
        usageMetadata: usageOf(answer),
      },
    }))
    const last = {
      ...head,
      candidates: [candidateOf(pieces.at(-1) ?? '', answer)],
      usageMetadata: usageOf(answer),
    }
    return [...started, { data: last }]
  },
}

function turnsOf(body: Body): Turn[] {
  return body.contents.flatMap(({ role, parts }) =>
    parts.flatMap((part): Turn[] => {
      if (part.functionCall) {
        const { id = '', name, args = {} } = part.functionCall
        return [{ by: 'call', id, tool: name, input: JSON.stringify(args) }]
      }
      if (part.functionResponse) {
        const { id = '', name, response } = part.functionResponse
        return [{ by: 'result', id, tool: name, text: resultText(response) }]
      }
      if (part.text === undefined || part.thought) return []
      return [{ by: role === 'model' ? 'assistant' : 'customer', text: part.text }]
    }),
  )
}

/** The result proper lies under `content`, as text or as JSON. */
function resultText(response: unknown): string {
  const content =
    typeof response === 'object' && response !== null && 'content' in response ? response.content : response
  return typeof content === 'string' ? content : JSON.stringify(content)
}

function choiceOf(mode: string | undefined): ToolChoice {
  if (mode === 'NONE') return 'none'
  return mode === 'ANY' ? 'required' : 'auto'
}

function schemaOf(config: Body['generationConfig']): { schema?: unknown } {
  if (config?.responseMimeType !== 'application/json') return {}
  return { schema: config.responseJsonSchema ?? config.responseSchema ?? {} }
}

const headOf = (request: ModelRequest) => ({ modelVersion: request.model, responseId: nextId('resp') })

function candidateOf(text: string, { calls, cut }: Answer) {
  const asked = calls.map(({ tool, input }) => ({
    functionCall: { id: nextId('call_'), name: tool, args: input },
    thoughtSignature: 'c2ltdWxhdGVk',
  }))
  const parts = text === '' && asked.length > 0 ? asked : [{ text }, ...asked]
  return {
    index: 0,
    content: { role: 'model', parts },
    finishReason: cut ? 'MAX_TOKENS' : 'STOP',
    safetyRatings: [],
  }
}

const usageOf = ({ usage: { input, output } }: Answer) => ({
  promptTokenCount: input,
  candidatesTokenCount: output,
  totalTokenCount: input + output,
})
