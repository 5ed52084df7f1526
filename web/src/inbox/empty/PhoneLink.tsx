import { Smartphone } from 'lucide-react'
import { useT } from '../../i18n/i18n.tsx'

/** To the simulator's phone, where one writes as a customer would. */
export function PhoneLink({ url }: { url: string }) {
  const t = useT()
  return (
    <a className="btn" href={url} target="_blank" rel="noreferrer">
      <Smartphone className="small" aria-hidden="true" />
      {t('start.phone')}
    </a>
  )
}
