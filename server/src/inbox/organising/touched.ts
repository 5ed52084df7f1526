/** What people change of a conversation, each with the version at which that was last done, and by whom. */
export const matters = ['assignee', 'team', 'stage', 'labels', 'snooze', 'state'] as const
export type Matter = (typeof matters)[number]

export type Touched = { readonly [M in Matter]?: { readonly version: number; readonly memberId: string } }

/** SQL of the note that a statement adds to `touched` of the conversation `c` when it raises its version by one. */
export const touched = (matter: Matter, memberId: string): string =>
  `jsonb_build_object('${matter}', jsonb_build_object('version', c.version + 1, 'memberId', ${memberId}))`

/** What others changed since `seen`; a person's own changes are no news to them. */
export function changedSince(
  standing: { readonly touched: Touched },
  seen: number,
  memberId: string,
): { matter: Matter; memberId: string }[] {
  return matters.flatMap((matter) => {
    const last = standing.touched[matter]
    return last && last.version > seen && last.memberId !== memberId
      ? [{ matter, memberId: last.memberId }]
      : []
  })
}
