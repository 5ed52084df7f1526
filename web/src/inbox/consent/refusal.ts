import type { Consent, MessageTemplate } from '../../api/types.ts'

/** `none`: no template goes to them. `marketing`: none of this category. */
export type Refusal = 'none' | 'marketing'

/** Why a template would be refused for what its customer has said, as the server judges it too. */
export function refusalOf(
  { state, marketing }: Pick<Consent, 'state' | 'marketing'>,
  { category }: Pick<MessageTemplate, 'category'>,
): Refusal | null {
  if (state === 'out') return 'none'
  return category === 'marketing' && marketing?.state === 'out' ? 'marketing' : null
}
