import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { speakAsUsual } from '../speaking/usual.ts'
import { restartClocks } from './hours.ts'
import type { RulesChange, RulesJson } from './shapes.ts'

const columns = {
  firstAnswerMinutes: 'first_answer_minutes',
  nextAnswerMinutes: 'next_answer_minutes',
  closeAfterHours: 'close_after_hours',
  returnAfterMinutes: 'return_after_minutes',
  survey: 'survey',
  drafts: 'drafts',
} as const satisfies Record<keyof RulesJson, string>
const names = Object.keys(columns) as (keyof RulesJson)[]

const off: RulesJson = {
  firstAnswerMinutes: null,
  nextAnswerMinutes: null,
  closeAfterHours: null,
  returnAfterMinutes: null,
  survey: false,
  drafts: false,
}

export async function readRules(tx: StoreTx): Promise<RulesJson> {
  const [row] = await tx.query<RulesJson>(
    `select ${names.map((name) => `${columns[name]} as "${name}"`).join(', ')} from inbox_rules where store_id = $1`,
    [tx.storeId],
  )
  return row ?? off
}

/** What waits, is silent or is to be returned is reckoned by what stands now. */
export async function changeRules(
  ctx: Ctx,
  tx: StoreTx,
  change: z.infer<typeof RulesChange>,
  memberId: string,
): Promise<RulesJson> {
  const before = await readRules(tx)
  const rules = { ...before, ...change } as RulesJson
  await tx.query(
    `insert into inbox_rules (store_id, ${names.map((name) => columns[name]).join(', ')})
     values ($1, ${names.map((_, n) => `$${n + 2}`).join(', ')})
     on conflict (store_id) do update set ${names.map((name) => `${columns[name]} = excluded.${columns[name]}`).join(', ')}`,
    [tx.storeId, ...names.map((name) => rules[name])],
  )
  if (change.closeAfterHours !== undefined) await tx.query('select app.restart_closing()')
  if (change.returnAfterMinutes === null)
    await tx.query('update conversation set return_at = null where store_id = $1 and return_at is not null', [
      tx.storeId,
    ])
  if (rules.drafts !== before.drafts) await speakAsUsual(ctx, tx, memberId)
  await restartClocks(ctx, tx)
  return rules
}
