import { useEffect } from 'react'
import { useLine } from '../../app/live.tsx'
import { useHere } from '../../app/store.tsx'
import { usePutMessage } from '../useInbox.ts'
import { flush } from './outbox.ts'

/** Sends what was written before a reload or without a network, whatever page is open. */
export function useSending(): void {
  const { person } = useHere()
  const line = useLine()
  const put = usePutMessage()
  useEffect(() => {
    void line
    const send = () => void flush(person.id, (message, storeId) => put(storeId, message))
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [person.id, line, put])
}
