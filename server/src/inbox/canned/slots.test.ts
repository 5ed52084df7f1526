import { describe, expect, it } from 'vitest'
import { openSlots, slotProblems } from './slots.ts'

const wrong = (text: string) => slotProblems(text).map(({ what, near }) => [what, near])

describe('the slots of a ready answer', () => {
  it('are right by their names, with room around them or without', () => {
    for (const text of [
      '{{name}}, это {{ shop }}. {{me}}',
      'без места',
      '{ } и {name}',
      '',
      '{{name}}{{me}}',
    ])
      expect(wrong(text), text).toEqual([])
  })

  it('are told apart by what is wrong and where', () => {
    expect(wrong('Саламатсызбы, {{nam}}!')).toEqual([['unknown', '{{nam}}']])
    expect(wrong('{{Name}}')).toEqual([['unknown', '{{Name}}']])
    expect(wrong('{{ }} и {{}}')).toEqual([
      ['empty', '{{ }}'],
      ['empty', '{{}}'],
    ])
    expect(wrong('{{name}, добрый день')).toEqual([['unclosed', '{{name}, добрый день']])
    expect(wrong('{{name\n}}')).toEqual([
      ['unclosed', '{{name'],
      ['stray', '}}'],
    ])
    expect(wrong('{{name {{me}}')).toEqual([['unclosed', '{{name ']])
    expect(wrong('name}} {{shop}}')).toEqual([['stray', '}}']])
    expect(wrong('{{{name}}}')).toEqual([['unknown', '{{{name}}']])
  })

  it('have places that a field can select', () => {
    const text = '👋 {{x}} {{name}} {{y}}'
    for (const { from, to, near } of slotProblems(text)) expect(text.slice(from, to)).toBe(near)
    expect(slotProblems(text).map(({ from }) => from)).toEqual([3, 18])
  })

  it('are open until they are filled, each told once', () => {
    expect(openSlots('{{name}} {{ me }} {{name}}')).toEqual(['name', 'me'])
    expect(openSlots('{{x}} {name} {{name\n}}')).toEqual([])
  })

  it('are read in one pass over a text made to be slow', () => {
    const before = performance.now()
    slotProblems(`{{${' '.repeat(4000)}`)
    openSlots('{{ '.repeat(1300))
    slotProblems('{{'.repeat(2048))
    expect(performance.now() - before).toBeLessThan(200)
  })
})
