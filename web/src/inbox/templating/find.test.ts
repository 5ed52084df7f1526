import { expect, it } from 'vitest'
import type { MessageTemplate } from '../../api/types.ts'
import { findTemplates } from './find.ts'

const template = (name: string, language: string, text: string, header: string | null = null) =>
  ({
    ...{ id: `${name} ${language}`, name, language, body: { text, examples: {} } },
    header: header && { kind: 'text', text: header, examples: {} },
  }) as MessageTemplate

const all = [
  template('summer_sale', 'ru', 'Скидка {{1}} до конца недели'),
  template('order_update', 'ru', 'Заказ приедет сегодня'),
  template('order_update', 'ky', 'Буйрутма бүгүн келет'),
  template('back_in_stock', 'en', 'The shirt is back: order it again', 'Good news'),
]
const found = (asked: string, language: string | null = null) =>
  findTemplates(all, asked, language).map(({ id }) => id)

it('is every template in the order of names while nothing is asked, those in the customer’s language first', () => {
  expect(found('')).toEqual(['back_in_stock en', 'order_update ky', 'order_update ru', 'summer_sale ru'])
  expect(found('', 'ru')).toEqual([
    'order_update ru',
    'summer_sale ru',
    'back_in_stock en',
    'order_update ky',
  ])
})

it('finds a name by its words, and a template by what it says', () => {
  expect(found('Order UPDATE')).toEqual(['order_update ky', 'order_update ru'])
  expect(found('order')).toEqual(['order_update ky', 'order_update ru', 'back_in_stock en'])
  expect(found('недели скидка')).toEqual(['summer_sale ru'])
  expect(found('good')).toEqual(['back_in_stock en'])
  expect(found('update ky')).toEqual(['order_update ky'])
})

it('finds nothing where one of the words is nowhere', () => {
  expect(found('скидка вчера')).toEqual([])
})
