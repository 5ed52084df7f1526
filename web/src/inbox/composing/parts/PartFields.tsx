import type { Composing } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { CountedInput } from '../CountedInput.tsx'
import { CardFields } from './CardFields.tsx'
import { longestAddress, longestName, type PartDraft, type PartProblems } from './part.ts'
import { problemWords } from './partWords.ts'

interface Props {
  draft: PartDraft
  rules: Composing['parts']
  channel: string
  problems: PartProblems
  strict: boolean
  onChange: (draft: PartDraft) => void
}

/** The fields of what is being written, each with what is wrong with it. */
export function PartFields({ draft, rules, channel, problems, strict, onChange }: Props) {
  const t = useT()
  const wrong = (field: string, most?: number) =>
    problemWords(t, problems[field], { strict, ...(most === undefined ? {} : { most }) })
  switch (draft.kind) {
    case 'asksPlace':
      return null
    case 'opens': {
      const most = rules.opens?.label ?? 0
      return (
        <>
          <CountedInput
            label={t('parts.button')}
            value={draft.button}
            most={most}
            wrong={wrong('button', most)}
            onChange={(button) => onChange({ ...draft, button })}
          />
          <CountedInput
            label={t('parts.url')}
            example={`${t('parts.url')}: https://`}
            keyboard="url"
            value={draft.url}
            wrong={problems['url'] === 'long' ? t('parts.urlLong') : wrong('url')}
            onChange={(url) => onChange({ ...draft, url })}
          />
        </>
      )
    }
    case 'location':
      return (
        <>
          <CountedInput
            label={t('parts.where')}
            example={t('parts.whereExample')}
            value={draft.where}
            wrong={wrong('where')}
            onChange={(where) => onChange({ ...draft, where })}
          />
          <CountedInput
            label={t('parts.placeName')}
            value={draft.name}
            wrong={wrong('name', longestName)}
            onChange={(name) => onChange({ ...draft, name })}
          />
          <CountedInput
            label={t('parts.address')}
            value={draft.address}
            wrong={wrong('address', longestAddress)}
            onChange={(address) => onChange({ ...draft, address })}
          />
        </>
      )
    case 'cards':
      return <CardFields {...{ draft, channel, wrong, onChange }} phones={rules.cards?.phones ?? 1} />
  }
}
