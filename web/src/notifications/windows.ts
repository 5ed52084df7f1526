const lookingKey = 'tutum.looking'
const toldKey = 'tutum.told'
const mostRemembered = 300

/** Tells all windows of this device which conversation is open in the one that has the focus. */
export function noteLooking(conversationId: string | null): () => void {
  const note = () => {
    if (document.hasFocus()) localStorage.setItem(lookingKey, conversationId ?? '')
  }
  const leave = () => localStorage.removeItem(lookingKey)
  note()
  window.addEventListener('focus', note)
  window.addEventListener('blur', leave)
  window.addEventListener('pagehide', leave)
  return () => {
    window.removeEventListener('focus', note)
    window.removeEventListener('blur', leave)
    window.removeEventListener('pagehide', leave)
    if (document.hasFocus()) leave()
  }
}

/** Whether a conversation is open and has the focus in some window of this device. */
export const isLookedAt = (conversationId: string): boolean =>
  localStorage.getItem(lookingKey) === conversationId

/** Of several windows that hear the same news one may tell it. @returns whether this one may */
export async function claim(key: string): Promise<boolean> {
  // Without locks, which a page gets only over a secure line, two windows may tell the same.
  if (!navigator.locks) return take(key)
  return navigator.locks.request('tutum.told', () => take(key))
}

function take(key: string): boolean {
  const told = (localStorage.getItem(toldKey) ?? '').split('\n')
  if (told.includes(key)) return false
  localStorage.setItem(toldKey, [...told.slice(-mostRemembered), key].join('\n'))
  return true
}
