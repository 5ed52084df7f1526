import type { MacroAction } from '../../api/types.ts'

const fresh: { [Do in MacroAction['do']]: Extract<MacroAction, { do: Do }> } = {
  say: { do: 'say', text: '' },
  answer: { do: 'answer', shortcut: '' },
  speaker: { do: 'speaker', speaker: 'assistant' },
  label: { do: 'label', add: [] },
  unlabel: { do: 'unlabel', remove: [] },
  stage: { do: 'stage', stageId: null },
  assign: { do: 'assign', to: 'me' },
  snooze: { do: 'snooze', why: 'reply' },
  close: { do: 'close' },
}

export const freshAction = (does: MacroAction['do']): MacroAction => fresh[does]

/** One of each pair. */
const apart: readonly (readonly MacroAction['do'][])[] = [
  ['say', 'answer'],
  ['snooze', 'close'],
]

/** What may still be added: everything once, one way to say something, and either snoozing or closing. */
export function addable(actions: readonly MacroAction[]): MacroAction['do'][] {
  const has = (does: MacroAction['do']) => actions.some((action) => action.do === does)
  const all = Object.keys(fresh) as MacroAction['do'][]
  return all.filter((does) => !has(does) && !apart.some((pair) => pair.includes(does) && pair.some(has)))
}

/** Nothing is left to be filled in. */
export function isWhole(action: MacroAction): boolean {
  if (action.do === 'say') return action.text.trim() !== ''
  if (action.do === 'answer') return action.shortcut !== ''
  if (action.do === 'label') return action.add.length > 0
  return action.do !== 'unlabel' || action.remove.length > 0
}
