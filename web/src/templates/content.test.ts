import { describe, expect, it } from 'vitest'
import type { MessageTemplate } from '../api/types.ts'
import { filled, isFilled, noValues, variablesOf } from './content.ts'

const template: MessageTemplate = {
  ...{ id: '1', name: 'a', language: 'ru', category: 'utility', state: 'approved', sendable: true },
  ...{ stateReason: null, stateAdvice: null, quality: null, unknownParts: [], footer: null },
  header: { kind: 'image', exampleHandle: null },
  body: { text: 'Для {{name}}: {{sum}} и {{name}}', examples: {} },
  buttons: [
    { kind: 'quick_reply', text: 'Да' },
    { kind: 'url', text: 'Где', url: 'https://s.example/{{1}}', example: null },
  ],
  variables: { header: [], body: ['name', 'sum'] },
}

describe("a template's variables", () => {
  it('are named once each', () => expect(variablesOf(template.body.text)).toEqual(['name', 'sum']))

  it('stay visible until they are filled', () => {
    expect(filled(template.body.text, { name: 'Meerim', sum: '' })).toBe('Для Meerim: {{sum}} и Meerim')
  })

  it('are all asked for, and only then may it be sent', () => {
    const values = noValues(template)
    expect(values).toEqual({
      header: { kind: 'image', link: '' },
      body: { name: '', sum: '' },
      buttons: [{ index: 1, value: '' }],
    })
    const full = { ...values, body: { name: 'a', sum: 'b' }, buttons: [{ index: 1, value: 'o' }] }
    expect(isFilled(full)).toBe(false)
    expect(isFilled({ ...full, header: { kind: 'image', link: 'https://s.example/a.jpg' } })).toBe(true)
  })
})
