import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { listCanned } from '../../api/canned.ts'
import type { CannedReply } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Empty, Failure, SkeletonRows } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { findCanned } from '../../inbox/canned/find.ts'
import { SettingsHead } from '../SettingsHead.tsx'
import { CannedForm } from './CannedForm.tsx'
import { CannedRow } from './CannedRow.tsx'

const isNew = 'new'

/** Texts that stand ready under `/`: everybody's, and the reader's own. */
export function CannedPage() {
  const t = useT()
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <main className="page">
      <SettingsHead title={t('canned.title')}>
        <button type="button" className="btn filled" onClick={() => setEditing(isNew)}>
          <Plus className="small" aria-hidden="true" />
          {t('canned.add')}
        </button>
      </SettingsHead>
      <div className="max-w-[44rem]">
        <p className="text-muted mb-4">{t('canned.lead')}</p>
        {editing === isNew && <CannedForm onClose={() => setEditing(null)} />}
        <CannedList editing={editing} onEdit={setEditing} />
      </div>
    </main>
  )
}

interface ListProps {
  editing: string | null
  onEdit: (id: string | null) => void
}

function CannedList({ editing, onEdit }: ListProps) {
  const t = useT()
  const { store } = useHere()
  const [asked, setAsked] = useState('')
  const query = useQuery({ queryKey: ['canned', store.id], queryFn: () => listCanned(store.id) })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={5} />
  const { items } = query.data
  if (items.length === 0) return <Empty title={t('canned.empty')} why={t('canned.lead')} />
  const found = shown(items, asked)
  return (
    <>
      <input
        type="search"
        className="input mb-2"
        placeholder={t('canned.search')}
        aria-label={t('canned.search')}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
      />
      {found.length === 0 && <p className="text-muted py-4">{t('canned.notFound')}</p>}
      <ul>
        {found.map((reply) => (
          <li key={reply.id} className="border-b border-soft">
            {editing === reply.id ? (
              <CannedForm reply={reply} onClose={() => onEdit(null)} />
            ) : (
              <CannedRow reply={reply} onEdit={() => onEdit(reply.id)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** As the server orders them: by shortcut, so that the languages of one stand together. */
function shown(items: readonly CannedReply[], asked: string): readonly CannedReply[] {
  const words = asked.trim().toLowerCase().replace(/^\//, '')
  if (words === '') return items
  const found = new Set(findCanned(items, words, null))
  return items.filter((reply) => found.has(reply))
}
