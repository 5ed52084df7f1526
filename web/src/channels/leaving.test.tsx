import { describe, expect, it } from 'vitest'
import { formatter } from '../i18n/format.ts'
import { inRussian } from '../i18n/inRussian.tsx'
import { HistoryChoice } from './HistoryChoice.tsx'
import { LeftLines } from './LeftChannel.tsx'
import { type Left, leftChannels, partDeleted } from './leaving.ts'

const at = '2026-11-24T10:00:00.000Z'
const channel: Left = {
  id: '1',
  kind: 'instagram',
  name: '@ayperi.kg',
  account: '17841400000000001',
  state: 'disconnected',
  stateReason: null,
  assistantAnswers: true,
  connectedAt: at,
  lastInboundAt: null,
  tokenExpiresAt: null,
  tokenProblem: null,
  missingPermissions: [],
  coexisting: false,
  businessAccounts: [],
  past: null,
  reach: null,
  webhookUrl: 'https://shop.example/hook',
  disconnection: {
    at,
    provider: 'confirmed',
    providerReason: null,
    nextTryAt: null,
    history: 'kept',
    conversations: 0,
    deleted: 0,
  },
}
const left = (change: Partial<Left['disconnection']>): Left => ({
  ...channel,
  disconnection: { ...channel.disconnection, ...change },
})
const lines = (change: Partial<Left['disconnection']>) =>
  inRussian(
    <LeftLines channel={left(change)} format={formatter('ru', 'Asia/Bishkek')} now={Date.parse(at)} />,
  )

describe('a disconnected channel', () => {
  it('is shown while anything is left to know or to do', () => {
    const gone = left({ history: 'deleted' })
    const told = left({ history: 'deleted', provider: 'unconfirmed' })
    expect(leftChannels([channel, gone, told, { ...channel, disconnection: null }])).toEqual([channel, told])
  })

  it('says that the provider has not confirmed yet, why, and when it is told again', () => {
    expect(lines({ provider: 'waiting' })).toContain('ещё не подтвердил')
    const waiting = lines({
      provider: 'waiting',
      providerReason: 'provider_unreachable',
      nextTryAt: '2026-11-24T11:00:00.000Z',
    })
    expect(waiting).toContain('ещё не подтверждено')
    expect(waiting).toContain('17:00')
    expect(lines({ provider: 'unconfirmed', providerReason: 'no_answer' })).toContain('Сутки не было')
    expect(lines({ provider: 'refused', providerReason: 'token_unreadable' })).toContain('токен не прочитать')
  })

  it('shows how far a deletion has come, and never that it is whole before its end', () => {
    expect(lines({ history: 'deleting', conversations: 400, deleted: 120 })).toContain('120 из 400')
    expect(partDeleted({ ...channel.disconnection, conversations: 400, deleted: 100 })).toBe(0.25)
    expect(partDeleted({ ...channel.disconnection, conversations: 400, deleted: 400 })).toBeLessThan(1)
    expect(partDeleted(channel.disconnection)).toBe(0)
  })
})

describe('the choice of what becomes of the conversations', () => {
  const drawn = (kind: 'telegram' | 'instagram', history: 'keep' | 'delete') =>
    inRussian(<HistoryChoice kind={kind} history={history} onChoose={() => {}} />)

  it('says what goes', () => {
    const choice = drawn('instagram', 'keep')
    expect(choice).toMatch(/сообщения, файлы, записи и клиенты/)
    expect(choice).toMatch(/checked=""[^>]*value="keep"|value="keep"[^>]*checked=""/)
    expect(drawn('telegram', 'delete')).toContain('@BotFather')
  })
})
