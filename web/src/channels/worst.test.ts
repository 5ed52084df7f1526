import { describe, expect, it } from 'vitest'
import type { ChannelHealth } from '../api/types.ts'
import { worstOf } from './worst.ts'

const now = Date.parse('2026-11-24T12:00:00Z')
type Facts = Parameters<typeof worstOf>[0][number]

const channel = (id: string, more: Partial<Facts> = {}): Facts => ({
  ...{ id, state: 'connected', tokenExpiresAt: null, tokenProblem: null, missingPermissions: [] },
  ...more,
})
const look = (channelId: string, more: Partial<ChannelHealth> = {}): ChannelHealth => ({
  ...{ channelId, checkedAt: new Date(now).toISOString(), reachable: true, subscription: 'active' },
  ...{ webhookError: null, standing: null, sends: 0, failures: 0, silentSince: null, expectedArrivals: null },
  ...more,
})

describe('the worst of the channels', () => {
  it('is nothing without a channel that is watched', () => {
    expect(worstOf([], [], now)).toBeNull()
    expect(worstOf([channel('a', { state: 'disconnected' })], [], now)).toBeNull()
  })

  it('is well while every one is, also before its first look', () => {
    expect(worstOf([channel('a'), channel('b')], [look('a')], now)).toEqual({ tone: 'well', count: 2 })
  })

  it('is well with something missing that a channel can live without', () => {
    const few = channel('a', { missingPermissions: ['instagram_business_manage_comments'] })
    expect(worstOf([few], [look('a')], now)?.tone).toBe('well')
  })

  it('is a warning of one among many', () => {
    const looks = [look('a'), look('b', { webhookError: 'timeout' })]
    expect(worstOf([channel('a'), channel('b')], looks, now)).toEqual({ tone: 'attention', count: 1 })
  })

  it('is what is down, whatever else is weak', () => {
    const channels = [channel('a', { state: 'broken' }), channel('b'), channel('c')]
    const looks = [look('b', { subscription: 'missing' }), look('c', { reachable: false })]
    expect(worstOf(channels, looks, now)).toEqual({ tone: 'danger', count: 2 })
  })

  it("is not another channel's look", () => {
    expect(worstOf([channel('a')], [look('b', { subscription: 'missing' })], now)?.tone).toBe('well')
  })
})
