import { describe, expect, it } from 'vitest'
import { seenName } from './seen-name.ts'

describe('a name that a stranger chose', () => {
  it.each([
    ['turned around', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['isolated without an end', '\u2067Айпери', 'Айпери'],
    ['torn apart unseen', 'Ай\u200bзада\ufeff', 'Айзада'],
    ['joined where nothing joins', 'Aiz\u200dada\u200c', 'Aizada'],
    ['with a text in tags', `Nurai${String.fromCodePoint(0xe0049, 0xe0067)}`, 'Nurai'],
    ['on several lines', 'Айзада\r\n\u2028Магазин', 'Айзада Магазин'],
    ['with control signs', 'A\u0007\u0085B', 'AB'],
    ['a tower of marks', `З${'\u0301'.repeat(80)}ло`, `З${'\u0301'.repeat(4)}ло`],
    ['empty to look at', '\u3164 \u2800\u200b', ''],
  ])('%s is shown as it reads', (_, name, seen) => expect(seenName(name)).toBe(seen))

  it.each(['Ыйса Жээнбек уулу', 'Зоë', 'نگین‌رضا', 'علی', '👩‍👩‍👧', '🧔🏽‍♂️', 'Nguyễn Thị', 'क्‍ष'])(
    'leaves %s alone',
    (name) => expect(seenName(name)).toBe(name),
  )
})
