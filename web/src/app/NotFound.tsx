import { Link } from '@tanstack/react-router'
import { Empty } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'

export function NotFound() {
  const t = useT()
  return (
    <main className="page">
      <Empty
        title={t('common.notFound')}
        why={t('common.notFoundWhy')}
        act={
          <Link to="/" className="btn">
            {t('common.home')}
          </Link>
        }
      />
    </main>
  )
}
