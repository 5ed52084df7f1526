import { describe, expect, it } from 'vitest'
import { fromComponents, toComponents } from './components.ts'
import { fillTemplate } from './fill.ts'
import { templateBody } from './message.ts'
import { shownOf } from './shown.ts'
import type { TemplateContent } from './template.ts'

const named: TemplateContent = {
  header: { kind: 'text', text: 'Заказ {{number}}', examples: { number: '42' } },
  body: { text: 'Здравствуйте, {{first_name}}! Заказ приедет сегодня.', examples: { first_name: 'Ana' } },
  footer: 'Ayperi',
  buttons: [
    { kind: 'quick_reply', text: 'Спасибо' },
    { kind: 'url', text: 'Где он?', url: 'https://s.example/{{1}}', example: 'https://s.example/1' },
    { kind: 'copy_code', example: 'LETO25' },
  ],
}
const numbered: TemplateContent = {
  header: { kind: 'image', exampleHandle: '4::abc' },
  body: { text: 'Для вас {{2}}: скидка {{1}} до конца недели', examples: { 1: '25', 2: 'Ana' } },
  footer: null,
  buttons: [],
}
const template = (content: TemplateContent) => ({ name: 'order_update', language: 'ru', content })
const buttons = [
  { index: 1, value: 'o/42' },
  { index: 2, value: 'LETO' },
]
const all = {
  header: { kind: 'text' as const, values: { number: '7' } },
  body: { first_name: 'Meerim' },
  buttons,
}

describe('filling a template', () => {
  it('gives what leaves and what will be read', () => {
    const filled = fillTemplate(template(named), all)
    if (!filled.ok) throw new Error('refused')
    expect(filled.text).toBe('Заказ 7\n\nЗдравствуйте, Meerim! Заказ приедет сегодня.\n\nAyperi')
    expect(templateBody(filled.message)).toEqual({
      name: 'order_update',
      language: { code: 'ru', policy: 'deterministic' },
      components: [
        { type: 'header', parameters: [{ type: 'text', parameter_name: 'number', text: '7' }] },
        { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Meerim' }] },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'o/42' }] },
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '2',
          parameters: [{ type: 'coupon_code', coupon_code: 'LETO' }],
        },
      ],
    })
  })

  it('says what the customer sees beside the words: a file or a place, and each button with where it leads', () => {
    expect(shownOf(named, all)).toEqual({
      buttons: [
        { kind: 'quick_reply', title: 'Спасибо' },
        { kind: 'url', title: 'Где он?', leads: 'https://s.example/o/42' },
        { kind: 'copy_code', title: 'LETO' },
      ],
    })
    const body = { 1: '25 %', 2: 'Meerim' }
    const header = { kind: 'image' as const, link: 'https://s.example/a.jpg' }
    expect(shownOf(numbered, { header, body })).toEqual({ file: header, buttons: [] })
    const place = { kind: 'location' as const, latitude: 42.87, longitude: 74.6, name: 'Ayperi' }
    const call = { kind: 'phone' as const, text: 'Позвонить', phone: '+996700000001' }
    expect(
      shownOf({ ...numbered, header: { kind: 'location' }, buttons: [call] }, { header: place, body }),
    ).toEqual({
      location: { latitude: 42.87, longitude: 74.6, name: 'Ayperi' },
      buttons: [{ kind: 'phone', title: 'Позвонить', leads: '+996700000001' }],
    })
  })

  it('sends numbered values by number, without names, wherever they stand', () => {
    const filled = fillTemplate(template(numbered), {
      header: { kind: 'image', link: 'https://s.example/a.jpg' },
      body: { 1: '25 %', 2: 'Meerim' },
    })
    if (!filled.ok) throw new Error('refused')
    expect(templateBody(filled.message)).toMatchObject({
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { link: 'https://s.example/a.jpg' } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: '25 %' },
            { type: 'text', text: 'Meerim' },
          ],
        },
      ],
    })
  })

  it('refuses what has a gap, and names every gap', () => {
    expect(fillTemplate(template(named), { body: { first_name: ' ' } })).toMatchObject({
      ok: false,
      missing: ['header.number', 'body.first_name', 'buttons.1', 'buttons.2'],
    })
    expect(fillTemplate(template(numbered), { ...all, body: { 1: 'a', 2: 'b' } })).toMatchObject({
      missing: ['header'],
    })
  })

  it('refuses what becomes longer than a template may be', () => {
    const values = { ...all, body: { first_name: 'a'.repeat(1100) } }
    expect(fillTemplate(template(named), values)).toMatchObject({ ok: false, tooLong: true })
  })

  it('takes line breaks out of values, which Meta refuses', () => {
    const filled = fillTemplate(template(named), { ...all, body: { first_name: ' Meerim\n Asanova ' } })
    expect(filled).toMatchObject({
      ok: true,
      message: { body: [{ name: 'first_name', text: 'Meerim Asanova' }] },
    })
  })

  it('does not take a value for a name of the language', () => {
    const content = {
      ...named,
      header: null,
      buttons: [],
      body: { text: 'Для {{constructor}} всё', examples: {} },
    }
    expect(fillTemplate(template(content), { body: {} })).toMatchObject({ missing: ['body.constructor'] })
  })
})

describe("Meta's components", () => {
  it('come back as they went', () => {
    expect(fromComponents(toComponents(named))).toEqual({ content: named, unknown: [] })
    const picture = { ...numbered, header: { kind: 'image', exampleHandle: null } }
    expect(fromComponents(toComponents(numbered))).toEqual({ content: picture, unknown: [] })
  })

  it('name the parts that are not understood', () => {
    const { unknown } = fromComponents([
      { type: 'BODY', text: 'a' },
      { type: 'CAROUSEL', cards: [] },
      { type: 'HEADER', format: 'GIF' },
      { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'a' }, 7] },
      'x',
    ])
    expect(unknown).toEqual(['carousel', 'header gif', 'button flow', 'button without type'])
  })
})
