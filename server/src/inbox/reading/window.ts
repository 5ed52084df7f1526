import type { SendWindow } from '#channels'
import { textWindow, type WindowFacts, windowFor } from '../window.ts'
import type { ConversationJson, StageJson } from './shapes.ts'

/** A member's window with the stage that follows, so that a screen may count down without asking again. */
export function windowJson(facts: WindowFacts, now: Date): ConversationJson['window'] {
  const window = textWindow(facts, 'member', now)
  const next = window.allowed && window.until ? textWindow(facts, 'member', window.until) : null
  return {
    open: window.allowed,
    ...stageJson(window),
    next: next && stageJson(next),
    free: freeJson(facts, now),
  }
}

/** Of what goes as a template, too: it is free as well. */
function freeJson(facts: WindowFacts, now: Date): ConversationJson['window']['free'] {
  const window = windowFor(facts, 'template', 'member', now)
  if (!window.allowed || !window.freeUntil) return null
  const told = facts.freeUntil !== null && facts.freeUntil > now
  return { until: window.freeUntil.toISOString(), answered: told || facts.adAnsweredAt !== null }
}

const stageJson = (window: SendWindow): StageJson => ({
  how: window.how,
  until: window.until?.toISOString() ?? null,
  why: window.allowed ? null : window.why,
})
