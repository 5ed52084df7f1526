import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readSnoozeTimes } from '../../api/organising.ts'
import type { CustomerPromise } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Field } from '../../design/Field.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { fieldTime, instantOf } from '../zoneTime.ts'

interface Props {
  /** That is edited; null is a new one. */
  promise: CustomerPromise | null
  onKeep: (text: string, dueAt: string) => Promise<unknown>
  onClose: () => void
}

const times = ['hour', 'evening', 'tomorrow', 'monday'] as const

/** What was promised, and by when, by the clock of the store. */
export function PromiseForm({ promise, onKeep, onClose }: Props) {
  const t = useT()
  const { store } = useHere()
  const near = useQuery({
    queryKey: ['snooze-times', store.id],
    queryFn: () => readSnoozeTimes(store.id),
  }).data
  const [text, setText] = useState(promise?.text ?? '')
  const [due, setDue] = useState(() =>
    fieldTime(new Date(promise?.dueAt ?? Date.now() + 3_600_000), store.timeZone),
  )
  const at = instantOf(due, store.timeZone)
  const past = at !== null && at.getTime() <= Date.now()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at && !past && text.trim() !== '') void onKeep(text.trim(), at.toISOString())
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{t('promises.write')}</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-muted">
            {t('promises.writeWhy')}
          </Dialog.Description>
          <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
            <Field label={t('promises.what')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  required
                  maxLength={200}
                  placeholder={t('promises.example')}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <Field
              label={t('promises.when')}
              hint={t('promises.zone', { zone: store.timeZone })}
              wrong={past ? t('promises.past') : null}
            >
              {(control) => (
                <input
                  {...control}
                  type="datetime-local"
                  className="input num"
                  required
                  value={due}
                  onChange={(event) => setDue(event.target.value)}
                />
              )}
            </Field>
            {near && (
              <div className="flex flex-wrap gap-2">
                {times.map((time) => (
                  <button
                    key={time}
                    type="button"
                    className="chip"
                    onClick={() => setDue(fieldTime(new Date(near[time]), store.timeZone))}
                  >
                    {t(`organise.until_${time}`)}
                  </button>
                ))}
              </div>
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn filled">
                {t('promises.keepIt')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
