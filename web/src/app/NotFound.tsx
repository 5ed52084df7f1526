import { Link } from '@tanstack/react-router'
import { Mark } from '../design/Mark.tsx'
import { useT } from '../i18n/i18n.tsx'

export function NotFound() {
  const t = useT()
  return (
    <main className="grow min-h-[80dvh] grid place-items-center p-6">
      <div className="flex flex-col items-center text-center gap-2 max-w-[28rem]">
        <span className="text-accent opacity-40">
          <Mark size={56} />
        </span>
        <h1 className="text-2xl mt-2">{t('common.notFound')}</h1>
        <p className="text-muted">{t('common.notFoundWhy')}</p>
        <Link to="/" className="btn mt-3">
          {t('common.home')}
        </Link>
      </div>
    </main>
  )
}
