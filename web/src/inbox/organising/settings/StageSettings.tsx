import { useState } from 'react'
import { addStage, changeStage, removeStage } from '../../../api/organising.ts'
import type { SaleStage } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { Ask } from '../../../design/Ask.tsx'
import { Field } from '../../../design/Field.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useStages } from '../useOrganising.ts'
import { NewName } from './NewName.tsx'
import { OrderedRow, RemoveButton } from './OrderedRow.tsx'
import { useSettle } from './useSettle.ts'

export function StageSettings() {
  const t = useT()
  const { store } = useHere()
  const stages = useStages()
  const { settle, wrong } = useSettle('stages')
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">{t('organise.stages')}</h2>
      <p className="text-muted mt-1 mb-3">{t('organise.stagesLead')}</p>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <ul>
        {stages.map((stage, place) => (
          <OrderedRow
            key={stage.id}
            name={stage.name}
            conversations={stage.conversations}
            place={place}
            last={stages.length - 1}
            onRename={(name) => settle(changeStage(store.id, stage.id, { name }))}
            onMove={(position) => settle(changeStage(store.id, stage.id, { position }))}
            removal={
              <RemoveStage
                stage={stage}
                others={stages.filter(({ id }) => id !== stage.id)}
                onRemove={(to) => settle(removeStage(store.id, stage.id, to))}
              />
            }
          >
            <label className="chip">
              <input
                type="checkbox"
                className="sr"
                checked={stage.ends}
                onChange={() => void settle(changeStage(store.id, stage.id, { ends: !stage.ends }))}
              />
              {t('organise.closes')}
            </label>
          </OrderedRow>
        ))}
      </ul>
      <NewName label={t('organise.newStage')} onAdd={(name) => settle(addStage(store.id, { name }))} />
    </section>
  )
}

interface RemoveProps {
  stage: SaleStage
  others: readonly SaleStage[]
  onRemove: (to: string | null) => unknown
}

/** Asks where the conversations go that stand there. */
function RemoveStage({ stage, others, onRemove }: RemoveProps) {
  const t = useT()
  const [to, setTo] = useState('')
  return (
    <Ask
      trigger={<RemoveButton name={stage.name} />}
      question={t('organise.removeStage', { name: stage.name })}
      why={t('organise.removeStageWhy', { count: stage.conversations })}
      act={t('organise.removeStageAct')}
      onAgree={() => onRemove(to || null)}
    >
      {stage.conversations > 0 && (
        <div className="mt-4">
          <Field label={t('organise.moveTo')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              >
                <option value="">{t('organise.noStage')}</option>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
    </Ask>
  )
}
