import { type Check, contract } from '../../../tests/contracts/models-contracts.ts'

const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] }
const question = 'сколько стоит льняная рубашка и есть ли L?'
const found = JSON.stringify({ title: 'Льняная рубашка', price: '{{price sku=LS-001-L}}', size: 'L' })

/** How to speak one wire in a test, and the checks that its contract gives for what comes back. */
type Wire = {
  name: string
  url: (stream: boolean, model?: string) => string
  headers: Record<string, string>
  wrongKey: { headers: Record<string, string>; status: number }
  ask: (model: string) => Record<string, unknown>
  answered: (model: string) => Record<string, unknown>
  whole: () => Check
  line: () => Check
  error: () => Check
  streamFlag: boolean
  model: string
}

const errorOf = (check: Check) => (value: unknown) =>
  typeof value === 'object' && value !== null && 'error' in value
    ? check(value.error)
    : ['no error in the body']

export const wires: Wire[] = [
  {
    name: 'OpenAI Responses',
    url: () => '/openai/v1/responses',
    headers: { authorization: 'Bearer demo-openai-key' },
    wrongKey: { headers: { authorization: 'Bearer other' }, status: 401 },
    model: 'gpt-5.6-luna',
    ask: (model) => ({
      model,
      input: [{ role: 'user', content: [{ type: 'input_text', text: question }] }],
      tools: [
        { type: 'function', name: 'search_products', description: 'search', parameters, strict: false },
      ],
    }),
    answered: (model) => ({
      model,
      input: [
        { role: 'user', content: [{ type: 'input_text', text: question }] },
        { type: 'function_call', call_id: 'c1', name: 'search_products', arguments: '{"query":"x"}' },
        { type: 'function_call_output', call_id: 'c1', output: found },
      ],
    }),
    whole: () => contract('openai', 'Response'),
    line: () => contract('openai', 'ResponseStreamEvent'),
    error: () => contract('openai', 'ErrorResponse'),
    streamFlag: true,
  },
  {
    name: 'OpenAI Chat Completions',
    url: () => '/openai/v1/chat/completions',
    headers: { authorization: 'Bearer demo-openai-key' },
    wrongKey: { headers: {}, status: 401 },
    model: 'gpt-4.1-mini',
    ask: (model) => ({
      model,
      messages: [{ role: 'user', content: question }],
      tools: [{ type: 'function', function: { name: 'search_products', parameters } }],
      stream_options: { include_usage: true },
    }),
    answered: (model) => ({
      model,
      messages: [
        { role: 'user', content: question },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'search_products', arguments: '{}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: found },
      ],
    }),
    whole: () => contract('openai', 'CreateChatCompletionResponse'),
    line: () => contract('openai', 'CreateChatCompletionStreamResponse'),
    error: () => contract('openai', 'ErrorResponse'),
    streamFlag: true,
  },
  {
    name: 'Anthropic Messages',
    url: () => '/anthropic/v1/messages',
    headers: { 'x-api-key': 'demo-anthropic-key', 'anthropic-version': '2023-06-01' },
    wrongKey: { headers: { 'x-api-key': 'other', 'anthropic-version': '2023-06-01' }, status: 401 },
    model: 'claude-haiku-4-5',
    ask: (model) => ({
      model,
      max_tokens: 200,
      messages: [{ role: 'user', content: question }],
      tools: [{ name: 'search_products', input_schema: parameters }],
    }),
    answered: (model) => ({
      model,
      max_tokens: 200,
      messages: [
        { role: 'user', content: question },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'search_products', input: {} }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c1', content: found }] },
      ],
    }),
    whole: () => contract('anthropic', 'Message'),
    line: () => contract('anthropic', 'MessageStreamEvent'),
    error: () => contract('anthropic', 'ErrorResponse'),
    streamFlag: true,
  },
  {
    name: 'Gemini',
    url: (stream, model = 'gemini-3.5-flash') =>
      `/google/v1beta/models/${model}:${stream ? 'streamGenerateContent?alt=sse' : 'generateContent'}`,
    headers: { 'x-goog-api-key': 'demo-google-key' },
    wrongKey: { headers: { 'x-goog-api-key': 'other' }, status: 400 },
    model: 'gemini-3.5-flash',
    ask: () => ({
      contents: [{ role: 'user', parts: [{ text: question }] }],
      tools: [{ functionDeclarations: [{ name: 'search_products', parametersJsonSchema: parameters }] }],
    }),
    answered: () => ({
      contents: [
        { role: 'user', parts: [{ text: question }] },
        { role: 'model', parts: [{ functionCall: { id: 'c1', name: 'search_products', args: {} } }] },
        {
          role: 'user',
          parts: [
            {
              functionResponse: {
                id: 'c1',
                name: 'search_products',
                response: { name: 'search_products', content: found },
              },
            },
          ],
        },
      ],
    }),
    whole: () =>
      contract('gemini', 'GenerateContentResponse', {
        closed: true,
        required: ['candidates', 'usageMetadata'],
      }),
    line: () =>
      contract('gemini', 'GenerateContentResponse', {
        closed: true,
        required: ['candidates', 'usageMetadata'],
      }),
    error: () =>
      errorOf((error) => {
        const { status: _, ...described } = error as Record<string, unknown>
        return contract('gemini', 'Status', { closed: true, required: ['code', 'message'] })(described)
      }),
    streamFlag: false,
  },
]
