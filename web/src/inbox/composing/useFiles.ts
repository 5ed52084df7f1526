import { useSyncExternalStore } from 'react'
import type { Composing } from '../../api/types.ts'
import { trayOf } from './trays.ts'

/** Files that wait for their message: each is uploaded at once, so that what the channel refuses is known before sending. */
export function useFiles(storeId: string, conversationId: string, rules: Composing['files']['rules']) {
  const { read, hear, put, ...acts } = trayOf(storeId, conversationId)
  const files = useSyncExternalStore(hear, read)
  return {
    ...acts,
    files,
    put: (given: Iterable<File>) => put(given, rules),
    uploading: files.some(({ upload, problem }) => !upload && !problem),
    ready: files.some(({ upload }) => upload),
  }
}
