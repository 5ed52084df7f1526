import { describe, expect, it } from 'vitest'
import type { CannedReply } from '../../api/types.ts'
import { askedIn, findCanned } from './find.ts'
import { fillSlots, openSlots, slotPieces } from './slots.ts'

const reply = (
  shortcut: string,
  language: CannedReply['language'],
  text = '',
  shared = true,
): CannedReply => ({
  id: `${shortcut} ${language} ${shared}`,
  ...{ shortcut, language, text, shared },
  tooLongFor: [],
  updatedAt: '',
})

describe('a ready answer', () => {
  it('is asked for by a stroke at the very beginning', () => {
    expect(askedIn('/')).toBe('')
    expect(askedIn('/ОПЛ ')).toBe('опл')
    for (const draft of ['', 'и/или', ' /x', '/x\ny', `/${'x'.repeat(80)}`])
      expect(askedIn(draft), draft).toBeNull()
  })

  it('is found by shortcut and by words, the conversation\u2019s language first, one\u2019s own before everybody\u2019s', () => {
    const all = [
      reply('оплата', 'ru', 'При получении'),
      reply('оплата', 'ky', 'Алганда'),
      reply('доставка', 'ky', 'оплатасы бар'),
      reply('предоплата', 'ky'),
      reply('оплата', 'ky', 'Меники', false),
      reply('салам', 'ky'),
    ]
    expect(findCanned(all, 'оплата', 'ky').map(({ id }) => id)).toEqual([
      'оплата ky false',
      'оплата ky true',
      'предоплата ky true',
      'доставка ky true',
      'оплата ru true',
    ])
    expect(findCanned(all, '', 'ru')[0]?.language).toBe('ru')
    expect(findCanned(all, 'нет такого', null)).toEqual([])
  })

  it('is filled with what is known; what is not stays and is told', () => {
    const values = { name: null, shop: 'Ayperi', me: ' Айзада ' }
    const filled = fillSlots('{{name}}, это {{ shop }}, {{me}}', values)
    expect(filled).toBe('{{name}}, это Ayperi, Айзада')
    expect(openSlots(filled)).toEqual(['{{name}}'])
    expect(fillSlots('{{name}}', { ...values, name: '  ' })).toBe('{{name}}')
  })

  it('takes a name as it is, whatever braces or signs it holds', () => {
    expect(fillSlots('{{name}}!', { name: '{{me}} $&', shop: null, me: 'Айзада' })).toBe('{{me}} $&!')
  })

  it('is taken apart without losing a letter', () => {
    const text = 'а {{name}}{{ me }} б {{x}}'
    expect(
      slotPieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(slotPieces(text).filter(({ open }) => open)).toHaveLength(2)
  })
})
