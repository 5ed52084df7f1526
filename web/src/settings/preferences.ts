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

/** What differs from the usual look, as it stands on the root of the page. */
const looks = { density: 'compact', contrast: 'more' } as const
export type Look = keyof typeof looks

export const isOn = (look: Look): boolean => localStorage.getItem(`tutum.${look}`) === looks[look]

export function turn(look: Look, on: boolean): void {
  if (on) {
    localStorage.setItem(`tutum.${look}`, looks[look])
    document.documentElement.dataset[look] = looks[look]
    return
  }
  localStorage.removeItem(`tutum.${look}`)
  delete document.documentElement.dataset[look]
}

/** Which key sends; Ctrl and Enter together always do. */
export const sendKey = (): SendKey => (localStorage.getItem(sendKeyKey) === 'ctrl' ? 'ctrl' : 'enter')
/** As it stands on a key cap. */
export const sendKeyCap = () => (sendKey() === 'enter' ? '↵' : 'Ctrl ↵')
export const setSendKey = (next: SendKey) => localStorage.setItem(sendKeyKey, next)
