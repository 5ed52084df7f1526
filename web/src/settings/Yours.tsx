import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { changeMe } from '../api/accounts.ts'
import { Segments } from '../design/Segments.tsx'
import { languageNames, languages, useI18n } from '../i18n/i18n.tsx'
import { useChooseLanguage } from '../i18n/useChooseLanguage.ts'
import { LookChoices } from './LookChoices.tsx'
import { type SendKey, sendKey, setSendKey, setTheme, type Theme, theme } from './preferences.ts'
import { UndoSendChoice } from './UndoSendChoice.tsx'

/** What belongs to the person; each choice holds at once. */
export function Yours() {
  const { t, language } = useI18n()
  const chooseLanguage = useChooseLanguage()
  const queries = useQueryClient()
  const [look, setLook] = useState<Theme>(theme)
  const [key, setKey] = useState<SendKey>(sendKey)
  const keep = useMutation({
    mutationFn: changeMe,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  })
  return (
    <div className="flex flex-col gap-4 items-start">
      <Choice label={t('settings.language')}>
        <Segments
          label={t('settings.language')}
          value={language}
          choices={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          onChoose={(next) => {
            chooseLanguage(next, () => keep.mutate({ language: next }))
          }}
        />
      </Choice>
      <Choice label={t('settings.theme')}>
        <Segments
          label={t('settings.theme')}
          value={look}
          choices={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          onChoose={(next) => {
            setTheme(next)
            setLook(next)
          }}
        />
      </Choice>
      <LookChoices />
      <Choice label={t('settings.sendBy')}>
        <Segments
          label={t('settings.sendBy')}
          value={key}
          choices={[
            { value: 'enter', label: t('settings.sendByEnter') },
            { value: 'ctrl', label: t('settings.sendByCtrl') },
          ]}
          onChoose={(next) => {
            setSendKey(next)
            setKey(next)
          }}
        />
      </Choice>
      <UndoSendChoice />
    </div>
  )
}

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="field">
    <span className="label">{label}</span>
    {children}
  </div>
)
