import { useQuery } from '@tanstack/react-query'
import { readAssistant } from '../api/assistant.ts'
import { useHere } from '../app/store.tsx'
import { AssistantAvatar } from '../design/Avatar.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import { CharacterForm } from './CharacterForm.tsx'
import { ModelKeys } from './ModelKeys.tsx'
import { Rehearsal } from './Rehearsal.tsx'
import { ServiceKeys } from './ServiceKeys.tsx'

/** A rehearsal before opening night: the character on one side, a trial on the other. */
export function AssistantPage() {
  const t = useT()
  const { store } = useHere()
  const query = useQuery({ queryKey: ['assistant', store.id], queryFn: () => readAssistant(store.id) })
  if (query.isError)
    return (
      <main className="page">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </main>
    )
  if (!query.data)
    return (
      <main className="page">
        <SkeletonRows rows={6} />
      </main>
    )
  const assistant = query.data
  return (
    <main className="page">
      <div className="page-head">
        <AssistantAvatar name={assistant.name} />
        <h1>{assistant.name}</h1>
        <span className={`badge ${assistant.enabled ? 'success' : ''}`}>
          {t(assistant.enabled ? 'assistant.on' : 'assistant.off')}
        </span>
      </div>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(24rem,32rem)]">
        <div className="flex flex-col max-w-[44rem]">
          <CharacterForm assistant={assistant} />
          <ModelKeys assistant={assistant} />
          <ServiceKeys />
        </div>
        <Rehearsal assistant={assistant} />
      </div>
    </main>
  )
}
