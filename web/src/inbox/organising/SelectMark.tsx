import { Check } from 'lucide-react'

/** The box before a row while several are being picked; the row itself says whether it is one of them. */
export const SelectMark = ({ selected }: { selected: boolean }) => (
  <span className={selected ? 'select-mark on' : 'select-mark'} aria-hidden="true">
    {selected && <Check />}
  </span>
)
