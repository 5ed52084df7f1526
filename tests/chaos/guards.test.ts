import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mutants } from './guards.ts'

const at = (path: string) => join(import.meta.dirname, '../..', path)

it.each(mutants)(
  'the guard "$guard" stands where its mutant looks for it',
  ({ file, find, replace, test }) => {
    expect(readFileSync(at(file), 'utf8').split(find)).toHaveLength(2)
    expect(replace).not.toBe(find)
    expect(existsSync(at(test))).toBe(true)
  },
)
