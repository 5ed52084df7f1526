import { useChannelsState } from './useChannelsState.ts'

interface Props {
  /** Where nothing but trouble is worth a mark. */
  onlyTrouble?: boolean
}

/** A dot that says how the store's channels are. */
export function HealthDot({ onlyTrouble = false }: Props) {
  const state = useChannelsState()
  if (!state || (onlyTrouble && state.tone === 'well')) return null
  return <span className={`health-dot ${state.tone}`} role="img" aria-label={state.told} title={state.told} />
}
