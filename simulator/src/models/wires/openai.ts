import { bearerOf, type Manners, nextId, type Refusal } from './wire.ts'

const errors: Record<Refusal, { status: number; type: string; code: string; message: string }> = {
  wrong_key: {
    status: 401,
    type: 'invalid_request_error',
    code: 'invalid_api_key',
    message: 'Incorrect API key provided. You can find your API key in your account settings.',
  },
  no_such_model: {
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    message: 'The model does not exist or you do not have access to it.',
  },
  bad_request: {
    status: 400,
    type: 'invalid_request_error',
    code: 'invalid_value',
    message: 'Invalid request.',
  },
  rate_limited: {
    status: 429,
    type: 'requests',
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached for requests.',
  },
  no_quota: {
    status: 429,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message: 'You exceeded your current quota, please check your plan and billing details.',
  },
  server_error: {
    status: 500,
    type: 'server_error',
    code: 'server_error',
    message: 'The server had an error while processing your request.',
  },
  overloaded: {
    status: 503,
    type: 'server_error',
    code: 'server_overloaded',
    message: 'The engine is currently overloaded, please try again later.',
  },
}

/** OpenAI's keys, model names, errors and rate-limit headers. */
export const openai: Manners = {
  provider: 'openai',
  keyOf: bearerOf,
  knowsModel: (model) => /^(gpt-|chatgpt-|o\d|text-embedding-|sim-)/.test(model),
  refuse(refusal, { message, retryAfterSeconds = 1 }) {
    const { status, type, code, message: usual } = errors[refusal]
    return {
      status,
      headers: { 'x-request-id': nextId('req_'), ...(status === 429 ? limitHeaders(retryAfterSeconds) : {}) },
      body: { error: { message: message ?? usual, type, param: null, code } },
    }
  },
}

const limitHeaders = (seconds: number): Record<string, string> => ({
  'retry-after': String(Math.ceil(seconds)),
  'retry-after-ms': String(seconds * 1000),
  'x-ratelimit-limit-requests': '500',
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': `${seconds}s`,
})
