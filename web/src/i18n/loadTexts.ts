import type { Language } from '../api/types.ts'
import type { Texts } from './translate.ts'

export interface Loaded {
  language: Language
  texts: Texts
}

/** Between one try and the next. */
const pausesMs = [500, 2_000]

/** The texts of a language, tried again after a pause where they do not come; null where they do not come at all. */
export async function loadTexts(language: Language, load: () => Promise<Texts>): Promise<Loaded | null> {
  for (const pauseMs of [...pausesMs, null]) {
    const texts = await load().catch(() => null)
    if (texts) return { language, texts }
    if (pauseMs !== null) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return null
}

type Loaders = Record<Language, () => Promise<Texts>>

/** The wanted language; where it does not come, another that does, rather than an empty screen. */
export async function loadSome(wanted: Language, loaders: Loaders): Promise<Loaded | null> {
  const first = await loadTexts(wanted, loaders[wanted])
  if (first) return first
  for (const language of (Object.keys(loaders) as Language[]).filter((each) => each !== wanted)) {
    const texts = await loaders[language]().catch(() => null)
    if (texts) return { language, texts }
  }
  return null
}
