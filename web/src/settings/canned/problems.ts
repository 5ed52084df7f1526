import { Problem } from '../../api/client.ts'

/** What is wrong with the braces of a text, and where: UTF-16 offsets, `to` excluded. */
export interface SlotProblem {
  what: 'unknown' | 'empty' | 'unclosed' | 'stray'
  from: number
  to: number
  near: string
}

const kinds: readonly string[] = ['unknown', 'empty', 'unclosed', 'stray'] satisfies SlotProblem['what'][]

/** What the server found, in order; empty for any other refusal. */
export function slotProblems(error: unknown): SlotProblem[] {
  const problems = error instanceof Problem ? error.extra['problems'] : undefined
  return Array.isArray(problems) ? problems.filter((each) => kinds.includes(each?.what)) : []
}

/** For people, who count from one and see letters, not units. */
export function placeOf(text: string, at: number): { line: number; sign: number } {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, sign: [...(lines.at(-1) ?? '')].length + 1 }
}
