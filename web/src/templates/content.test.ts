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
    expect(known(values, by, template)).toMatchObject({
      header: { values: { store_name: 'Ayperi' } },
      body: { first_name: 'Meerim', product_name: '', 1: '' },
    })
    expect(known(values, { ...by, name: null }, template).body).toMatchObject({ first_name: '' })
    expect(known({ ...values, body: { first_name: 'Б.' } }, by, template).body).toEqual({ first_name: 'Б.' })
  })

  it.each([
    ['Здравствуйте, {{1}}! Заказ {{2}} готов.', { 1: 'Meerim', 2: '' }],
    ['Саламатсызбы {{1}}, {{2}} даяр', { 1: 'Meerim', 2: '' }],
    ['Order {{1}}\nHello *{{2}}*', { 1: '', 2: 'Meerim' }],
    ['Dear {{1}}, dear {{2}}', { 1: 'Meerim', 2: '' }],
    ['Заказ {{1}} для {{2}}', { 1: '', 2: '' }],
    ['Delhi {{1}}', { 1: '', 2: '' }],
  ])('that are numbers are filled where somebody is greeted: %s', (text, body) => {
    const values = { body: { 1: '', 2: '' } }
    expect(
      known(values, { name: 'Meerim', shop: 'Ayperi' }, { header: null, body: { text, examples: {} } }),
    ).toEqual({
      body,
    })
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
