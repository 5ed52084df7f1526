import type { Manners, Refusal } from './wire.ts'

const errors: Record<Refusal, { status: number; code: string; message: string }> = {
  wrong_key: { status: 401, code: 'invalid_api_key', message: 'Invalid API key' },
  no_such_model: { status: 400, code: 'invalid_model', message: 'The model is not supported.' },
  bad_request: { status: 422, code: 'invalid', message: 'The request is invalid.' },
  rate_limited: {
    status: 429,
    code: 'too_many_concurrent_requests',
    message: 'Too many concurrent requests.',
  },
  no_quota: { status: 401, code: 'quota_exceeded', message: 'This request exceeds your quota.' },
  server_error: { status: 500, code: 'internal_error', message: 'Internal server error.' },
  overloaded: { status: 429, code: 'system_busy', message: 'The system is busy.' },
}

/** ElevenLabs' key, models and errors: `{detail: {status, message}}`, and a list of faults for a wrong body. */
export const elevenlabs: Manners = {
  provider: 'elevenlabs',
  keyOf: (headers) => {
    const key = headers['xi-api-key']
    return typeof key === 'string' ? key : undefined
  },
  knowsModel: (model) => model === 'scribe_v1' || model === 'scribe_v2',
  refuse(refusal, { message, retryAfterSeconds }) {
    const { status, code, message: usual } = errors[refusal]
    const wait = status === 429 && retryAfterSeconds !== undefined
    return {
      status,
      headers: wait ? { 'retry-after': String(Math.ceil(retryAfterSeconds)) } : {},
      body:
        refusal === 'bad_request'
          ? { detail: [{ loc: ['body'], msg: message ?? usual, type: 'value_error' }] }
          : { detail: { status: code, message: usual } },
    }
  },
}
