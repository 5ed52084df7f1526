import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { listChannels } from '../../api/channels.ts'
import { useHere } from '../../app/store.tsx'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useLabels } from '../organising/useOrganising.ts'
import { useSearchText } from '../searching/useSearchText.ts'
import { type Asked, sorts } from './asked.ts'
import { ChoiceMenu } from './ChoiceMenu.tsx'

interface Props {
  asked: Asked
  searchRef: RefObject<HTMLInputElement | null>
  onAsk: (change: { [Name in keyof Asked]: Asked[Name] | undefined }) => void
  onStep: (by: number) => void
  onEnter: () => void
}

/** What is looked for, in which order, and whose. */
export function ContactsHead({ asked, searchRef, onAsk, onStep, onEnter }: Props) {
  const t = useT()
  const { store } = useHere()
  const labels = useLabels()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  return (
    <header className="flex flex-col gap-2.5 px-4 md:px-6 pt-4 pb-2.5 border-b border-hair">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl grow">{t('contacts.title')}</h1>
        <SearchField {...{ asked, searchRef, onAsk, onStep, onEnter }} />
      </div>
      <div className="flex flex-wrap gap-1.5">
        <ChoiceMenu
          label={t('organise.sort')}
          value={asked.order ?? null}
          choices={sorts.map((sort) => ({
            value: sort === 'recent' ? null : sort,
            text: t(`contacts.sort_${sort}`),
          }))}
          onChoose={(order) => onAsk({ order: order === 'name' || order === 'newest' ? order : undefined })}
        />
        <ChoiceMenu
          label={t('organise.filter_channel')}
          value={asked.channel ?? null}
          choices={[
            { value: null, text: t('contacts.anyChannel') },
            ...(channels.data?.items ?? []).map(({ id, kind, name }) => ({
              value: id,
              text: `${channelNames[kind]} · ${name}`,
            })),
          ]}
          onChoose={(channel) => onAsk({ channel: channel ?? undefined })}
        />
        <ChoiceMenu
          label={t('organise.filter_label')}
          value={asked.label ?? null}
          choices={[
            { value: null, text: t('contacts.anyLabel') },
            ...labels.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChoose={(label) => onAsk({ label: label ?? undefined })}
        />
      </div>
    </header>
  )
}

function SearchField({ asked: { q = '' }, searchRef, onAsk, onStep, onEnter }: Props) {
  const t = useT()
  const [text, setText] = useSearchText(q, (next) => onAsk({ q: next || undefined }))
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.code === 'Escape') {
      setText('')
      event.currentTarget.blur()
    } else if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      event.preventDefault()
      onStep(event.code === 'ArrowDown' ? 1 : -1)
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      // What opens takes the focus, and would take this press for its own.
      event.preventDefault()
      onEnter()
    }
  }
  return (
    <div className="relative w-full sm:w-80">
      <Search className="small absolute left-3 top-1/2 -translate-y-1/2 text-faint" aria-hidden="true" />
      <input
        ref={searchRef}
        type="search"
        className="input pl-9"
        aria-label={t('common.search')}
        placeholder={t('contacts.searchHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
    </div>
  )
}
