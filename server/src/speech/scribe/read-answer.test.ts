import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswer } from './read-answer.ts'

const word = (text: string, sure: number) => ({ text, type: 'word', logprob: Math.log(sure) })
const space = { text: ' ', type: 'spacing', logprob: 0 }
const answer = (...words: { text: string; type: string; logprob: number }[]) => ({
  language_code: 'rus',
  language_probability: 0.98,
  text: words.map(({ text }) => text).join(''),
  words,
})
const heard = (body: unknown, names: string[] = []) => {
  const hearing = readAnswer(body, 'elevenlabs:scribe_v2', names)
  if (!hearing.ok) throw new Error(hearing.kind)
  return hearing.heard
}
const doubted = (body: unknown, names: string[] = []) => {
  const { text, doubts } = heard(body, names)
  return doubts.map(({ from, to, sure }) => [text.slice(from, to), sure])
}

describe('a transcript of the service', () => {
  it('is read with its language in the short code', () => {
    expect(heard(answer(word('Салам', 0.99)))).toEqual({
      text: 'Салам',
      language: 'ru',
      by: 'elevenlabs:scribe_v2',
      standIn: false,
      doubts: [],
    })
    expect(heard({ text: 'a', language_code: 'kir' }).language).toBe('ky')
    expect(heard({ text: 'a', language_code: 'en' }).language).toBe('en')
    expect(heard({ text: 'a', language_code: 'no language' }).language).toBeNull()
  })

  it('marks a word that was hardly understood', () => {
    expect(doubted(answer(word('Привет', 0.9), space, word('мама', 0.4)))).toEqual([['мама', 40]])
  })

  it.each(['2', 'две', 'эки', 'үч', 'two', 'XL', '2500'])(
    'is stricter with what an order hangs on: %s',
    (said) => {
      expect(doubted(answer(word('нужно', 0.7), space, word(said, 0.7)))).toEqual([[said, 70]])
    },
  )

  it('is stricter with words that name a product', () => {
    const said = answer(word('синюю', 0.7), space, word('рубашку', 0.7))
    expect(doubted(said)).toEqual([])
    expect(doubted(said, ['Льняная рубашка'])).toEqual([['рубашку', 70]])
  })

  it('marks the right one of two equal words', () => {
    const { doubts, text } = heard(answer(word('да', 0.9), space, word('да', 0.1)))
    expect(doubts).toEqual([{ from: 3, to: 5, sure: 10 }])
    expect(text).toBe('да да')
  })

  it.each([undefined, null, 'text', {}, { text: 7 }, { message: 'accepted' }, []])('%j is none', (body) => {
    expect(readAnswer(body, 'x', [])).toEqual({ ok: false, kind: 'unreadable' })
  })

  const anyWord = fc.record(
    {
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('два', '2', ' ', '\0', '\ud800', '👍🏽')),
      type: fc.constantFrom('word', 'spacing', 'audio_event', 'new'),
      logprob: fc.option(fc.double({ max: 0 })),
    },
    { requiredKeys: ['text', 'type'] },
  )

  it('whatever it says, can be stored, and its doubts stand in order on words of the text', () => {
    const anyAnswer = fc.oneof(
      fc.anything(),
      fc.record({ text: fc.string({ unit: 'binary' }), language_code: fc.string(), words: fc.anything() }),
      fc.array(anyWord).map((words) => ({
        text: words.map(({ text }) => text).join(''),
        language_code: 'kir',
        words,
      })),
    )
    fc.assert(
      fc.property(anyAnswer, (body) => {
        const hearing = readAnswer(body, 'x', ['два рубля'])
        if (!hearing.ok) return
        const { text, doubts } = hearing.heard
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
        let at = 0
        for (const { from, to, sure } of doubts) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(sure >= 0 && sure < 100).toBe(true)
          at = to
        }
      }),
      { numRuns: 2000 },
    )
  })
})
