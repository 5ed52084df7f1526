import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Problem } from '../api/client.ts'
import type { Language } from '../api/types.ts'
import { type Format, formatter } from './format.ts'
import { type Loaded, loadSome, loadTexts } from './loadTexts.ts'
import { NoWords } from './NoWords.tsx'
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
  /** Whether it is on the screen, or another was chosen meanwhile. Rejected where it does not come: then the one before stays. */
  setLanguage: (language: Language) => Promise<boolean>
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
  const [loaded, show] = useState<Loaded | 'coming' | 'missing'>('coming')
  const latest = useRef<Language>(null)

  useEffect(() => {
    let current = true
    void loadSome(firstLanguage(), loaders).then((texts) => current && show(texts ?? 'missing'))
    return () => {
      current = false
    }
  }, [])

  const language = typeof loaded === 'string' ? null : loaded.language
  useEffect(() => {
    if (language) document.documentElement.lang = language
  }, [language])

  const setLanguage = useCallback(async (wanted: Language) => {
    latest.current = wanted
    const next = await loadTexts(wanted, loaders[wanted])
    if (latest.current !== wanted) return false
    // Only one that came is kept: the page must not open without words the next time.
    if (!next) throw new Problem(0, 'script_missing', null)
    localStorage.setItem(storageKey, wanted)
    show(next)
    return true
  }, [])

  const value = useMemo<I18n | null>(
    () =>
      typeof loaded === 'string'
        ? null
        : { t: translator(loaded.texts, loaded.language), language: loaded.language, setLanguage },
    [loaded, setLanguage],
  )
  if (loaded === 'missing') return <NoWords />
  return value && <I18nContext.Provider value={value}>{children}</I18nContext.Provider>
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey)
  const asked = [kept ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2))
  return asked.map(asLanguage).find((language) => language !== null) ?? 'ru'
}

const asLanguage = (tag: string): Language | null => languages.find((language) => language === tag) ?? null
