import { describe, expect, it } from 'vitest'
import { sendWindow } from './window.ts'

const wrote = new Date('2026-11-24T10:00:00Z')
const after = (ms: number) => new Date(wrote.getTime() + ms)
const day = 24 * 3_600_000

describe('the window for free text', () => {
  it.each(['whatsapp', 'instagram'] as const)(
    'on %s stays open for 24 hours after the contact wrote',
    (kind) => {
      expect(sendWindow(kind, wrote, after(day - 1))).toEqual({ open: true, until: after(day) })
      expect(sendWindow(kind, wrote, after(day))).toEqual({ open: false, until: after(day) })
    },
  )

  it.each(['whatsapp', 'instagram'] as const)(
    'on %s is closed while the contact has never written',
    (kind) => {
      expect(sendWindow(kind, null, wrote)).toEqual({ open: false, until: null })
    },
  )

  it('on telegram never closes', () => {
    expect(sendWindow('telegram', wrote, after(400 * day))).toEqual({ open: true, until: null })
  })
})
