import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readSnoozeTimes } from '../../api/organising.ts'
import type { When } from '../../api/scheduling.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { Field } from '../../design/Field.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment } from '../words.ts'
import { fieldTime, nextHour } from '../zoneTime.ts'

interface Props {
  /** Of a message that waits: its time, or null for the contact's word. */
  dueAt?: string | null
  /** Words that can be changed with the time. */
  text?: string | null
  onChoose: (when: When, text: string | undefined) => void
  onClose: () => void
}

/** When a message leaves: one of the times at hand, any other, or the moment that the contact writes. */
export function ScheduleDialog({ dueAt, text = null, onChoose, onClose }: Props) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const [words, setWords] = useState(text ?? '')
  const [local, setLocal] = useState(() =>
    dueAt ? fieldTime(new Date(dueAt), store.timeZone) : nextHour(Date.now(), store.timeZone),
  )
  const times = useQuery({
    queryKey: ['snooze-times', store.id],
    queryFn: () => readSnoozeTimes(store.id),
    staleTime: 0,
  }).data
  const choose = (when: When) => {
    onClose()
    onChoose(when, text === null || words.trim() === text ? undefined : words.trim())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a portal belongs to the composer's form, too.
    event.stopPropagation()
    choose({ local })
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{t('sending.when')}</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-muted">
            {t('sending.byStoreClock', { zone: store.timeZone })}
          </Dialog.Description>
          <form className="mt-4 flex flex-col gap-4" onSubmit={submit}>
            {text !== null && (
              <Field label={t('sending.text')}>
                {(control) => (
                  <textarea
                    {...control}
                    className="input"
                    rows={3}
                    required
                    maxLength={4096}
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                  />
                )}
              </Field>
            )}
            <div className="flex flex-col gap-1">
              {(['evening', 'tomorrow', 'monday'] as const).map((why) => (
                <button
                  key={why}
                  type="button"
                  className="btn justify-between!"
                  disabled={!times}
                  onClick={() => times && choose({ at: times[why] })}
                >
                  {t(`sending.at_${why}`)}
                  <span className="text-sm text-muted num">
                    {times && moment(t, format, times[why], now)}
                  </span>
                </button>
              ))}
              <button type="button" className="btn justify-between!" onClick={() => choose({ reply: true })}>
                {t('sending.whenTheyWrite')}
                <span className="text-sm text-muted">{t('sending.windowOpens')}</span>
              </button>
            </div>
            <Field label={t('sending.otherTime')}>
              {(control) => (
                <input
                  {...control}
                  type="datetime-local"
                  className="input"
                  required
                  min={fieldTime(new Date(now), store.timeZone)}
                  value={local}
                  onChange={(event) => setLocal(event.target.value)}
                />
              )}
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
              <button type="submit" className="btn filled">
                {t('sending.schedule')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
