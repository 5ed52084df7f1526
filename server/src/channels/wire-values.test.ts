import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanText,
  maybeEmoji,
  maybeName,
  readBody,
  someId,
  someInstant,
  someText,
  someWord,
} from './wire-values.ts'

const read = (text: string | Buffer) => readBody(Buffer.from(text))

describe('reading a body', () => {
  it('keeps long integers digit by digit', () => {
    expect(read('{"id":17841400000000001,"n":5,"x":1.5}').value).toEqual({
      id: '17841400000000001',
      n: 5,
      x: 1.5,
    })
  })

  it('reads broken UTF-8 with replacement characters and says so', () => {
    const broken = Buffer.concat([Buffer.from('{"text":"a'), Buffer.from([0xff, 0xc3]), Buffer.from('"}')])
    expect(read(broken)).toEqual({ value: { text: 'a\ufffd\ufffd' }, problems: ['broken utf-8'] })
  })

  it.each(['', '{', 'null x', '{"a":1,}', '\ufeff{', 'undefined'])('finds %j malformed', (text) => {
    expect(read(text)).toEqual({ value: undefined, problems: ['malformed json'] })
  })

  it('survives absurd nesting, with and without long numbers', () => {
    for (const inside of ['', '12345678901234567890']) {
      const deep = `${'['.repeat(200_000)}${inside}${']'.repeat(200_000)}`
      expect(() => read(deep)).not.toThrow()
    }
  })

  it('changes no prototype', () => {
    read('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"n":12345678901234567890}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readBody(Buffer.from(bytes))
      }),
    )
  })
})

describe('text from a stranger', () => {
  it('loses NUL and lone surrogates, and nothing else', () => {
    expect(cleanText('a\u0000b\ud83dc\udc4d👍ң')).toBe('abc👍ң')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        (text) => cleanText(text) === text.replaceAll('\0', ''),
      ),
    )
  })

  it('is none when nothing is left', () => {
    expect(someText('\u0000 \n')).toBeUndefined()
    expect(someText(5)).toBeUndefined()
  })
})

describe('what a stranger is called', () => {
  it('is one line that everybody sees, and none when nothing is to be seen', () => {
    expect(maybeName.parse('Ай\u202eзада\n\u200b <b>')).toBe('Айзада <b>')
    expect(maybeName.parse('\u3164\u200b')).toBeUndefined()
    expect(maybeName.parse('a'.repeat(60_000))).toHaveLength(200)
  })
})

describe('a reaction', () => {
  it('is no longer than an emoji, whatever was sent for one', () => {
    expect(maybeEmoji.parse('👩🏽‍❤️‍💋‍👩🏿')).toBe('👩🏽‍❤️‍💋‍👩🏿')
    expect(maybeEmoji.parse('👍'.repeat(30_000))?.length).toBeLessThanOrEqual(40)
  })
})

describe('ids, times and words', () => {
  it.each([
    ['wamid.A', 'wamid.A'],
    [42, '42'],
    ['', undefined],
    ['a\u0000', undefined],
    ['x'.repeat(513), undefined],
    [1.5, undefined],
    [null, undefined],
    [{}, undefined],
  ])('id %j is %j', (value, expected) => expect(someId(value)).toBe(expected))

  it.each([
    ['1764000000', '2025-11-24T16:00:00.000Z'],
    [1764000000, '2025-11-24T16:00:00.000Z'],
    [1764000000123, '2025-11-24T16:00:00.123Z'],
    ['1764000000123', '2025-11-24T16:00:00.123Z'],
  ])('time %j is %s', (value, expected) => expect(someInstant(value)?.toISOString()).toBe(expected))

  it.each([[0], [-1], ['soon'], [Number.NaN], [1e18], ['99999999999999999999'], [null], [[]]])(
    'time %j is none',
    (value) => expect(someInstant(value)).toBeUndefined(),
  )

  it('a word is short and plain', () => {
    expect(someWord('media_placeholder')).toBe('media_placeholder')
    expect(someWord('<b>')).toBeUndefined()
    expect(someWord('x'.repeat(65))).toBeUndefined()
  })
})
