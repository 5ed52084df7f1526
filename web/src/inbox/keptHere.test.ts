import { beforeEach, expect, it, vi } from 'vitest'
import { keepRecording, keptRecording } from './composing/keptRecordings.ts'
import { forgetWritten, keptUnder } from './keptHere.ts'

const device: Record<string, string> = Object.create({
  removeItem: (key: string) => void delete device[key],
})
vi.stubGlobal('localStorage', device)
beforeEach(() => {
  for (const key of Object.keys(device)) delete device[key]
})

const all = ['draft', 'files', 'quote', 'choices', 'part'] as const

it('keeps what is written apart for each person and conversation', () => {
  const keys = ['aizada', 'bakyt'].flatMap((person) =>
    ['meerim', 'note.meerim'].flatMap((conversation) =>
      all.map((what) => keptUnder(what, person, conversation)),
    ),
  )
  expect(new Set(keys).size).toBe(20)
})

it('forgets what was written and spoken, and nothing else that is kept here', () => {
  for (const what of all) device[keptUnder(what, 'aizada', 'meerim')] = 'words'
  device['tutum.language'] = 'ky'
  device['tutum.outbox.1'] = '{}'
  const spoken = { url: 'blob:1' } as unknown as Parameters<typeof keepRecording>[1]
  keepRecording('aizada meerim', spoken)
  forgetWritten()
  expect(Object.keys(device)).toEqual(['tutum.language', 'tutum.outbox.1'])
  expect(keptRecording('aizada meerim')).toBeUndefined()
})
