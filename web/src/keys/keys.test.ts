import { describe, expect, it, vi } from 'vitest'
import { actionIds, actionOf } from './actions.ts'
import { bindingsOf, meaningOf, takenBy } from './bindings.ts'
import { capsOf, pressOf } from './chords.ts'
import { createRegistry } from './registry.ts'

const key = (code: string, held: object = {}) =>
  pressOf({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('a press', () => {
  it('is the place of the key with what is held, on any layout and either enter', () => {
    expect(key('KeyE', { shiftKey: true })).toBe('Shift+KeyE')
    expect(key('KeyK', { metaKey: true })).toBe('Mod+KeyK')
    expect(key('KeyK', { ctrlKey: true })).toBe('Mod+KeyK')
    expect(key('NumpadEnter')).toBe('Enter')
    expect(key('ShiftLeft', { shiftKey: true })).toBeNull()
    expect(key('')).toBeNull()
  })

  it('is shown as it stands on the caps', () => {
    expect(capsOf('Shift+Slash', false)).toEqual(['?'])
    expect(capsOf('KeyG KeyI', false)).toEqual(['G', 'I'])
    expect(capsOf('Shift+Digit8 KeyA', false)).toEqual(['*', 'A'])
    expect(capsOf('Mod+Shift+Enter', false)).toEqual(['Ctrl Shift ↵'])
    expect(capsOf('Mod+KeyK', true)).toEqual(['⌘ K'])
  })
})

describe('the table of actions', () => {
  it('gives no two the same key, nor one that begins the other', () => {
    const bindings = bindingsOf({})
    const clashes = actionIds
      .filter((id) => !actionOf(id).fixed)
      .flatMap((id) =>
        actionOf(id).keys.flatMap((chord) => {
          const other = takenBy(bindings, id, chord)
          return other ? [`${id} and ${other}: ${chord}`] : []
        }),
      )
    expect(clashes).toEqual([])
  })

  it('lets no key that writes work in a field', () => {
    const writing = actionIds.filter(
      (id) => actionOf(id).inFields && actionOf(id).keys.some((chord) => !/^(Mod|Alt)\+/.test(chord)),
    )
    expect(writing).toEqual([])
  })
})

describe('what presses mean', () => {
  it('is an action, the beginning of one, or nothing', () => {
    const bindings = bindingsOf({})
    expect(meaningOf(bindings, 'KeyE')).toEqual({ action: 'close', begins: false })
    expect(meaningOf(bindings, 'Shift+KeyE').action).toBe('closeAndNext')
    expect(meaningOf(bindings, 'KeyG')).toEqual({ action: null, begins: true })
    expect(meaningOf(bindings, 'KeyG KeyS').action).toBe('go.settings')
    expect(meaningOf(bindings, 'NumpadMultiply KeyU').action).toBe('selectUnread')
    expect(meaningOf(bindings, 'KeyQ')).toEqual({ action: null, begins: false })
    expect(meaningOf(bindings, 'Mod+Shift+KeyV').action).toBe('voice')
    expect(meaningOf(bindingsOf({ voice: 'KeyQ' }), 'KeyQ').action).toBe('voice')
  })

  it('follows what a member has bound, and forgets what is no more', () => {
    const bindings = bindingsOf({ close: 'KeyW', snooze: null, 'gone.long.ago': 'KeyQ' })
    expect(meaningOf(bindings, 'KeyW').action).toBe('close')
    expect(meaningOf(bindings, 'KeyE').action).toBeNull()
    expect(meaningOf(bindings, 'KeyZ').action).toBeNull()
    expect(meaningOf(bindings, 'KeyQ').action).toBeNull()
  })

  it('knows who has a key already, be it the beginning of a sequence', () => {
    const bindings = bindingsOf({})
    expect(takenBy(bindings, 'close', 'KeyJ')).toBe('next')
    expect(takenBy(bindings, 'close', 'KeyG')).toBe('go.inbox')
    expect(takenBy(bindings, 'close', 'KeyJ KeyJ')).toBe('next')
    expect(takenBy(bindings, 'close', 'KeyE')).toBeNull()
    expect(takenBy(bindings, 'close', 'KeyQ')).toBeNull()
  })
})

describe('who does an action', () => {
  it('is whoever came last and can; what nobody can is not offered', () => {
    const registry = createRegistry()
    const [page, drawer] = [vi.fn(), vi.fn()]
    registry.add(() => ({ back: page, close: null }))
    let shown = true
    const leave = registry.add(() => ({ back: shown ? drawer : null }))
    expect(registry.find('back')).toBe(drawer)
    shown = false
    expect(registry.find('back')).toBe(page)
    shown = true
    leave()
    expect(registry.find('back')).toBe(page)
    expect(registry.available()).toEqual(['back'])
  })
})
