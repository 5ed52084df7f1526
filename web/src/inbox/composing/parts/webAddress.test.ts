import { expect, it } from 'vitest'
import { addressIn } from './webAddress.ts'

it.each([
  ['https://shop.example/pay?id=1', 'https://shop.example/pay?id=1'],
  ['http://shop.example', 'http://shop.example'],
  [' shop.example/pay ', 'https://shop.example/pay'],
  ['shop.example:8080/pay', 'https://shop.example:8080/pay'],
  ['https://дүкөн.кг/сатуу', 'https://дүкөн.кг/сатуу'],
])('an address that opens is sent: %s', (text, url) => {
  expect(addressIn(text)).toEqual({ url })
})

it.each([
  ['', 'empty'],
  ['htt', 'unfinished'],
  ['https://', 'unfinished'],
  ['https://shop', 'unfinished'],
  ['shop.', 'unfinished'],
  ['shop example', 'spaces'],
  ['javascript:alert(1)', 'scheme'],
  ['mailto:a@shop.example', 'scheme'],
  ['tel:+996700120000', 'scheme'],
  [`https://shop.example/${'a'.repeat(2000)}`, 'long'],
])('what is no address of the web is not: %s', (text, why) => {
  expect(addressIn(text)).toBe(why)
})
