import { expect, it } from 'vitest'
import type { Conversation } from '../api/types.ts'
import { inRussian } from '../i18n/inRussian.tsx'
import { Beginning } from './Beginning.tsx'

const drawn = (...places: Conversation['olderIn'][]) =>
  inRussian(<Beginning conversations={places.map((olderIn) => ({ olderIn }) as Conversation)} />)

it('says once for each app where older messages may lie, and nothing where there can be none', () => {
  const both = drawn('instagram', 'phone', 'instagram', null)
  expect(both.match(/только в Instagram/g)).toHaveLength(1)
  expect(both).toContain('только в телефоне')
  expect(drawn(null)).not.toContain('раньше')
  expect(drawn(null)).toContain('Начало переписки')
})
