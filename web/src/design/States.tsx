import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { problemCode, problemText } from '../api/problemText.ts'
import { useT } from '../i18n/i18n.tsx'
import { Mark } from './Mark.tsx'

/** Nothing here: one sentence and one act. */
export function Empty({ title, why, act }: { title: string; why: string; act?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 p-6 max-w-[28rem]">
      <span className="text-accent opacity-40">
        <Mark size={36} />
      </span>
      <h2 className="text-lg mt-1">{title}</h2>
      <p className="text-muted">{why}</p>
      {act && <div className="mt-2">{act}</div>}
    </div>
  )
}

/** What went wrong, why, and another try; the code is for the one who will be asked about it. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  return (
    <div className="flex flex-col items-start gap-3 p-6 max-w-[28rem]" role="alert">
      <p className="text-ink">{problemText(t, error)}</p>
      <button type="button" className="btn" onClick={onRetry}>
        <RotateCw className="small" aria-hidden="true" />
        {t('common.retry')}
      </button>
      <p className="text-xs text-faint">{t('common.code', { code: problemCode(error) })}</p>
    </div>
  )
}

/** A block of the coming layout; it waits 150 ms, so that fast answers do not flicker. */
export const Skeleton = ({ className }: { className: string }) => (
  <div className={`skeleton late ${className}`} aria-hidden="true" />
)

export function SkeletonRows({ rows = 6, avatar = false }: { rows?: number; avatar?: boolean }) {
  return (
    <div className="late" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center gap-3 h-[4.5rem] px-4 border-b border-soft">
          {avatar && <div className="skeleton size-10 rounded-full" />}
          <div className="grow flex flex-col gap-2">
            <div className="skeleton h-3 w-2/5" />
            <div className="skeleton h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  )
}
