import { problemText } from '../api/problemText.ts'
import type { Language } from '../api/types.ts'
import { useToast } from '../design/Toasts.tsx'
import { useI18n } from './i18n.tsx'

/** Chooses the language of the panel, and says so where it does not come; `keep` is called when it is there. */
export function useChooseLanguage() {
  const { t, setLanguage } = useI18n()
  const toast = useToast()
  return (next: Language, keep: () => void) =>
    void setLanguage(next).then(
      (there) => there && keep(),
      (error) => toast(problemText(t, error)),
    )
}
