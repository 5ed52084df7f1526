import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { listCanned } from '../canned/canned.ts'
import { SlotsWrong } from '../canned/errors.ts'
import { slotProblems } from '../canned/slots.ts'
import { type Known, readKnown } from '../organising/standing.ts'
import { MacroBroken } from './errors.ts'
import type { Action } from './shapes.ts'

/** Looks at everything that the actions name. @throws MacroBroken, SlotsWrong */
export async function refuseBroken(
  tx: StoreTx,
  memberId: MemberId,
  actions: readonly Action[],
): Promise<void> {
  const known = await readKnown(tx)
  for (const action of actions) {
    const missing = missingIn(action, known)
    if (missing) throw new MacroBroken(missing)
    if (action.do === 'say') refuseWrongSlots(action.text)
    if (action.do === 'answer') await refuseNoAnswer(tx, memberId, action.shortcut)
  }
}

function missingIn(action: Action, known: Known): 'label' | 'stage' | 'member' | undefined {
  if (action.do === 'label' && action.add.some((id) => !known.labels.has(id))) return 'label'
  if (action.do === 'unlabel' && action.remove.some((id) => !known.labels.has(id))) return 'label'
  if (action.do === 'stage' && action.stageId && !known.stages.has(action.stageId)) return 'stage'
  if (action.do === 'assign' && !relative.has(action.to) && !known.members.has(action.to)) return 'member'
  return undefined
}

const relative = new Set(['me', 'nobody'])

function refuseWrongSlots(text: string): void {
  const problems = slotProblems(text)
  if (problems.length > 0) throw new SlotsWrong(problems)
}

async function refuseNoAnswer(tx: StoreTx, memberId: MemberId, shortcut: string): Promise<void> {
  const answers = await listCanned(tx, memberId)
  if (!answers.some((answer) => answer.shortcut === shortcut)) throw new MacroBroken('answer')
}
