/** Said alone these mean it; within a sentence ("stop by the shop") they mean something else. */
const out = [
  ...['stop', 'unsubscribe', 'opt out', 'no ads'],
  ...['стоп', 'отписаться', 'отпишите', 'отпишите меня', 'отписка', 'не присылайте', 'без рекламы'],
  ...['токтот', 'токтотуңуз', 'токтоткула', 'жөнөтпөңүз', 'жонотпонуз', 'жарнамасыз'],
]
const back = ['subscribe', 'подписаться', 'подпишите', 'жазылуу', 'жазылам']

/** What a message says of being written to, where it says nothing else. */
export function consentIn(text: string | undefined): 'in' | 'out' | undefined {
  if (!text || text.length > 40) return undefined
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (out.includes(said)) return 'out'
  return back.includes(said) ? 'in' : undefined
}
