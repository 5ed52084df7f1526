import type { Language } from '../api/types.ts'
import { languageNames, languages } from '../i18n/i18n.tsx'

interface Props {
  label: string
  chosen: readonly Language[]
  onChange: (chosen: Language[]) => void
}

/** Several languages at once; the last one cannot be taken away. */
export function LanguageChips({ label, chosen, onChange }: Props) {
  const turn = (language: Language) => {
    const next = languages.filter((each) =>
      each === language ? !chosen.includes(each) : chosen.includes(each),
    )
    if (next.length > 0) onChange(next)
  }
  return (
    <fieldset className="field">
      <legend className="medium text-sm text-ink mb-1.5">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            className="chip"
            lang={language}
            aria-pressed={chosen.includes(language)}
            onClick={() => turn(language)}
          >
            {languageNames[language]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
