import type { TextKey, Translate } from '../i18n/translate.ts'

const known: Record<string, { tone: string; text: TextKey }> = {
  approved: { tone: 'success', text: 'templates.approved' },
  pending: { tone: 'info', text: 'templates.pending' },
  in_appeal: { tone: 'info', text: 'templates.pending' },
  rejected: { tone: 'danger', text: 'templates.rejected' },
  paused: { tone: 'attention', text: 'templates.paused' },
  disabled: { tone: 'danger', text: 'templates.disabled' },
}

export const stateTone = (state: string): string => known[state]?.tone ?? ''
/** WhatsApp invents states; one that is new is shown by its own word. */
export const stateText = (t: Translate, state: string): string => {
  const text = known[state]?.text
  return text ? t(text) : state.replaceAll('_', ' ')
}
