import { Failure, SkeletonRows } from '../../design/States.tsx'

interface Props {
  /** What the part is drawn from, while it has no data. */
  query: { isError: boolean; error: unknown; refetch: () => Promise<unknown> }
  rows?: number
}

/** Stands in a part of the panel that is not known yet, or that could not be learnt and can be asked for again. */
export function PartState({ query, rows = 1 }: Props) {
  // Both bring margins of their own, and the part has some already.
  if (query.isError)
    return (
      <div className="-mx-6 -my-4 text-sm">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  return (
    <div className="-mx-4 -my-2">
      <SkeletonRows rows={rows} />
    </div>
  )
}
