import { describe, expect, it } from 'vitest'
import { refusal } from '../../i18n/en/refusal.ts'
import { waysOut } from './ways.ts'

const facts = { reason: null, open: true, templates: false, isTemplate: false, writable: true }
const ways = (to: Partial<Parameters<typeof waysOut>[0]>) =>
  Object.entries(waysOut({ ...facts, ...to }))
    .filter(([, offered]) => offered)
    .map(([way]) => way)

const reasons = [
  ...Object.keys(refusal),
  'upload_gone',
  'not_quotable',
  'not_found',
  'slot_open',
  'unheard_of',
]

describe('a message that was not sent', () => {
  it.each(reasons)('refused as %s has a way out, in an open window and in a closed one', (reason) => {
    expect(ways({ reason })).not.toEqual([])
    expect(ways({ reason, open: false })).not.toEqual([])
    expect(ways({ reason, open: false, templates: true, isTemplate: true, writable: false })).not.toEqual([])
  })

  it('that can never pass as it is is mended, not tried again', () => {
    expect(ways({ reason: 'text_too_long' })).toEqual(['edit'])
    expect(ways({ reason: 'upload_gone' })).toEqual(['edit'])
    expect(ways({ reason: 'file_too_large', templates: true })).toEqual(['edit', 'asTemplate'])
  })

  it('of a closed window waits in the field or goes as a template; tried again once it is open', () => {
    expect(ways({ reason: 'window_closed 131047', open: false })).toEqual(['edit'])
    expect(ways({ reason: 'window_closed', open: false, templates: true })).toEqual(['edit', 'asTemplate'])
    expect(ways({ reason: 'window_closed', open: true })).toEqual(['retry', 'edit'])
  })

  it('to whom has blocked the shop gets no template either', () => {
    expect(ways({ reason: 'recipient_blocked_us', templates: true })).toEqual(['retry', 'edit'])
  })

  it('over a channel that is down leads to the channels', () => {
    expect(ways({ reason: 'token_expired', templates: true })).toEqual(['retry', 'edit', 'channels'])
  })

  it('that was a template is chosen anew, not written into the field', () => {
    const template = { isTemplate: true, templates: true, open: false }
    expect(ways({ ...template, reason: 'template_paused' })).toEqual(['retry', 'asTemplate'])
    expect(ways({ ...template, reason: 'text_too_long' })).toEqual(['asTemplate'])
    expect(ways({ ...template, reason: 'no_answer' })).toEqual(['retry'])
  })
})
