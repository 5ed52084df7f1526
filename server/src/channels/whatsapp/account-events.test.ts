import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhatsApp } from './parse.ts'

const body = (field: string, value: unknown, entry: object = {}) =>
  Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '102290129340398', time: 1_764_000_000, changes: [{ field, value }], ...entry }],
    }),
  )
const template = {
  message_template_id: 1689556908129832,
  message_template_name: 'order_update',
  message_template_language: 'en-US',
}
const known = { providerId: '1689556908129832', name: 'order_update', language: 'en_US' }
const at = new Date(1_764_000_000_000)

/** A payload of every field, and the event that it tells. */
const told: [field: string, value: object, event: object][] = [
  [
    'message_template_status_update',
    { ...template, event: 'APPROVED', reason: 'NONE', message_template_category: 'UTILITY' },
    { kind: 'template_state', template: known, state: 'approved', reason: null, advice: null },
  ],
  [
    'message_template_status_update',
    {
      ...template,
      event: 'REJECTED',
      reason: 'INVALID_FORMAT',
      rejection_info: { reason: 'Variables', recommendation: 'Add words around them' },
    },
    { kind: 'template_state', state: 'rejected', reason: 'invalid_format', advice: 'Add words around them' },
  ],
  [
    'message_template_status_update',
    {
      ...template,
      event: 'PAUSED',
      reason: null,
      other_info: { title: 'FIRST_PAUSE', description: 'Low quality' },
    },
    { kind: 'template_state', state: 'paused', reason: 'first_pause', advice: 'Low quality' },
  ],
  [
    'message_template_status_update',
    { ...template, event: 'FLAGGED', reason: 'NONE', disable_info: { disable_date: 'DATE' } },
    { kind: 'template_state', state: 'approved', reason: 'flagged' },
  ],
  [
    'message_template_status_update',
    { ...template, event: 'A_NEW_WORD' },
    { kind: 'template_state', state: 'a_new_word' },
  ],
  [
    'message_template_quality_update',
    { ...template, previous_quality_score: 'GREEN', new_quality_score: 'RED' },
    { kind: 'template_quality', template: known, quality: 'red' },
  ],
  [
    'template_category_update',
    { ...template, previous_category: 'UTILITY', new_category: 'MARKETING' },
    { kind: 'template_category', category: 'marketing' },
  ],
  ['template_category_update', { ...template, correct_category: 'MARKETING' }, { kind: 'template_content' }],
  [
    'message_template_components_update',
    { ...template, message_template_element: 'Hi' },
    { kind: 'template_content', template: known },
  ],
  [
    'phone_number_quality_update',
    {
      display_phone_number: '+996 555 010 203',
      event: 'THROUGHPUT_UPGRADE',
      max_daily_conversations_per_business: 'TIER_2K',
    },
    {
      kind: 'notice',
      notice: 'number_quality',
      severity: 'info',
      number: '996555010203',
      detail: { limit: 'TIER_2K' },
    },
  ],
  [
    'phone_number_name_update',
    {
      display_phone_number: '996555010203',
      decision: 'REJECTED',
      rejection_reason: 'NAME_FORMAT_UNACCEPTABLE',
    },
    { kind: 'notice', notice: 'number_name', severity: 'warning', word: 'rejected' },
  ],
  [
    'business_capability_update',
    { max_daily_conversation_per_phone: 1000, max_phone_numbers_per_business: 25 },
    { kind: 'notice', notice: 'capability', word: 'limits', detail: { limit: 1000, numbers: 25 } },
  ],
  [
    'account_update',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'April 17, 2025' } },
    {
      notice: 'account',
      severity: 'critical',
      word: 'disabled_update',
      detail: { state: 'disable', date: 'April 17, 2025' },
    },
  ],
  [
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED_UTILITY_TEMPLATES', expiration: 1_765_000_000 }],
    },
    { severity: 'critical', detail: { restriction: 'restricted_utility_templates', until: '1765000000' } },
  ],
  [
    'account_alerts',
    {
      entity_type: 'PHONE_NUMBER',
      alert_info: {
        alert_severity: 'WARNING',
        alert_status: 'ACTIVE',
        alert_type: 'OBA_REJECTED',
        alert_description: 'x',
      },
    },
    { notice: 'alert', severity: 'warning', word: 'oba_rejected', detail: { description: 'x' } },
  ],
]

describe('what WhatsApp tells about an account', () => {
  it.each(told)('%s %j', (field, value, event) => {
    const { businesses, problems, entries } = parseWhatsApp(body(field, value))
    expect(businesses).toMatchObject([{ business: '102290129340398', events: [{ at, ...event }] }])
    expect([problems, entries]).toEqual([[], []])
  })

  it('keeps no half of a letter where its words are cut', () => {
    const alert_info = { alert_type: 'OBA_REJECTED', alert_description: `${'a'.repeat(499)}👗` }
    const rejection_info = { recommendation: `${'a'.repeat(999)}👗` }
    const template_state = { ...template, event: 'REJECTED', rejection_info }
    const eventsOf = (field: string, value: object) =>
      parseWhatsApp(body(field, value)).businesses?.flatMap(({ events }) => events)
    expect(eventsOf('account_alerts', { alert_info })).toMatchObject([
      { detail: { description: 'a'.repeat(499) } },
    ])
    expect(eventsOf('message_template_status_update', template_state)).toMatchObject([
      { advice: 'a'.repeat(999) },
    ])
  })

  it('about an alert that is over says nothing', () => {
    const alert_info = { alert_status: 'NONE', alert_type: 'OBA_REJECTED' }
    expect(parseWhatsApp(body('account_alerts', { alert_info }))).toEqual({ entries: [], problems: [] })
  })

  it('without account, time or sense is a problem', () => {
    const [field, value] = ['message_template_status_update', { ...template, event: 'APPROVED' }]
    expect(parseWhatsApp(body(field, value, { id: null })).problems).toHaveLength(1)
    expect(parseWhatsApp(body(field, value, { time: null })).problems).toHaveLength(1)
    expect(parseWhatsApp(body(field, { event: 'APPROVED' })).problems).toHaveLength(1)
    expect(parseWhatsApp(body('hasOwnProperty', value)).problems).toHaveLength(1)
  })

  it('survives whatever stands in its places', () => {
    const runs = Number(process.env['PARSER_MUTANTS'] ?? 3_000)
    fc.assert(
      fc.property(fc.constantFrom(...told), fc.string(), fc.jsonValue(), ([field, value], key, junk) => {
        const keys = [...Object.keys(value), key]
        for (const spoiled of keys) {
          const result = parseWhatsApp(body(field, { ...value, [spoiled]: junk }))
          expect(result.entries).toEqual([])
        }
      }),
      { numRuns: runs },
    )
  })
})
