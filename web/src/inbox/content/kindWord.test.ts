import { describe, expect, it } from 'vitest'
import * as en from '../../i18n/en.ts'
import { translator } from '../../i18n/translate.ts'
import { kindWord, noticeWord } from './kindWord.ts'

const t = translator(en, 'en')
const wordOf = (kind: string, rawKind: string | null = null, deletedAt: string | null = null) =>
  kindWord(t, { kind, rawKind, deletedAt })

describe('what a message without words is', () => {
  it.each([
    ['story_mention', null, 'Mention in a story'],
    ['share', null, 'Shared post'],
    ['unsupported', 'ephemeral', 'Photo or video to be seen once'],
    ['unsupported', 'referral', 'Opened the chat by a link'],
    ['unsupported', 'take_thread_control', 'The chat went from one app to another'],
    ['unsupported', 'unsupported', 'A message that the channel does not pass on'],
    ['unsupported', 'hologram', 'A message of kind “hologram” cannot be shown here yet'],
    ['unsupported', 'constructor', 'A message of kind “constructor” cannot be shown here yet'],
  ])('(%s, %s) is told in one word or sentence', (kind, rawKind, expected) => {
    expect(wordOf(kind, rawKind)).toBe(expected)
  })

  it('is nothing any more once it was taken back', () => {
    expect(wordOf('unsupported', 'referral', '2026-03-01T09:00:00Z')).toBe('Message taken back')
  })

  it('is a notice only where nothing was said', () => {
    expect(noticeWord(t, { kind: 'text', rawKind: 'referral' })).toBeUndefined()
  })
})
