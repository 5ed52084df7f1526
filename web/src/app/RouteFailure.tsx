import { useRouter } from '@tanstack/react-router'
import { Failure } from '../design/States.tsx'

export function RouteFailure({ error }: { error: unknown }) {
  const router = useRouter()
  return (
    <main className="page">
      <Failure error={error} onRetry={() => void router.invalidate()} />
    </main>
  )
}
