import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { keptUnder } from '../inbox/keptHere.ts'
import { leaveNothing } from './session.ts'

vi.mock('../inbox/seen/page.ts', () => ({ putOnScreen: vi.fn() }))
vi.mock('../inbox/seen/shelf.ts', () => ({ forgetSeen: vi.fn(), takeSeen: vi.fn() }))
vi.mock('../notifications/away/browser.ts', () => ({ tellNoMore: vi.fn() }))

const device: Record<string, string> = Object.create({
  removeItem: (key: string) => void delete device[key],
})
vi.stubGlobal('localStorage', device)

it('leaves nothing of what was seen or was being written when somebody signs out', async () => {
  const queries = new QueryClient()
  queries.setQueryData(['conversation'], 'seen')
  device[keptUnder('draft', 'aizada', 'meerim')] = 'words'
  await leaveNothing(queries)
  expect(queries.getQueryData(['conversation'])).toBeUndefined()
  expect(Object.keys(device)).toEqual([])
})
