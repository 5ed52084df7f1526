import { describe, expect, it } from 'vitest'
import { linkTo, partsOf, partsUpTo } from './links.ts'

const seen = (text: string) => {
  const link = linkTo(text)
  return link && [link.host, link.doubt]
}

describe('an address in a text', () => {
  it.each([
    ['https://bank.example@evil.example/pay', 'evil.example', 'login'],
    ['https://bank.example:443@evil.example', 'evil.example', 'login'],
    ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com', 'letters'],
    ['https://аррӏе.com/id', 'xn--80ak6aa92e.com', 'letters'],
    ['https://bаnk.example', 'xn--bnk-6cd.example', 'letters'],
    ['https://ba\u200bnk.example', 'bank.example', 'letters'],
    ['https://bank.example/\u202egpj.exe', 'bank.example', 'letters'],
    ['https://ｂａｎｋ.example', 'bank.example', 'letters'],
    ['https://3232235777/', '192.168.1.1', 'letters'],
    ['https://bank.kg.evil.example/login', 'bank.kg.evil.example', 'posing'],
    ['https://www.paypal.com.signin.evil.example', 'www.paypal.com.signin.evil.example', 'posing'],
  ])('%s leads to %s and is told as doubtful', (text, host, doubt) => {
    expect(seen(text)).toEqual([host, doubt])
  })

  it.each([
    ['https://ayperi.kg/catalog?a=1#b', 'ayperi.kg'],
    ['HTTP://Ayperi.KG', 'ayperi.kg'],
    ['https://www.instagram.com/p/C0ffee/', 'www.instagram.com'],
    ['https://shop.com.kg', 'shop.com.kg'],
    ['https://kg.wildberries.ru/item', 'kg.wildberries.ru'],
    ['http://127.0.0.1:4100/x', '127.0.0.1:4100'],
    ['https://t.me/ayperi', 't.me'],
    ['https://почта.рф/о-нас', 'xn--80a1acny.xn--p1ai'],
  ])('%s is plain', (text, host) => expect(seen(text)).toEqual([host, null]))

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'https://a\u202eb', 'https://[x'])(
    '%j is none',
    (text) => expect(linkTo(text)).toBeNull(),
  )
})

describe('a text with addresses', () => {
  const links = (text: string) => partsOf(text).flatMap(({ link }) => link?.text ?? [])

  it('is the same when its parts are put together', () => {
    const text = 'см. https://ayperi.kg/a, или (https://ayperi.kg/b). https://x javascript:alert(1)'
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
    expect(links(text)).toEqual(['https://ayperi.kg/a', 'https://ayperi.kg/b', 'https://x'])
  })

  it('keeps brackets that belong to an address', () => {
    expect(links('https://ky.wikipedia.org/wiki/Ош_(шаар).')).toEqual([
      'https://ky.wikipedia.org/wiki/Ош_(шаар)',
    ])
  })

  it('is cut without making another address of one', () => {
    const text = 'см. https://bank.example@evil.example/a'
    expect(partsUpTo(partsOf(text), 24)).toEqual([
      { at: 0, text: 'см. ', link: null },
      { at: 4, text: 'https://bank.example', link: null },
    ])
    expect(partsUpTo(partsOf(text), text.length)).toEqual(partsOf(text))
  })

  it('has an end, however many there are', () => {
    expect(links('https://a.kg '.repeat(5_000)).length).toBeLessThanOrEqual(100)
  })
})
