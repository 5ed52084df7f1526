import type { Texts } from '../translate.ts'

export const savedViews: Texts['savedViews'] = {
  title: 'Saved views',
  save: 'Save view',
  name: 'Name of the view',
  share: 'Show to everybody in the store',
  shareWhy: 'You and the admins can change and delete it.',
  unnamed: 'Give the view a name.',
  ofAll: '{name}: everybody’s view',
  tools: 'What to do with the view “{name}”',
  rename: 'Rename',
  earlier: 'Further left',
  later: 'Further right',
  remove: 'Delete view',
  removed: 'View “{name}” deleted.',
}
