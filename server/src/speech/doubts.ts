import { tokens } from '#platform/text/fold.ts'
import type { Doubt } from './speech.ts'

/** A word with the chance, from 0 to 1, that it was understood rightly. */
export interface Word {
  readonly text: string
  readonly sure: number
}

const enough = 0.6
/** A wrong number or product costs money, so these have to be surer. */
const enoughForOrders = 0.85
/** More of them say nothing: then the whole recording was not understood. */
const mostDoubts = 200

/** Where the words that are not sure enough stand in `text`. Words that are not in it, in this order, are left out. */
export function doubtsIn(text: string, words: readonly Word[], names: readonly string[]): Doubt[] {
  const careful = new Set(names.flatMap((name) => tokens(name).filter(isName).map(root)))
  const doubts: Doubt[] = []
  let at = 0
  for (const word of words) {
    const said = word.text.trim()
    const from = said === '' ? -1 : text.indexOf(said, at)
    if (from < 0) continue
    at = from + said.length
    if (word.sure < neededFor(said, careful))
      doubts.push({ from, to: at, sure: Math.round(Math.max(0, word.sure) * 100) })
  }
  return doubts.slice(0, mostDoubts)
}

function neededFor(said: string, careful: ReadonlySet<string>): number {
  const folded = tokens(said)
  const counts = folded.some((one) => /\d/.test(one) || numbers.has(one) || careful.has(root(one)))
  return counts ? enoughForOrders : enough
}

// `с`, `и`, `для` stand in many names and mean nothing.
const isName = (word: string) => word.length > 3
// Endings change, `рубашка` and `рубашку` are one name.
const root = (word: string) => word.slice(0, 5)

// Also sizes. Folded as `tokens` folds: ё is е, ү is у, ө is о.
const numbers = new Set(
  (
    'ноль один одна одну два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать ' +
    'четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят ' +
    'шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот тысяча тысячи тысяч полтора пара пару ' +
    'бир эки уч торт беш алты жети сегиз тогуз он жыйырма отуз кырк элуу алтымыш жетимиш сексен токсон жуз мин жарым ' +
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half pair dozen xs s m l xl xxl xxxl'
  ).split(' '),
)
