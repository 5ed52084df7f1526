import { useEffect, useRef } from 'react'
import { type ActionId, actionOf } from './actions.ts'
import { type Bindings, meaningOf } from './bindings.ts'
import { pressOf } from './chords.ts'
import type { Registry } from './registry.ts'

const fields = 'input:not([type="radio"]), textarea, select, [contenteditable="true"]'
// One that fades away is in nobody's way any more.
const layers = ['[role="menu"]', '[role="dialog"]', '[role="alertdialog"]', 'dialog[open]']
  .map((layer) => `${layer}:not([data-closed])`)
  .join(', ')
/** How long a sequence waits for its next press. */
const sequenceMs = 1_500

/** Turns presses into actions of the table. */
export function useDispatch(registry: Registry, bindings: Bindings): void {
  const latest = useRef({ registry, bindings })
  latest.current = { registry, bindings }
  useEffect(() => {
    let layered = false
    const begun = sequence()
    // Seen before anybody acts on the press: what closes a menu must not also leave the conversation.
    const look = () => {
      layered = document.querySelector(layers) !== null
    }
    const press = (event: KeyboardEvent) => {
      const pressed = pressOf(event)
      if (pressed === null || isSpoken(event)) return
      const target = event.target instanceof Element ? event.target : null
      const field = target?.closest<HTMLElement>(fields) ?? null
      if (pressed === 'Escape') return layered ? undefined : leave(field)
      const { bindings } = latest.current
      const { action, begins } = begun.take(pressed, event.timeStamp, (presses) =>
        meaningOf(bindings, presses),
      )
      if (!fits(action, begins, field !== null, layered)) return begun.drop()
      if (belongsTo(target, pressed)) return
      if (event.repeat && !(action && actionOf(action).repeats)) return
      const act = action && latest.current.registry.find(action)
      if (!act && !begins) return
      event.preventDefault()
      act?.()
    }
    const leave = (field: HTMLElement | null) => {
      if (field) field.blur()
      else latest.current.registry.find('back')?.()
    }
    document.addEventListener('keydown', look, true)
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', look, true)
      document.removeEventListener('keydown', press)
    }
  }, [])
}

/** Enter and the space bar belong to whatever is pressed by them and has the focus. */
const belongsTo = (target: Element | null, pressed: string): boolean =>
  (pressed === 'Enter' && target?.closest('button, a') != null) ||
  (pressed === 'Space' &&
    target?.closest('button, a, input, summary, [tabindex]:not([role="option"])') != null)

/** Somebody has acted on it already, or it writes a character: of a composed letter, or with AltGr. */
const isSpoken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')

function fits(action: ActionId | null, begins: boolean, inField: boolean, layered: boolean): boolean {
  if (action === null) return begins && !inField && !layered
  const { inFields = false, overLayers = false } = actionOf(action)
  return (!inField || inFields) && (!layered || overLayers)
}

/** Remembers the presses that may yet become an action. */
function sequence() {
  let presses = ''
  let at = 0
  return {
    take<M extends { begins: boolean; action: ActionId | null }>(
      pressed: string,
      time: number,
      meaning: (presses: string) => M,
    ): M {
      const further = presses !== '' && time - at < sequenceMs ? meaning(`${presses} ${pressed}`) : null
      const known = further?.action != null || further?.begins === true
      const meant = known && further ? further : meaning(pressed)
      presses = meant.begins ? (known ? `${presses} ${pressed}` : pressed) : ''
      at = time
      return meant
    },
    drop: () => {
      presses = ''
    },
  }
}
