import { expect, it } from 'vitest'
import { formatter } from '../i18n/format.ts'
import { inRussian } from '../i18n/inRussian.tsx'
import { Delivery } from './Delivery.tsx'

const drawn = (nextTryAt: string | null) =>
  inRussian(<Delivery message={{ status: 'queued', nextTryAt }} format={formatter('ru', 'Asia/Bishkek')} />)

it('says of a message that its channel did not take yet when it is tried again', () => {
  expect(drawn('2026-11-24T10:30:00.000Z')).toContain('следующая попытка в 16:30')
  expect(drawn(null)).toContain('в очереди')
})
