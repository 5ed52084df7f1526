import { useState } from 'react'
import { addLabel, changeLabel, removeLabel } from '../../../api/organising.ts'
import type { Label } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { Ask } from '../../../design/Ask.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useLabels } from '../useOrganising.ts'
import { ColourChoice, colours } from './ColourChoice.tsx'
import { NewName } from './NewName.tsx'
import { OrderedRow, RemoveButton } from './OrderedRow.tsx'
import { useSettle } from './useSettle.ts'

export function LabelSettings() {
  const t = useT()
  const { store } = useHere()
  const labels = useLabels()
  const { settle, wrong } = useSettle('labels')
  const [colour, setColour] = useState<Label['colour']>('juniper')
  const add = async (name: string) => {
    const added = await settle(addLabel(store.id, { name, colour }))
    // The next one looks different from the one before.
    if (added) setColour(colours[(colours.indexOf(colour) + 1) % colours.length] ?? 'juniper')
    return added
  }
  return (
    <section aria-labelledby="labels">
      <h2 id="labels">{t('organise.labels')}</h2>
      <p className="text-muted mt-1 mb-3">{t('organise.labelsLead')}</p>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <ul>
        {labels.map((label, place) => (
          <OrderedRow
            key={label.id}
            name={label.name}
            conversations={label.conversations}
            place={place}
            last={labels.length - 1}
            onRename={(name) => settle(changeLabel(store.id, label.id, { name }))}
            onMove={(position) => settle(changeLabel(store.id, label.id, { position }))}
            removal={
              <Ask
                trigger={<RemoveButton name={label.name} />}
                question={t('organise.removeLabel', { name: label.name })}
                why={t('organise.removeLabelWhy', { count: label.conversations, people: label.contacts })}
                act={t('organise.removeLabelAct')}
                onAgree={() => settle(removeLabel(store.id, label.id))}
              />
            }
          >
            <ColourChoice
              value={label.colour}
              onChoose={(next) => void settle(changeLabel(store.id, label.id, { colour: next }))}
            />
          </OrderedRow>
        ))}
      </ul>
      <NewName label={t('organise.newLabel')} onAdd={add}>
        <ColourChoice value={colour} onChoose={setColour} />
      </NewName>
    </section>
  )
}
