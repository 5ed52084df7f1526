import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashSecret, verifyMetaSignature, verifyTelegramSecret } from './signature.ts'

const secret = 'demo-meta-app-secret'
const sign = (body: Buffer, key = secret) => createHmac('sha256', key).update(body).digest('hex')
const verify = (header: string | string[] | undefined, body: Buffer, key = secret) =>
  verifyMetaSignature({ 'x-hub-signature-256': header }, body, key)
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))

describe("Meta's signature", () => {
  const body = Buffer.from('{"text":"зыгыр көйнөк 👍 \\u00e4 \\/ /"}')

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['only its name', 'sha256='],
    ['without its name', sign(body)],
    ['short', `sha256=${sign(body).slice(0, 62)}`],
    ['long', `sha256=${sign(body)}00`],
    ['in upper case', `sha256=${sign(body).toUpperCase()}`],
    ['with an upper-case name', `SHA256=${sign(body)}`],
    ['followed by a line break', `sha256=${sign(body)}\n`],
    ['of no hex', `sha256=${'z'.repeat(64)}`],
    ['sha1', `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
    ['under the name of sha1', `sha1=${sign(body)}`],
    ["another app's", `sha256=${sign(body, 'another-secret')}`],
    ['of another body', `sha256=${sign(Buffer.from('{}'))}`],
  ])('is refused when it is %s', (_, header) => {
    expect(verify(header, body)).toBe(false)
  })

  it('is refused when it comes twice', () => {
    expect(verify([`sha256=${sign(body)}`, `sha256=${sign(body)}`], body)).toBe(false)
  })

  it('is not taken from the older header', () => {
    const sha1 = createHmac('sha1', secret).update(body).digest('hex')
    expect(verifyMetaSignature({ 'x-hub-signature': `sha1=${sha1}` }, body, secret)).toBe(false)
  })

  it('is refused when no secret is configured, even when it was made with the empty one', () => {
    expect(verify(`sha256=${sign(body, '')}`, body, '')).toBe(false)
  })

  it('holds for every body as it came', () => {
    expect(verify(`sha256=${sign(body)}`, body)).toBe(true)
    fc.assert(
      fc.property(bytes, fc.string({ minLength: 1 }), (raw, key) =>
        verify(`sha256=${sign(raw, key)}`, raw, key),
      ),
      { numRuns: 5_000 },
    )
  })

  it('breaks with any one bit of the body', () => {
    const oneBitOff = (raw: Buffer, at: number) => {
      const changed = Buffer.from(raw)
      const byte = (at >> 3) % raw.length
      changed[byte] = (raw[byte] ?? 0) ^ (1 << (at & 7))
      return changed
    }
    fc.assert(
      fc.property(
        bytes.filter(({ length }) => length > 0),
        fc.nat(),
        (raw, at) => !verify(`sha256=${sign(raw)}`, oneBitOff(raw, at)),
      ),
      { numRuns: 5_000 },
    )
  })

  it('is never guessed', () => {
    fc.assert(
      fc.property(fc.string(), bytes, (header, raw) => !verify(header, raw)),
      { numRuns: 1_000 },
    )
  })
})

describe("Telegram's secret", () => {
  const hash = hashSecret('kept-secret')
  const check = (given: string | string[] | undefined, expected = hash) =>
    verifyTelegramSecret({ 'x-telegram-bot-api-secret-token': given }, expected)

  it('passes when it is the one that was set', () => {
    expect(check('kept-secret')).toBe(true)
  })

  it.each([[undefined], [''], ['kept-secre'], ['kept-secret '], ['KEPT-SECRET'], [hash], [['kept-secret']]])(
    'is refused when it is %j',
    (given) => expect(check(given)).toBe(false),
  )

  it('is refused when nothing was set', () => {
    expect(check('', hashSecret(''))).toBe(false)
    expect(check('kept-secret', '')).toBe(false)
  })
})
