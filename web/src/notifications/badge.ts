import { useEffect } from 'react'

const name = 'Tutum Business'

/** How many people wait, in the title of the page, at its mark, and at its mark on the desktop where it has one. */
export function useBadge(count: number): void {
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${name}` : name
    document
      .querySelector('link[rel="icon"]')
      ?.setAttribute('href', count > 0 ? '/mark-waiting.svg' : '/mark.svg')
    if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => {})
    return () => {
      document.title = name
    }
  }, [count])
}
