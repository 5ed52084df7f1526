/** What a channel tells of a person that may make somebody else of them. */
export const personChanges = ['number', 'device'] as const
export type PersonChanged = (typeof personChanges)[number]
