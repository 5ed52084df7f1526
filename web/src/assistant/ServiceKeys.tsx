import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deleteServiceKey, putServiceKey, readServices } from '../api/assistant.ts'
import type { Service } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'
import { KeyForm } from './KeyForm.tsx'
import { KeyRow } from './KeyRow.tsx'

type Name = Service['service']

const names: Record<Name, string> = { elevenlabs: 'ElevenLabs', voyage: 'Voyage AI' }
const purposes: Record<Name, TextKey> = {
  elevenlabs: 'services.elevenlabs',
  voyage: 'services.voyage',
}
const badges: Record<Service['key'], { tone: string; text: TextKey }> = {
  own: { tone: 'success', text: 'assistant.keySaved' },
  platform: { tone: 'info', text: 'services.platform' },
  none: { tone: '', text: 'assistant.keyMissing' },
}

/** The shop's own keys for voice to text and search by meaning. */
export function ServiceKeys() {
  const t = useT()
  const { store } = useHere()
  const query = useQuery({
    queryKey: ['assistant', store.id, 'services'],
    queryFn: () => readServices(store.id),
  })
  return (
    <section className="mt-8 pt-6 border-t border-hair">
      <h2>{t('services.title')}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">{t('services.lead')}</p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={2} />}
      {query.data && (
        <ul className="border-t border-hair">
          {query.data.items.map((service) => (
            <li key={service.service} className="border-b border-hair py-3">
              <ServiceRow service={service} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ServiceRow({ service: { service, key, problem } }: { service: Service }) {
  const t = useT()
  const { store } = useHere()
  const [editing, setEditing] = useState(false)
  const { tone, text } = badges[key]
  return (
    <>
      <KeyRow
        name={names[service]}
        badge={{ tone: problem ? 'danger' : tone, text: t(text) }}
        own={key === 'own'}
        editing={editing}
        onEdit={setEditing}
        remove={() => deleteServiceKey(store.id, service)}
      />
      <p className="mt-1 text-sm text-muted">{t(purposes[service])}</p>
      {problem && (
        <p className="mt-1 text-sm text-danger" role="status">
          {t(problem === 'no_quota' ? 'services.noQuota' : 'services.keyRefused')}
        </p>
      )}
      {editing && (
        <KeyForm
          name={names[service]}
          put={(key) => putServiceKey(store.id, service, key)}
          onDone={() => setEditing(false)}
        />
      )}
    </>
  )
}
