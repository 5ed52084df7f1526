import { APICallError, RetryError } from 'ai'
import { describe, expect, it } from 'vitest'
import { ModelKeyMissing, readFinish, readModelFailure } from './failure.ts'
import { usageOf } from './usage.ts'

const refused = (statusCode: number, body: unknown, responseHeaders: Record<string, string> = {}) =>
  new APICallError({
    message: 'refused',
    url: 'http://127.0.0.1',
    requestBodyValues: { prompt: 'the customer’s words' },
    statusCode,
    responseHeaders,
    responseBody: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('a failure of a model', () => {
  it('waits as long as the headers say', () => {
    const error = refused(429, { error: { type: 'rate_limit_error' } }, { 'retry-after': '7' })
    expect(readModelFailure(error)).toEqual({
      kind: 'rate_limited',
      detail: '429 rate_limit_error',
      retryAfterMs: 7000,
    })
  })

  it('waits as long as Google says in the body', () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '22s' }]
    const error = refused(429, { error: { code: 429, status: 'RESOURCE_EXHAUSTED', details } })
    expect(readModelFailure(error)).toMatchObject({ kind: 'rate_limited', retryAfterMs: 22_000 })
  })

  it('is read from the last of several attempts', () => {
    const errors = [refused(500, ''), refused(529, { error: { type: 'overloaded_error' } })]
    const error = new RetryError({ message: 'gave up', reason: 'maxRetriesExceeded', errors })
    expect(readModelFailure(error)).toEqual({ kind: 'overloaded', detail: '529 overloaded_error' })
  })

  it('of ours, a stop, is not taken for a fault', () => {
    expect(readModelFailure(new DOMException('stopped', 'AbortError')).kind).toBe('aborted')
  })

  it('repeats no sentence of the provider, which could quote the customer', () => {
    const error = refused(400, {
      error: { message: 'bad prompt: my phone is 0555', code: 'my phone is 0555' },
    })
    expect(readModelFailure(error)).toEqual({ kind: 'other', detail: '400' })
  })

  it('is understood even when the body is a page of HTML', () => {
    expect(readModelFailure(refused(502, '<html>Bad gateway</html>'))).toEqual({
      kind: 'overloaded',
      detail: '502',
    })
  })

  it('by a missing key names the key', () => {
    expect(readModelFailure(new ModelKeyMissing('no key')).kind).toBe('wrong_key')
  })

  it('that is our own mistake is thrown on', () => {
    const mistake = new RangeError('ours')
    expect(() => readModelFailure(mistake)).toThrow(mistake)
  })
})

describe('the finish of an answer', () => {
  it.each([
    ['stop', 'Да', undefined],
    ['length', 'Да, есть', undefined],
    ['stop', '  ', 'unreadable'],
    ['content-filter', '', 'declined'],
    ['interrupted', 'Да', 'unreadable'],
  ] as const)('%s with %j is read as %s', (reason, text, kind) => {
    expect(readFinish(reason, text)?.kind).toBe(kind)
  })
})

it('counts that are missing or no numbers become 0', () => {
  const usage = usageOf({
    inputTokens: Number.NaN,
    inputTokenDetails: { noCacheTokens: undefined, cacheReadTokens: undefined, cacheWriteTokens: 3 },
    outputTokens: 5,
    outputTokenDetails: { textTokens: undefined, reasoningTokens: undefined },
    totalTokens: undefined,
  })
  expect(usage).toEqual({
    inputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 3,
    outputTokens: 5,
    reasoningTokens: 0,
  })
})
