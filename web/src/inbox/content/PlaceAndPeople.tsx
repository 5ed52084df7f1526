import { MapPin, UserRound } from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { seenText } from '../strangers/seen.ts'

type Shown = Pick<Message['content'], 'location' | 'cards'>

/** A place, which a map opens, and people with the numbers that call them. */
export function PlaceAndPeople({
  location,
  cards,
}: {
  location: Shown['location'] | undefined
  cards: Shown['cards'] | undefined
}) {
  const t = useT()
  return (
    <>
      {location && <PlaceLine place={location} />}
      {cards?.map((card) => (
        <div key={`${card.name} ${card.phones.join()}`} className="card-line">
          <UserRound aria-hidden="true" />
          <span className="said-of-itself" dir="auto">
            {seenText(card.name ?? t('inbox.unnamed'))}
          </span>
          <span className="flex flex-col gap-1.5">
            {card.phones.map((phone) => (
              <a
                key={phone}
                className="num min-h-6 flex items-center"
                href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
              >
                {phone}
              </a>
            ))}
          </span>
        </div>
      ))}
    </>
  )
}

type Place = NonNullable<Shown['location']>

function PlaceLine({ place }: { place: Place }) {
  const t = useT()
  const { name, address } = place
  return (
    <a className="card-line" href={mapUrl(place)} target="_blank" rel="noreferrer">
      <MapPin aria-hidden="true" />
      <span className="said-of-itself" dir="auto">
        {seenText(name ?? address ?? t('kind.location'))}
        {name && address && <span className="block text-xs text-muted">{seenText(address)}</span>}
      </span>
      <span className="num text-xs text-faint">{coordinates(place)}</span>
    </a>
  )
}

const coordinates = ({ latitude, longitude }: Place) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
const mapUrl = ({ latitude, longitude }: Place) =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
