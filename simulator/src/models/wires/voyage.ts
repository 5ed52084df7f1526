import { bearerOf, type Manners, type Refusal } from './wire.ts'

const errors: Record<Refusal, { status: number; detail: string }> = {
  wrong_key: { status: 401, detail: 'Provided API key is invalid.' },
  no_such_model: { status: 400, detail: 'Model is not supported.' },
  bad_request: { status: 400, detail: 'Request body is invalid.' },
  rate_limited: { status: 429, detail: 'You have exceeded your rate limit.' },
  no_quota: {
    status: 429,
    detail:
      'You have not yet added your payment method in the billing page and will have reduced rate limits.',
  },
  server_error: { status: 500, detail: 'Internal server error.' },
  overloaded: { status: 503, detail: 'The service is currently unavailable.' },
}

/** Voyage's keys, model names and errors, which are one sentence each. */
export const voyage: Manners = {
  provider: 'voyage',
  keyOf: bearerOf,
  knowsModel: (model) => /^(voyage-|rerank-|sim-)/.test(model),
  refuse(refusal, { message, model, retryAfterSeconds }) {
    const { status, detail } = errors[refusal]
    const told = refusal === 'no_such_model' ? `Model ${model} is not supported.` : detail
    const wait = status === 429 && retryAfterSeconds !== undefined
    return {
      status,
      headers: wait ? { 'retry-after': String(Math.ceil(retryAfterSeconds)) } : {},
      body: { detail: message ?? told },
    }
  },
}
