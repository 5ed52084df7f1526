import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Empty, Failure, SkeletonRows } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useMacrosQuery } from '../../inbox/macros/useMacros.ts'
import { SettingsHead } from '../SettingsHead.tsx'
import { MacroForm } from './MacroForm.tsx'
import { MacroRow } from './MacroRow.tsx'

const isNew = 'new'

/** Named rows of actions: everybody's, and the reader's own. */
export function MacrosPage() {
  const t = useT()
  const [editing, setEditing] = useState<string | null>(null)
  const query = useMacrosQuery()
  const macros = query.data?.items
  const close = () => setEditing(null)
  return (
    <main className="page">
      <SettingsHead title={t('macros.title')}>
        <button type="button" className="btn filled" onClick={() => setEditing(isNew)}>
          <Plus className="small" aria-hidden="true" />
          {t('macros.add')}
        </button>
      </SettingsHead>
      <div className="max-w-[44rem]">
        <p className="text-muted mb-4">{t('macros.lead')}</p>
        {editing === isNew && <MacroForm onClose={close} />}
        {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <SkeletonRows rows={3} />}
        {macros?.length === 0 && editing !== isNew && (
          <Empty title={t('macros.empty')} why={t('macros.emptyWhy')} />
        )}
        <ul>
          {macros?.map((macro) => (
            <li key={macro.id} className="border-b border-soft">
              {editing === macro.id ? (
                <MacroForm macro={macro} onClose={close} />
              ) : (
                <MacroRow macro={macro} onEdit={() => setEditing(macro.id)} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
