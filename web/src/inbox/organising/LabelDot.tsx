import type { Label } from '../../api/types.ts'

/** A label's colour; its name always stands beside it or is said. */
export const LabelDot = ({ colour }: { colour: Label['colour'] }) => (
  <span className={`label-dot ${colour}`} aria-hidden="true" />
)
