import { expect, it, vi } from 'vitest'
import type { Conversation } from '../../api/types.ts'
import { StoreProvider } from '../../app/store.tsx'
import { inRussian } from '../../i18n/inRussian.tsx'
import { WaysOut } from './WaysOut.tsx'

vi.mock('../../app/useNow.ts', () => ({ useNow: () => 0 }))

const here = { store: { id: 's1' } } as Parameters<typeof StoreProvider>[0]['here']
const conversation = {
  channel: { kind: 'instagram' },
  window: { open: true, until: null },
} as unknown as Conversation

const drawn = (props: Partial<Parameters<typeof WaysOut>[0]>) =>
  inRussian(
    <StoreProvider here={here}>
      <WaysOut
        {...{ conversation, reason: 'file_too_large', text: null, onRetry: () => {}, onEdit: () => {} }}
        {...props}
      />
    </StoreProvider>,
  )

it('is not pressed twice while a message is being put to the field', () => {
  expect(drawn({})).toMatch(/Исправить/)
  expect(drawn({})).not.toMatch(/disabled/)
  expect(drawn({ editing: true })).toMatch(/disabled/)
})

it('leads from another conversation to that of the message, by the name of its channel', () => {
  const there = drawn({ onEdit: null, onThere: () => {} })
  expect(there).toContain('Открыть разговор: Instagram')
  expect(there).not.toMatch(/Повторить|Исправить/)
})
