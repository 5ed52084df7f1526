import { RotateCcw } from 'lucide-react'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { SettingsHead } from '../../settings/SettingsHead.tsx'
import { type ActionId, actionIds, actionOf, groups } from '../actions.ts'
import { bindingsOf, type Overrides } from '../bindings.ts'
import { useMyKeys } from '../useMyKeys.ts'
import { KeyRow } from './KeyRow.tsx'

/** The reader's own keys. */
export function KeysPage() {
  const t = useT()
  const toast = useToast()
  const { query, overrides, keep } = useMyKeys()
  const resetAll = () => {
    keep({})
    toast(t('keys.resetDone'), { label: t('common.undo'), act: () => keep(overrides) })
  }
  return (
    <main className="page">
      <SettingsHead title={t('keys.title')}>
        <button
          type="button"
          className="btn"
          disabled={Object.keys(overrides).length === 0}
          onClick={resetAll}
        >
          <RotateCcw className="small" aria-hidden="true" />
          {t('keys.resetAll')}
        </button>
      </SettingsHead>
      <p className="text-muted mb-5 max-w-[44rem]">{t('keys.lead')}</p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={8} />}
      {query.data && <Groups overrides={overrides} keep={keep} />}
    </main>
  )
}

function Groups({ overrides, keep }: { overrides: Overrides; keep: (overrides: Overrides) => void }) {
  const t = useT()
  const bindings = bindingsOf(overrides)
  const free = actionIds.filter((id) => !actionOf(id).fixed)
  /** `from` is left without a key. */
  const without = (id: ActionId, from: ActionId | null) => {
    const { [id]: _, ...others } = overrides
    return { ...others, ...(from && { [from]: null }) }
  }
  return (
    <div className="flex flex-col gap-7 max-w-[44rem]">
      {groups.map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h2 id={`keys-${group}`} className="mb-2">
            {t(`keys.group_${group}`)}
          </h2>
          <ul>
            {free
              .filter((id) => actionOf(id).group === group)
              .map((id) => (
                <KeyRow
                  key={id}
                  id={id}
                  bindings={bindings}
                  changed={id in overrides}
                  onBind={(chord, from) => keep({ ...without(id, from), [id]: chord })}
                  onReset={(from) => keep(without(id, from))}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
