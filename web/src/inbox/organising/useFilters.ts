import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { listChannels } from '../../api/channels.ts'
import type { Narrowing } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useMembers } from '../../app/useMembers.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useProductChoices } from '../products/useProductChoices.ts'
import { useTeams } from '../teams/useTeams.ts'
import { useLabels, useStages } from './useOrganising.ts'
import { narrowingOf } from './views.ts'

const route = getRouteApi('/s/$storeId/inbox/$view')
const languages = ['ru', 'ky', 'en'] as const

export type FilterName = Exclude<keyof Narrowing, 'sort'>

export interface FilterChoice {
  value: string
  text: string
}

/** What the list may be narrowed by, and what it is narrowed by now: the address holds it. */
export function useFilters() {
  const t = useT()
  const { store } = useHere()
  const go = route.useNavigate()
  const narrowing = narrowingOf(route.useSearch())
  const members = useMembers().data?.items ?? []
  const assistant = useAssistantName()
  const labels = useLabels()
  const stages = useStages()
  const teams = useTeams()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })

  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name })
  const choices: Record<FilterName, FilterChoice[]> = {
    channel: (channels.data?.items ?? []).map(({ id, kind, name }) => ({
      value: id,
      text: `${channelNames[kind]} · ${name}`,
    })),
    assignee: [
      ...members.map(({ id, firstName, lastName }) => ({
        value: id,
        text: `${firstName} ${lastName}`.trim(),
      })),
      { value: 'none', text: t('organise.nobody') },
    ],
    team: teams.length > 0 ? [...teams.map(named), { value: 'none', text: t('teams.none') }] : [],
    label: labels.map(named),
    stage: [...stages.map(named), { value: 'none', text: t('organise.noStage') }],
    language: languages.map((value) => ({ value, text: t(`common.${value}`) })),
    speaker: [
      { value: 'assistant', text: assistant },
      { value: 'draft', text: t('drafts.filter') },
      { value: 'member', text: t('hand.person') },
      { value: 'nobody', text: t('organise.nobody') },
    ],
    product: useProductChoices(narrowing.product),
    unread: [{ value: 'true', text: t('organise.filter_unread') }],
    late: [{ value: 'true', text: t('organise.filter_late') }],
  }
  const names = Object.keys(choices) as FilterName[]
  return {
    narrowing,
    choices,
    /** In force, with the words of what was chosen. */
    active: names.flatMap((name) => {
      const value = narrowing[name]
      if (!value) return []
      return [{ name, text: choices[name].find((choice) => choice.value === value)?.text ?? '…' }]
    }),
    set: (name: keyof Narrowing, value: string | null) =>
      void go({
        search: ({ [name]: _, ...before }) => ({ ...before, ...(value !== null && { [name]: value }) }),
        replace: true,
      }),
  }
}

export type Filtering = ReturnType<typeof useFilters>
