import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteMacro } from '../../api/macros.ts'
import { problemText } from '../../api/problemText.ts'
import type { Macro } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useActionWords } from '../../inbox/macros/useActionWords.ts'
import { RowTools } from '../RowTools.tsx'

/** One macro with what it does, and what the reader may do with it. */
export function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const words = useActionWords()
  const remove = useMutation({
    mutationFn: () => deleteMacro(store.id, macro.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['macros', store.id] }),
  })
  const mayChange = !macro.shared || store.role !== 'operator'
  return (
    <div className="flex items-start gap-3 py-3">
      <div className="grow min-w-0">
        <div className="flex flex-wrap items-center gap-x-2">
          <b className="medium text-ink">{macro.name}</b>
          <span className="text-xs text-muted">{t(macro.shared ? 'canned.shared' : 'canned.own')}</span>
        </div>
        <ol className="flex flex-wrap gap-1 mt-1">
          {macro.actions.map((action) => (
            <li key={action.do} className="badge max-w-full cut">
              {words(action)}
            </li>
          ))}
        </ol>
        {remove.isError && (
          <p className="wrong" role="alert">
            {problemText(t, remove.error)}
          </p>
        )}
      </div>
      {mayChange && (
        <RowTools
          called={macro.name}
          why={t('macros.removeWhy')}
          act={t('macros.removeAct')}
          onEdit={onEdit}
          onRemove={() => remove.mutate()}
        />
      )}
    </div>
  )
}
