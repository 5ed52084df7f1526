import { describe, expect, it } from 'vitest'
import { type ChoicesDraft, choicesToSend, isSendable, problemsOf, roomOf, type Takes } from './choices.ts'

const whatsapp: Takes = {
  buttons: { most: 3, longest: 20 },
  choiceText: { max: 1024, unit: 'characters' },
  list: { most: 10, title: 24, description: 72, descriptionsInText: false, button: 20 },
}
const telegram: Takes = {
  buttons: { most: 10, longest: 40 },
  choiceText: { max: 4096, unit: 'characters' },
  list: { most: 10, title: 40, description: 40, descriptionsInText: false, button: 0 },
}
const instagram: Takes = {
  buttons: { most: 13, longest: 20 },
  choiceText: { max: 1000, unit: 'bytes' },
  list: { most: 13, title: 20, description: 80, descriptionsInText: true, button: 0 },
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

  it('is counted in the unit of its channel', () => {
    const problem = (text: string, takes: Takes) => problemsOf(draft('buttons', 'Да'), text, takes).text
    expect(problem('я'.repeat(500), instagram)).toBeNull()
    expect(problem('я'.repeat(501), instagram)).toBe('long')
    expect(problem('a'.repeat(1000), instagram)).toBeNull()
    expect(problem('я'.repeat(1024), whatsapp)).toBeNull()
  })

  it('counts descriptions with the text where they stand in it, and only in a list', () => {
    const room = (kind: ChoicesDraft['kind'], takes: Takes) => roomOf(draft(kind, 'S', 'M'), 'Да', takes)
    // "Да", an empty line and "S: 84–88 см", whose dash takes three bytes.
    expect(room('list', instagram)).toMatchObject({ size: 4 + 2 + 15, max: 1000, unit: 'bytes' })
    expect(room('buttons', instagram).size).toBe(4)
    expect(room('list', whatsapp).size).toBe(2)
    const full = 'a'.repeat(1000 - 2 - 15)
    expect(problemsOf(draft('list', 'S'), full, instagram).text).toBeNull()
    expect(problemsOf(draft('list', 'S'), `${full}a`, instagram).text).toBe('long')
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
