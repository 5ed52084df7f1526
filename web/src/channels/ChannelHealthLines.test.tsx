import { expect, it } from 'vitest'
import type { Channel, ChannelHealth } from '../api/types.ts'
import { formatter } from '../i18n/format.ts'
import { inRussian } from '../i18n/inRussian.tsx'
import { ChannelHealthLines } from './ChannelHealthLines.tsx'

const now = Date.parse('2026-11-24T12:00:00Z')
const drawn = (nameStatus: string) => {
  const standing = { quality: null, limit: null, throughput: null, nameStatus }
  const health = {
    checkedAt: new Date(now).toISOString(),
    reachable: true,
    standing,
  } as unknown as ChannelHealth
  const channel = { kind: 'whatsapp', state: 'connected', missingPermissions: [] } as unknown as Channel
  return inRussian(
    <ChannelHealthLines {...{ channel, health, now }} format={formatter('ru', 'Asia/Bishkek')} />,
  )
}

it.each(['NONE', 'NON_EXISTS'])('says of a number whose name Meta calls %s that none is set', (status) => {
  expect(drawn(status)).toContain('имя не задано')
})

it('says how far the name of a number has come', () => {
  expect(drawn('APPROVED')).toMatch(/имя [^н]/)
})
