import { describe, expect, it } from 'vitest'
import { type ActionId, actionIds, actionOf } from '../actions.ts'
import { bindingsOf } from '../bindings.ts'
import { refusalOf } from './refusal.ts'

const why = (id: ActionId, chord: string, overrides = {}) => refusalOf(bindingsOf(overrides), id, chord)?.why

describe('a key for an action', () => {
  it('is refused where another action would not get it, and says which', () => {
    expect(refusalOf(bindingsOf({}), 'close', 'KeyJ')).toEqual({ why: 'taken', chord: 'KeyJ', by: 'next' })
    expect(refusalOf(bindingsOf({}), 'close', 'KeyG')).toMatchObject({ why: 'taken', by: 'go.inbox' })
    expect(refusalOf(bindingsOf({}), 'undo', 'Mod+Shift+KeyV')).toMatchObject({ why: 'taken', by: 'voice' })
    expect(why('close', 'KeyJ', { next: null })).toBeUndefined()
    expect(why('close', 'KeyE', { next: 'KeyE' })).toBe('taken')
  })

  it('is refused where the browser or a field would get it', () => {
    for (const chord of ['Tab', 'Space', 'Mod+KeyT', 'Mod+KeyC', 'F5', 'Shift+ArrowUp', 'KeyQ Tab'])
      expect([chord, why('close', chord)]).toEqual([chord, 'reserved'])
    expect(why('palette', 'KeyQ')).toBe('writes')
    expect(why('palette', 'Alt+KeyQ')).toBeUndefined()
  })

  it('may always be the usual one, and any that is free', () => {
    const refused = actionIds.flatMap((id) =>
      actionOf(id).fixed ? [] : actionOf(id).keys.filter((chord) => why(id, chord) !== undefined),
    )
    expect(refused).toEqual([])
    for (const chord of ['KeyQ', 'Shift+KeyQ', 'KeyQ KeyW', 'Alt+Digit1', 'Mod+Shift+KeyY'])
      expect([chord, why('close', chord)]).toEqual([chord, undefined])
  })
})
