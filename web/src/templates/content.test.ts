import { describe, expect, it } from 'vitest'
import type { MessageTemplate } from '../api/types.ts'
import { filled, isFilled, known, noValues, variablesOf } from './content.ts'

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

  it('are filled with what their names say, and nothing is guessed', () => {
    const by = { name: 'Meerim', shop: 'Ayperi' }
    const values = noValues({
      ...template,
      header: { kind: 'text', text: '{{store_name}}', examples: {} },
      variables: { header: ['store_name'], body: ['first_name', 'product_name', '1'] },
    })
    expect(known(values, by)).toMatchObject({
      header: { values: { store_name: 'Ayperi' } },
      body: { first_name: 'Meerim', product_name: '', 1: '' },
    })
    expect(known(values, { ...by, name: null }).body).toMatchObject({ first_name: '' })
    expect(known({ ...values, body: { first_name: 'Б.' } }, by).body).toEqual({ first_name: 'Б.' })
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
