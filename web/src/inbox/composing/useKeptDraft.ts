import { useEffect, useRef, useState } from 'react'

/** Where a device keeps what was begun, under a key of person and conversation. */
interface Shelf<Draft> {
  kept: (key: string) => Draft | null
  keep: (key: string, draft: Draft | null) => void
}

/** What stands beside the words of a message while they are written; there is none until it is opened, or was kept from before. */
export function useKeptDraft<Draft>(key: string, { kept, keep }: Shelf<Draft>) {
  const [draft, setDraft] = useState<Draft | null>(() => kept(key))
  const [strict, setStrict] = useState(0)
  const [opened, setOpened] = useState(0)
  const latest = useRef(draft)
  latest.current = draft
  useEffect(() => keep(key, draft), [keep, key, draft])
  return {
    draft,
    /** As it stands now, also to whoever has waited since it was drawn. */
    latest,
    /** How often somebody has tried to send what is not whole. */
    strict,
    /** How often it was opened since it stands there. */
    opened,
    change: setDraft,
    show: (to: Draft | null, open = true) => {
      setDraft(to)
      setStrict(0)
      setOpened((times) => (to !== null && open ? times + 1 : 0))
    },
    refuse: () => setStrict((tries) => tries + 1),
  }
}
