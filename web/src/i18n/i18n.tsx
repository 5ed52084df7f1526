import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '../api/types.ts'
import { type Format, formatter } from './format.ts'
import { type Texts, type Translate, translator } from './translate.ts'

export const languages: readonly Language[] = ['ru', 'ky', 'en']
export const languageNames: Record<Language, string> = { ru: 'Русский', ky: 'Кыргызча', en: 'English' }

/** Each language is a script of its own: nobody loads the words of two. */
export const loaders: Record<Language, () => Promise<Texts>> = {
  ru: () => import('./ru.ts'),
  ky: () => import('./ky.ts'),
  en: () => import('./en.ts'),
}
/** Words in another language than the reader's: the customer's. */
export const translateIn = async (language: Language): Promise<Translate> =>
  translator(await loaders[language](), language)

const storageKey = 'tutum.language'

interface I18n {
  t: Translate
  language: Language
  setLanguage: (language: Language) => void
}

export const I18nContext = createContext<I18n | null>(null)

export const useI18n = (): I18n => {
  const here = useContext(I18nContext)
  if (!here) throw new Error('this part of the screen stands outside of I18nProvider')
  return here
}
export const useT = () => useI18n().t

/** One for all that ask: each costs as much as drawing a row. */
const formats = new Map<string, Format>()

/** Times by the clock of the store, not of this computer. */
export function useFormat(timeZone: string): Format {
  const { language } = useI18n()
  const key = `${language} ${timeZone}`
  const format = formats.get(key) ?? formatter(language, timeZone)
  formats.set(key, format)
  return format
}

/** Loads the chosen language before it draws, so that no half-translated screen is seen. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(firstLanguage)
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts } | null>(null)

  useEffect(() => {
    let current = true
    void loaders[wanted]().then((texts) => current && setLoaded({ language: wanted, texts }))
    return () => {
      current = false
    }
  }, [wanted])

  useEffect(() => {
    if (loaded) document.documentElement.lang = loaded.language
  }, [loaded])

  const value = useMemo<I18n | null>(
    () =>
      loaded && {
        t: translator(loaded.texts, loaded.language),
        language: loaded.language,
        setLanguage: (language) => {
          localStorage.setItem(storageKey, language)
          setWanted(language)
        },
      },
    [loaded],
  )
  return value && <I18nContext.Provider value={value}>{children}</I18nContext.Provider>
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey)
  const asked = [kept ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2))
  return asked.map(asLanguage).find((language) => language !== null) ?? 'ru'
}

const asLanguage = (tag: string): Language | null => languages.find((language) => language === tag) ?? null
