import { useNavigate } from '@tanstack/react-router'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useT } from '../../i18n/i18n.tsx'
import { viewName, views } from '../../inbox/organising/views.ts'
import { actionOf } from '../actions.ts'
import { useCaps, useKeysHere } from '../context.ts'
import { bySection, findKnown, type Item, type Known, type Section } from './items.ts'
import { useAllLanguages } from './useAllLanguages.ts'
import { useFound } from './useFound.ts'

/** Everything that the palette offers to a question, as it is listed. */
export function useItems(query: string): Item[] {
  const known = useKnown()
  const found = useFound(query)
  const lists = bySection([...findKnown(known, query), ...found])
  return lists.flatMap(({ items }) => items)
}

/** What is at hand before what is further off. */
const nearest: readonly Section[] = ['talk', 'write', 'list', 'app', 'go']

/** What can be done now, and the views of the inbox. */
function useKnown(): Known[] {
  const t = useT()
  const caps = useCaps()
  const everywhere = useAllLanguages()
  const { registry } = useKeysHere()
  const { store } = useHere()
  const go = useNavigate()
  const assistant = useAssistantName()
  const doable = registry
    .available()
    .filter((id) => id !== 'palette' && !actionOf(id).fixed)
    .map((id) => {
      const { text, group } = actionOf(id)
      const run = () => registry.find(id)?.()
      return { id, section: group, text: t(text), caps: caps.each(id), words: everywhere(text), run }
    })
  const inboxViews = views.map((view) => ({
    id: `view.${view}`,
    section: 'views' as const,
    text: viewName(t, view, assistant),
    words: [viewName(t, view, assistant), view],
    run: () => void go({ to: '/s/$storeId/inbox/$view', params: { storeId: store.id, view } }),
  }))
  doable.sort((one, other) => nearest.indexOf(one.section) - nearest.indexOf(other.section))
  return [...doable, ...inboxViews]
}
