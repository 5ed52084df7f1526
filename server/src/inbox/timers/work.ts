import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { ringReturn } from '../closing/return.ts'
import { ringClose } from '../closing/silence.ts'
import { ringLate } from '../hours/late.ts'
import { ringPromise } from '../promises/remind.ts'
import { ringSurvey } from '../survey/ask.ts'
import { type Rings, workOnTimers as work } from './timers.ts'

export interface TimerPorts {
  /** Whether the store in force has an assistant that answers. */
  assistantAnswers(tx: StoreTx): Promise<boolean>
}

export const rings = (ports: TimerPorts): Rings => ({
  late: ringLate,
  close: ringClose,
  return: ringReturn(ports.assistantAnswers),
  survey: ringSurvey,
  promise: ringPromise,
})

/** What of the inbox happens at its time. */
export const workOnTimers = (ctx: Ctx, ports: TimerPorts): Promise<void> => work(ctx, rings(ports))
