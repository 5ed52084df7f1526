/** Whether somebody has typed a name as it is shown; spaces and capitals are not what it is asked for. */
export const isTyped = (typed: string, name: string): boolean => plain(typed) === plain(name)

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
