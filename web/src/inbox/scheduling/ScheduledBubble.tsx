import { CircleAlert, Clock } from 'lucide-react'
import { useState } from 'react'
import { Problem } from '../../api/client.ts'
import { problemText } from '../../api/problemText.ts'
import { cancelScheduled, changeScheduled, sendScheduledNow, type When } from '../../api/scheduling.ts'
import type { Scheduled } from '../../api/types.ts'
import { useNow } from '../../app/useNow.ts'
import type { Format } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.tsx'
import { UnsentBody } from '../UnsentBubble.tsx'
import { usePutMessage } from '../useInbox.ts'
import { moment } from '../words.ts'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { giveBack } from './takenBack.ts'
import { useAct } from './useAct.ts'

interface Props {
  scheduled: Scheduled
  format: Format
}

/** Written, and not said yet: when it leaves and by whom, and the ways to change that. */
export function ScheduledBubble({ scheduled, format }: Props) {
  const stopped = scheduled.state === 'stopped'
  const { buttons, list, opens, asksPlace, location, cards } = scheduled.content
  return (
    <div className={stopped ? 'bubble failed' : 'bubble out scheduled'}>
      <UnsentBody
        entry={{
          files: scheduled.files,
          text: scheduled.text,
          ...(buttons && { buttons: buttons.map(({ title }) => title) }),
          ...(list && { list }),
          part: {
            ...(opens && { opens }),
            ...(asksPlace && { asksPlace }),
            ...(location && { location }),
            ...(cards && { cards }),
          },
        }}
      />
      {stopped ? <Stopped scheduled={scheduled} /> : <Waits scheduled={scheduled} format={format} />}
      {scheduled.undo && !stopped ? <TakeBack scheduled={scheduled} /> : <Acts scheduled={scheduled} />}
    </div>
  )
}

function Stopped({ scheduled }: { scheduled: Scheduled }) {
  const t = useT()
  const why = problemText(t, new Problem(409, scheduled.reason ?? '', null))
  return (
    <p className="flex items-start gap-1.5 mt-1 text-sm text-danger">
      <CircleAlert className="small mt-0.5" aria-hidden="true" />
      {t('sending.stopped', { why })}
    </p>
  )
}

function Waits({ scheduled, format }: Props) {
  const t = useT()
  const now = useNow()
  const { dueAt, undo, mayLeaveThen, member } = scheduled
  const when = dueAt ? moment(t, format, dueAt, now) : t('sending.whenTheyWrite')
  return (
    <>
      <div className="meta">
        <span className="state">
          <Clock className="small" aria-hidden="true" />
          {undo ? t('sending.leaving') : when}
        </span>
        {!undo && <span>{member.name}</span>}
      </div>
      {!mayLeaveThen && <p className="mt-1 text-sm text-attention">{t('sending.windowWillClose')}</p>}
    </>
  )
}

function TakeBack({ scheduled }: { scheduled: Scheduled }) {
  const t = useT()
  const take = useAct(async (storeId) => {
    await cancelScheduled(storeId, scheduled)
    giveBack(scheduled)
  })
  return (
    <button type="button" className="btn small mt-1.5" aria-busy={take.busy} onClick={take.act}>
      {t('sending.takeBack')}
    </button>
  )
}

function Acts({ scheduled }: { scheduled: Scheduled }) {
  const t = useT()
  const put = usePutMessage()
  const [choosing, setChoosing] = useState(false)
  const stopped = scheduled.state === 'stopped'
  const change = useAct((storeId, to: { when: When; text?: string }) =>
    changeScheduled(storeId, scheduled, to),
  )
  const leave = useAct(async (storeId) => put(storeId, await sendScheduledNow(storeId, scheduled)))
  const drop = useAct((storeId) => cancelScheduled(storeId, scheduled))
  return (
    <div className="flex flex-wrap gap-1 mt-1.5" aria-busy={change.busy || leave.busy || drop.busy}>
      {stopped && (
        <button type="button" className="btn small" onClick={() => change.act({ when: { reply: true } })}>
          {t('sending.whenTheyWrite')}
        </button>
      )}
      <button type="button" className="btn small" onClick={() => setChoosing(true)}>
        {t('sending.change')}
      </button>
      <button type="button" className="btn quiet small" onClick={leave.act}>
        {t('sending.now')}
      </button>
      <button type="button" className="btn quiet small" onClick={drop.act}>
        {t('sending.drop')}
      </button>
      {choosing && (
        <ScheduleDialog
          dueAt={scheduled.dueAt}
          text={scheduled.template ? null : scheduled.text}
          onChoose={(when, text) => change.act({ when, ...(text !== undefined && { text }) })}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
