export type Theme = 'system' | 'light' | 'dark'
export type SendKey = 'enter' | 'ctrl'

const themeKey = 'tutum.theme'
const sendKeyKey = 'tutum.sendBy'

export function theme(): Theme {
  const kept = localStorage.getItem(themeKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function setTheme(next: Theme): void {
  if (next === 'system') {
    localStorage.removeItem(themeKey)
    delete document.documentElement.dataset['theme']
    return
  }
  localStorage.setItem(themeKey, next)
  document.documentElement.dataset['theme'] = next
}

/** Which key sends; Ctrl and Enter together always do. */
export const sendKey = (): SendKey => (localStorage.getItem(sendKeyKey) === 'ctrl' ? 'ctrl' : 'enter')
/** As it stands on a key cap. */
export const sendKeyCap = () => (sendKey() === 'enter' ? '↵' : 'Ctrl ↵')
export const setSendKey = (next: SendKey) => localStorage.setItem(sendKeyKey, next)
