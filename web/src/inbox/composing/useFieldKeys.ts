import type { KeyboardEvent } from 'react'
import { useWide } from '../../app/useWide.ts'
import { pressOf } from '../../keys/chords.ts'
import { useKeysHere } from '../../keys/context.ts'
import { sendKey } from '../../settings/preferences.ts'

interface Hands {
  /** Of the menus over the field. @returns whether the key was theirs */
  menus: (event: KeyboardEvent) => boolean
  onVoice: () => void
  onSend: () => void
}

/** What keys do in the field: they send, leave it, or begin a voice message. */
export function useFieldKeys({ menus, onVoice, onSend }: Hands) {
  const desk = useWide('48rem')
  const { bindings } = useKeysHere()
  /** The field hears its own key: without a modifier it would be a letter. */
  const isForVoice = (event: globalThis.KeyboardEvent) => {
    const pressed = pressOf(event)
    return pressed?.startsWith('Mod+') && bindings.get('voice')?.includes(pressed)
  }
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || menus(event)) return
    if (event.code === 'Escape') event.currentTarget.blur()
    if (isForVoice(event.nativeEvent)) {
      event.preventDefault()
      return onVoice()
    }
    const enter = event.code === 'Enter' || event.code === 'NumpadEnter'
    const asked = event.ctrlKey || event.metaKey || (desk && sendKey() === 'enter')
    if (!enter || !asked || event.shiftKey) return
    event.preventDefault()
    onSend()
  }
}
