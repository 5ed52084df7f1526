import type { ReactNode } from 'react'
import { changeMe } from '../api/accounts.ts'
import { Mark, Ornament } from '../design/Mark.tsx'
import { Segments } from '../design/Segments.tsx'
import { Leader, Slip } from '../design/Slip.tsx'
import { languageNames, languages, useI18n, useT } from '../i18n/i18n.tsx'
import { useChooseLanguage } from '../i18n/useChooseLanguage.ts'

/** The door: the promise and a small proof beside it, the form on the other side. */
export function Door({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    <div className="min-h-dvh flex flex-col md:grid md:grid-cols-[minmax(0,1fr)_minmax(24rem,34rem)]">
      <header className="relative overflow-hidden bg-rail text-on-rail-muted flex flex-col px-5 py-5 md:px-14 md:py-10">
        <Ornament className="absolute text-on-rail opacity-[0.09] size-[16rem] -right-24 -bottom-24 md:size-[40rem] md:-right-32 md:-bottom-40" />
        <p className="relative flex items-center gap-3 text-on-rail text-lg strong">
          <Mark size={32} />
          Tutum Business
        </p>
        <div className="relative my-auto pt-6 md:py-10">
          <h1 className="text-on-rail text-2xl md:text-4xl max-w-[34rem]">{t('auth.promise')}</h1>
          <p className="hidden md:block mt-3 text-xl max-w-[32rem]">{t('auth.promiseMore')}</p>
          <div className="hidden md:block">
            <Proof />
          </div>
        </div>
      </header>
      <main className="grow flex flex-col px-5 py-7 md:px-16 md:py-10 bg-page">
        <LanguageChoice />
        <div className="big-fields w-full max-w-[26rem] md:my-auto pt-4">{children}</div>
      </main>
    </div>
  )
}

/** What the panel does, told by its own parts. */
function Proof() {
  const t = useT()
  return (
    <div className="mt-9 w-full max-w-[29rem] flex flex-col gap-2" aria-hidden="true">
      <div className="bubble in">{t('auth.demoAsk')}</div>
      <div className="bubble assistant stitch">
        {t('auth.demoAnswer')}
        <div className="meta">
          <span className="by">{t('auth.assistant')}</span>
          <span>10:42</span>
        </div>
      </div>
      <div className="receipt">
        <Slip label={t('inbox.receipt')}>
          <dl className="flex flex-col gap-1">
            <Leader name={t('auth.demoPrice')}>{t('auth.demoPriceSource')}</Leader>
            <Leader name={t('auth.demoTerm')}>{t('auth.demoTermSource')}</Leader>
          </dl>
        </Slip>
      </div>
    </div>
  )
}

/** The language of the panel; a signed-in person's choice is kept with the person. */
export function LanguageChoice({ keep = false }: { keep?: boolean }) {
  const t = useT()
  const { language } = useI18n()
  const chooseLanguage = useChooseLanguage()
  return (
    <Segments
      className="flex flex-wrap gap-2 md:justify-end"
      label={t('auth.language')}
      value={language}
      onChoose={(next) => {
        chooseLanguage(next, () => {
          if (keep) changeMe({ language: next }).catch(() => {})
        })
      }}
      choices={languages.map((each) => ({ value: each, label: languageNames[each], className: 'chip' }))}
    />
  )
}
