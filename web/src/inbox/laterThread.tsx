import { laterPane } from '../design/later.tsx'

/** What a conversation is read and answered with is most of the panel's script, and the list does not need it. */
export const Thread = laterPane(
  async () => (await import('./Thread.tsx')).Thread,
  (content) => <main className="grow min-w-0">{content}</main>,
)
