import { later } from '../../design/later.tsx'

export const NameDialog = later(async () => (await import('./NameDialog.tsx')).NameDialog)
