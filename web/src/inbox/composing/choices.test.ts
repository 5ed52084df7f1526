import { describe, expect, it } from 'vitest'
import { type ChoicesDraft, choicesToSend, isSendable, problemsOf, type Takes } from './choices.ts'

const whatsapp: Takes = {
  buttons: { most: 3, longest: 20 },
  choiceText: 1024,
  list: { most: 10, title: 24, description: 72, button: 20 },
}
const telegram: Takes = {
  buttons: { most: 10, longest: 40 },
  choiceText: 4096,
  list: { most: 10, title: 40, description: 40, button: 0 },
}
const draft = (kind: ChoicesDraft['kind'], ...titles: string[]): ChoicesDraft => ({
  kind,
  button: 'Выбрать',
  rows: titles.map((title, n) => ({ key: `${n}`, title, description: n === 0 ? ' 84–88 см ' : '' })),
})
const titleProblems = (titles: string[], takes = whatsapp) =>
  problemsOf(draft('buttons', ...titles), 'Берёте?', takes).rows.map(({ title }) => title)

describe('what can be pressed', () => {
  it('is checked title by title: missing, longer than the channel takes, said twice', () => {
    expect(titleProblems(['Да', '', 'a'.repeat(20)])).toEqual([null, 'empty', null])
    expect(titleProblems(['Да', ' Да ', 'a'.repeat(21)])).toEqual([null, 'twice', 'long'])
    expect(titleProblems(['a'.repeat(21)], telegram)).toEqual([null])
  })

  it('cannot go without words over it, nor with more than the channel takes', () => {
    const four = draft('buttons', '1', '2', '3', '4')
    expect(isSendable(problemsOf(draft('buttons', 'Да'), 'Берёте?', whatsapp))).toBe(true)
    expect(problemsOf(draft('buttons', 'Да'), ' ', whatsapp).text).toBe('empty')
    expect(problemsOf(draft('buttons', 'Да'), 'a'.repeat(1025), whatsapp).text).toBe('long')
    expect(isSendable(problemsOf(four, 'Берёте?', whatsapp))).toBe(false)
    expect(isSendable(problemsOf(four, 'Берёте?', telegram))).toBe(true)
  })

  it('as rows needs a word that opens them only where they do not stand open', () => {
    const rows = { ...draft('list', 'S', 'M'), button: '' }
    expect(problemsOf(rows, 'Размер?', whatsapp).button).toBe('empty')
    expect(problemsOf(rows, 'Размер?', telegram).button).toBeNull()
    const sent = [{ title: 'S', description: '84–88 см' }, { title: 'M' }]
    expect(choicesToSend(rows, telegram)).toEqual({ list: { rows: sent } })
    expect(choicesToSend(draft('list', 'S', 'M'), whatsapp)).toEqual({
      list: { button: 'Выбрать', rows: sent },
    })
    expect(choicesToSend(draft('buttons', ' Да '), whatsapp)).toEqual({ buttons: ['Да'] })
  })
})
