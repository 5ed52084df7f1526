import { call } from './client.ts'
import type { NotificationChoice } from './types.ts'

const at = (storeId: string) => `/api/v1/stores/${storeId}/notification-choice`

export const readNotifications = (storeId: string) => call<NotificationChoice>('GET', at(storeId))
export const changeNotifications = (storeId: string, choice: NotificationChoice) =>
  call<NotificationChoice>('PUT', at(storeId), choice)
