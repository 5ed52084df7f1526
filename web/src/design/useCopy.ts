import { useCallback } from 'react'
import { useT } from '../i18n/i18n.tsx'
import { useToast } from './Toasts.tsx'

/** Copies a text and says so; also where a browser gives no way to, as on an address without https. */
export function useCopy(): (text: string) => Promise<void> {
  const t = useT()
  const toast = useToast()
  return useCallback(
    async (text) => {
      const copied = await write(text)
      toast(t(copied ? 'common.copied' : 'common.notCopied'))
    },
    [t, toast],
  )
}

/** @returns whether it has been copied */
export async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
