import { ContactRound, ExternalLink, LocateFixed, type LucideIcon, MapPin } from 'lucide-react'
import type { PartKind } from './part.ts'

export const partIcons: Record<PartKind, LucideIcon> = {
  asksPlace: LocateFixed,
  opens: ExternalLink,
  location: MapPin,
  cards: ContactRound,
}
