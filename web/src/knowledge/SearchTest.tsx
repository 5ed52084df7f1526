import { useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { searchKnowledge } from '../api/knowledge.ts'
import type { SearchHit } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Slip } from '../design/Slip.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'

const ways = ['code', 'words', 'letters', 'meaning'] as const

/** Asks the knowledge as a customer would, and shows what the assistant would be given and how it was found. */
export function SearchTest() {
  const t = useT()
  const { store } = useHere()
  const [question, setQuestion] = useState('')
  const search = useMutation({ mutationFn: (q: string) => searchKnowledge(store.id, q) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (question.trim()) search.mutate(question.trim())
  }
  return (
    <section className="card p-5 self-start flex flex-col gap-4" aria-label={t('knowledge.test')}>
      <div>
        <h2>{t('knowledge.test')}</h2>
        <p className="hint mt-1">{t('knowledge.testLead')}</p>
      </div>
      <form className="flex gap-2" onSubmit={submit}>
        <input
          className="input grow"
          type="search"
          aria-label={t('knowledge.test')}
          placeholder={t('knowledge.testHint')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <button type="submit" className="btn soft" aria-busy={search.isPending}>
          <Search className="small" aria-hidden="true" />
          {t('knowledge.testAct')}
        </button>
      </form>
      <div aria-live="polite">
        {search.isPending && <SkeletonRows rows={2} />}
        {search.isError && <Failure error={search.error} onRetry={() => search.mutate(question)} />}
        {search.data?.items.length === 0 && <p className="text-muted">{t('knowledge.testEmpty')}</p>}
        {search.data && search.data.items.length > 0 && (
          <Slip both label={t('knowledge.test')}>
            <ol className="flex flex-col gap-3">
              {search.data.items.map((hit) => (
                <Hit key={`${hit.kind} ${hit.id}`} hit={hit} />
              ))}
            </ol>
          </Slip>
        )}
      </div>
    </section>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useT()
  return (
    <li className="border-b border-dashed border-hair pb-3 last:border-0 last:pb-0">
      <div className="text-sm strong text-ink">{hit.title}</div>
      <p className="text-sm text-body whitespace-pre-line">{hit.excerpt}</p>
      <div className="flex flex-wrap gap-1 mt-1.5">
        {ways
          .filter((way) => hit.found[way])
          .map((way) => (
            <span key={way} className="badge">
              {t(`knowledge.${way}`)}
            </span>
          ))}
      </div>
    </li>
  )
}
