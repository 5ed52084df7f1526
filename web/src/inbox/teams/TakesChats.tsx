import { Menu } from '@base-ui/react/menu'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CirclePause } from 'lucide-react'
import { problemText } from '../../api/problemText.ts'
import { changeMyWork } from '../../api/teams.ts'
import { useHere } from '../../app/store.tsx'
import { useMyIds } from '../../app/useMyIds.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useTeams, useWork } from './useTeams.ts'

/** Whether the reader is given conversations; where nothing is given, there is nothing to say. */
export function TakesChats() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const myIds = useMyIds()
  const work = useWork().find(({ memberId }) => myIds.has(memberId))
  const given = useTeams().some(
    ({ giving, memberIds }) => giving !== 'manual' && memberIds.some((id) => myIds.has(id)),
  )
  const turn = useMutation({
    mutationFn: (takesChats: boolean) => changeMyWork(store.id, takesChats),
    onSuccess: ({ takesChats }) => {
      toast(t(takesChats ? 'teams.saidTake' : 'teams.saidPause'))
      void queries.invalidateQueries({ queryKey: ['work', store.id] })
    },
    onError: (error) => toast(problemText(t, error)),
  })
  if (!work || !given) return null
  const Icon = work.takesChats ? CircleCheck : CirclePause
  return (
    <>
      <Menu.CheckboxItem
        className="pop-item"
        checked={work.takesChats}
        onCheckedChange={(takes) => turn.mutate(takes)}
      >
        <Icon className={`small ${work.takesChats ? 'text-accent' : 'text-muted'}`} aria-hidden="true" />
        <span className="grow">{t(work.takesChats ? 'teams.iTake' : 'teams.iPause')}</span>
        <span className="text-xs text-faint num">
          {t('teams.loadOf', { load: work.load, most: work.capacity })}
        </span>
      </Menu.CheckboxItem>
      <div className="pop-line" />
    </>
  )
}
