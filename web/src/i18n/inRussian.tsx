import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nContext } from './i18n.tsx'
import * as ru from './ru.ts'
import { translator } from './translate.ts'

const russian = { t: translator(ru, 'ru'), language: 'ru', setLanguage: async () => true } as const

/** As a reader of Russian is shown it. */
export const inRussian = (part: ReactNode): string =>
  renderToStaticMarkup(<I18nContext.Provider value={russian}>{part}</I18nContext.Provider>)
