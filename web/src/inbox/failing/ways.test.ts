import { describe, expect, it } from 'vitest'
import { refusal } from '../../i18n/en/refusal.ts'
import { waysOut } from './ways.ts'

const facts = { reason: null, open: true, templates: false, kind: 'message', writable: true } as const
const around = { uncertain: false, here: true }
const ways = (to: Partial<Parameters<typeof waysOut>[0]>) =>
  Object.entries(waysOut({ ...facts, ...around, ...to }))
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
    expect(ways({ reason, open: false, templates: true, kind: 'template', writable: false })).not.toEqual([])
    for (const kind of ['message', 'template', 'reaction'] as const)
      for (const open of [true, false])
        expect(ways({ reason, open, kind, writable: false, templates: false })).not.toEqual([])
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
    const template = { kind: 'template', templates: true, open: false } as const
    expect(ways({ ...template, reason: 'template_paused' })).toEqual(['retry', 'asTemplate'])
    expect(ways({ ...template, reason: 'text_too_long' })).toEqual(['asTemplate'])
    expect(ways({ ...template, reason: 'no_answer' })).toEqual(['retry'])
  })

  it('that is a reaction is tried again, and no template stands for it', () => {
    const reaction = { kind: 'reaction', templates: true, writable: false } as const
    expect(ways({ ...reaction, reason: 'reaction_refused' })).toEqual(['retry'])
    expect(ways({ ...reaction, reason: 'window_closed', open: false })).toEqual(['retry'])
  })

  it('and cannot be written anew is tried again where nothing else is left', () => {
    expect(ways({ reason: 'kind_not_supported', writable: false })).toEqual(['retry'])
    expect(ways({ reason: 'kind_not_supported', writable: false, templates: true })).toEqual(['asTemplate'])
  })

  it('in another conversation leads there, whatever stands in its way', () => {
    for (const reason of reasons) expect(ways({ reason, here: false, templates: true })).toContain('there')
    expect(ways({ reason: 'file_too_large', here: false, writable: false })).toEqual(['there'])
  })

  it('and may have arrived is sent again or left, not written otherwise', () => {
    expect(ways({ reason: 'text_too_long', uncertain: true, templates: true })).toEqual(['retry'])
  })
})
