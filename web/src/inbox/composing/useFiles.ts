import { useSyncExternalStore } from 'react'
import type { Composing } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { trayOf } from './trays.ts'

/** Files that wait for their message: each is uploaded at once, so that what the channel refuses is known before sending. */
export function useFiles(conversationId: string, rules: Composing['files']['rules']) {
  const { store, person } = useHere()
  const { read, hear, put, ...acts } = trayOf({ personId: person.id, storeId: store.id, conversationId })
  const files = useSyncExternalStore(hear, read)
  return {
    ...acts,
    files,
    put: (given: Iterable<File>) => put(given, rules),
    uploading: files.some(({ upload, problem }) => !upload && !problem),
    ready: files.some(({ upload }) => upload),
  }
}
