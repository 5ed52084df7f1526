import { signs } from '../../i18n/signs.ts'

export type Sign = (typeof signs)[number]

const most = 8

/** What is being looked for behind a colon that begins a word; a colon alone, or one in a time or an address, is a colon. */
export function askedAt(text: string, caret: number): { at: number; query: string } | undefined {
  const found = /(?:^|\s):(\p{L}{1,20})$/u.exec(text.slice(0, caret))
  const query = found?.[1]
  return query === undefined ? undefined : { at: caret - query.length - 1, query: query.toLowerCase() }
}

/** Signs of which a word begins so, in whichever language it is typed. */
export const findSigns = (query: string): readonly Sign[] =>
  signs.filter(([, words]) => words.split(' ').some((word) => word.startsWith(query))).slice(0, most)
