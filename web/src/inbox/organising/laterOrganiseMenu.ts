import { later } from '../../design/later.tsx'

export const OrganiseMenu = later(async () => (await import('./OrganiseMenu.tsx')).OrganiseMenu)
