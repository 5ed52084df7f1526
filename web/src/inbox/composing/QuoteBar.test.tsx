import { expect, it } from 'vitest'
import type { Message } from '../../api/types.ts'
import { inRussian } from '../../i18n/inRussian.tsx'
import { QuoteBar } from './QuoteBar.tsx'

const drawn = (deletedAt: string | null) => {
  const message = { kind: 'text', rawKind: null, text: 'Какие цвета?', deletedAt } as Message
  return inRussian(<QuoteBar quote={{ id: 'm1', message }} onDrop={() => {}} />)
}

it('shows what is answered, and of what was taken back that it was', () => {
  expect(drawn(null)).toContain('Ответ на: Какие цвета?')
  expect(drawn('2026-11-24T10:30:00.000Z')).toContain('Ответ на: Сообщение отозвано')
  expect(drawn('2026-11-24T10:30:00.000Z')).not.toContain('цвета')
})
