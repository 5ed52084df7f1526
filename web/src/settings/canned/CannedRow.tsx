import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteCanned } from '../../api/canned.ts'
import { problemText } from '../../api/problemText.ts'
import type { CannedReply } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { slotPieces } from '../../inbox/canned/slots.ts'
import { RowTools } from '../RowTools.tsx'

/** One ready answer as it stands, with what the reader may do with it. */
export function CannedRow({ reply, onEdit }: { reply: CannedReply; onEdit: () => void }) {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteCanned(store.id, reply.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['canned', store.id] }),
  })
  const mayChange = !reply.shared || store.role !== 'operator'
  const called = `/${reply.shortcut}, ${t(`common.${reply.language}`)}`
  return (
    <div className="flex items-start gap-3 py-3">
      <div className="grow min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b className="medium text-ink">/{reply.shortcut}</b>
          <span className="badge">{t(`common.${reply.language}`)}</span>
          <span className="text-xs text-muted">{t(reply.shared ? 'canned.shared' : 'canned.own')}</span>
        </div>
        <p className="text-sm mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]" lang={reply.language}>
          {slotPieces(reply.text).map(({ at, text, open }) =>
            open ? (
              <span key={at} className="slot">
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </p>
        {reply.tooLongFor.length > 0 && (
          <p className="text-xs text-attention mt-1">
            {t('canned.tooLong', { channel: reply.tooLongFor.map((kind) => channelNames[kind]).join(', ') })}
          </p>
        )}
        {remove.isError && (
          <p className="wrong" role="alert">
            {problemText(t, remove.error)}
          </p>
        )}
      </div>
      {mayChange && (
        <RowTools
          called={called}
          why={t(reply.shared ? 'canned.removeShared' : 'canned.removeOwn')}
          act={t('canned.removeAct')}
          onEdit={onEdit}
          onRemove={() => remove.mutate()}
        />
      )}
    </div>
  )
}
