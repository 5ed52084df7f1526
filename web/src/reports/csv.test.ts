import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

const table = (...names: string[]) => ({
  columns: [
    { label: 'Кто', kind: 'text' as const },
    { label: 'Половина', csv: 'Половина, с', kind: 'took' as const },
  ],
  rows: names.map((name, n) => [name, n === 1 ? null : n]),
})

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and says the unit of durations', () => {
    const text = csvOf(table('Айзада', 'Бакыт'), 'ru')
    expect([...new TextEncoder().encode(text)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
    expect(text.slice(1)).toBe('Кто;"Половина, с"\r\nАйзада;0\r\nБакыт;\r\n')
  })

  it('is split as the reader’s spreadsheet splits', () => {
    expect(csvOf(table('a'), 'ky')).toContain('a;0')
    expect(csvOf(table('a'), 'en')).toContain('a,0')
  })

  it('keeps quotes, separators and new lines inside their cell', () => {
    expect(csvOf(table('a;"b"\nc'), 'ru')).toContain('"a;""b""\nc";0\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =cmd|x', '\t=1', '\r=1', '|x', '＝1+1', '＠SUM'])(
    'defuses %j',
    (name) => {
      const cell = csvOf(table(name), 'ru').split('\r\n').slice(1).join('\r\n')
      expect(cell.replace(/^"/, '').startsWith(`'${name}`)).toBe(true)
    },
  )

  it('leaves an honest name alone', () => {
    expect(csvOf(table('Aizada A. - owner'), 'ru')).toContain('\r\nAizada A. - owner;0')
  })
})
