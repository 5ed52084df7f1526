import { describe, expect, it } from 'vitest'
import { checkTemplate } from './rules.ts'
import type { TemplateDraft } from './template.ts'

const draft: TemplateDraft = {
  name: 'order_update',
  language: 'ru',
  category: 'utility',
  header: { kind: 'text', text: 'Заказ {{number}}', examples: { number: '42' } },
  body: {
    text: 'Здравствуйте, {{first_name}}! Ваш заказ приедет сегодня до вечера.',
    examples: { first_name: 'Meerim' },
  },
  footer: 'Ayperi',
  buttons: [
    {
      kind: 'url',
      text: 'Отследить',
      url: 'https://shop.example/o/{{1}}',
      example: 'https://shop.example/o/42',
    },
    { kind: 'phone', text: 'Позвонить', phone: '+996555010203' },
    { kind: 'quick_reply', text: 'Спасибо' },
  ],
}
const found = (change: Partial<TemplateDraft>) =>
  checkTemplate({ ...draft, ...change }).map(({ field, code }) => `${field} ${code}`)
const body = (text: string, ...values: string[]) => ({
  body: {
    text,
    examples: Object.fromEntries(values.map((value, index) => [String(index + 1), value])),
  },
  header: null,
})

describe("Meta's rules, before Meta is asked", () => {
  it('take a template that keeps them, with names or with numbers', () => {
    expect(checkTemplate(draft)).toEqual([])
    expect(found(body('Ваш заказ {{1}} приедет {{2}} в течение дня.', '42', 'завтра'))).toEqual([])
  })

  it.each<[string, Partial<TemplateDraft>, string]>([
    ['no name', { name: '' }, 'name empty'],
    ['capitals and spaces in the name', { name: 'Order update' }, 'name name_shape'],
    ['a name that is too long', { name: 'a'.repeat(513) }, 'name too_long'],
    ['a language that is none', { language: 'Russian' }, 'language language_unknown'],
    ["Meta's own category", { category: 'authentication' }, 'category authentication_not_written_here'],
    ['no body', body(' '), 'body.text empty'],
    ['a body that is too long', body('я'.repeat(1025)), 'body.text too_long'],
    ['a variable at the start', body('{{1}}, ваш заказ уже в пути', 'a'), 'body.text variable_at_edge'],
    ['a variable at the end', body('Ваш заказ уже в пути, {{1}}.', 'a'), 'body.text variable_at_edge'],
    [
      'two variables side by side',
      body('Ваш заказ номер {{1}} {{2}} уже едет к вам', 'a', 'b'),
      'body.text variables_touch',
    ],
    ['more variables than words', body('Да {{1}} и {{2}} нет', 'a', 'b'), 'body.text too_many_variables'],
    [
      'a gap in the numbers',
      body('Ваш заказ номер {{2}} уже едет', '', 'b'),
      'body.text variables_numbered_wrong',
    ],
    [
      'numbers beside names',
      {
        header: null,
        body: { text: 'Заказ номер {{1}} для {{name}} уже едет к вам', examples: { 1: 'a', name: 'b' } },
      },
      'body.text variables_mixed',
    ],
    [
      'a name in capitals',
      { header: null, body: { text: 'Заказ для {{Name}} уже едет', examples: { Name: 'b' } } },
      'body.text variable_name_shape',
    ],
    [
      'a variable without an example',
      body('Ваш заказ {{1}} уже едет к вам'),
      'body.examples.1 example_missing',
    ],
    [
      'two variables in the header',
      { header: { kind: 'text', text: '{{1}} и {{2}}', examples: { 1: 'a', 2: 'b' } } },
      'header.text too_many_variables',
    ],
    [
      'formatting in the header',
      { header: { kind: 'text', text: '*Заказ*', examples: {} } },
      'header.text formatting',
    ],
    [
      'an emoji in the header',
      { header: { kind: 'text', text: 'Заказ 🎉', examples: {} } },
      'header.text formatting',
    ],
    [
      'a header of two lines',
      { header: { kind: 'text', text: 'a\nb', examples: {} } },
      'header.text line_break',
    ],
    [
      'a picture without an example',
      { header: { kind: 'image', exampleHandle: null } },
      'header.exampleHandle example_missing',
    ],
    ['a variable in the footer', { footer: 'От {{1}}' }, 'footer variable_not_allowed'],
    ['a footer that is too long', { footer: 'я'.repeat(61) }, 'footer too_long'],
    [
      'replies mixed among links',
      {
        buttons: [
          { kind: 'quick_reply', text: 'a' },
          { kind: 'phone', text: 'b', phone: '+996555010203' },
          { kind: 'quick_reply', text: 'c' },
        ],
      },
      'buttons buttons_mixed',
    ],
    [
      'two numbers to call',
      {
        buttons: [
          { kind: 'phone', text: 'a', phone: '+996555010203' },
          { kind: 'phone', text: 'b', phone: '+996555010204' },
        ],
      },
      'buttons too_many_of_kind',
    ],
    [
      'one label twice',
      {
        buttons: [
          { kind: 'quick_reply', text: 'a' },
          { kind: 'quick_reply', text: 'a' },
        ],
      },
      'buttons.1.text button_twice',
    ],
    [
      'a label that is too long',
      { buttons: [{ kind: 'quick_reply', text: 'a'.repeat(26) }] },
      'buttons.0.text too_long',
    ],
    [
      'a link with its variable in the middle',
      {
        buttons: [
          {
            kind: 'url',
            text: 'a',
            url: 'https://shop.example/{{1}}/o',
            example: 'https://shop.example/1/o',
          },
        ],
      },
      'buttons.0.url url_shape',
    ],
    [
      'a link with a variable host',
      { buttons: [{ kind: 'url', text: 'a', url: 'https://{{1}}', example: 'https://shop.example' }] },
      'buttons.0.url url_shape',
    ],
    [
      'a link that is none',
      { buttons: [{ kind: 'url', text: 'a', url: 'javascript:alert(1)', example: null }] },
      'buttons.0.url url_shape',
    ],
    [
      'a phone that is none',
      { buttons: [{ kind: 'phone', text: 'a', phone: 'call us' }] },
      'buttons.0.phone phone_shape',
    ],
    [
      'a code that is too long',
      { buttons: [{ kind: 'copy_code', example: 'a'.repeat(16) }] },
      'buttons.0.example too_long',
    ],
  ])('refuse %s, at its field', (_, change, problem) => {
    expect(found(change)).toContain(problem)
  })

  it('count letters, not halves of them', () => {
    expect(found({ header: null, footer: '👍'.repeat(60) })).toEqual([])
  })
})
