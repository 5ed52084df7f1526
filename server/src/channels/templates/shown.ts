import type { Location } from '../content.ts'
import type { TemplateValues } from './fill.ts'
import { filled, type TemplateButton, type TemplateContent, variablesOf } from './template.ts'

/** A button of a template as the customer sees it. */
export interface ShownButton {
  readonly kind: 'quick_reply' | 'url' | 'phone' | 'copy_code'
  /** Of a code the code itself: its button has no words of the shop's. */
  readonly title: string
  /** Where it leads: an address, a number. */
  readonly leads?: string
}

/** What the customer sees of a template beside its words: kept with the message, since the template may change. */
export interface ShownTemplate {
  readonly file?: {
    readonly kind: 'image' | 'video' | 'document'
    /** https */
    readonly link: string
    readonly name?: string
  }
  readonly location?: Location
  readonly buttons: readonly ShownButton[]
}

/** `values` are complete. */
export function shownOf({ buttons }: TemplateContent, values: TemplateValues): ShownTemplate {
  const given = (index: number) => values.buttons?.find((one) => one.index === index)?.value ?? ''
  return {
    ...headerOf(values.header),
    buttons: buttons.map((button, index) => shownButton(button, given(index))),
  }
}

function shownButton(button: TemplateButton, value: string): ShownButton {
  const { kind } = button
  if (kind === 'copy_code') return { kind, title: value }
  if (kind === 'quick_reply') return { kind, title: button.text }
  return { kind, title: button.text, leads: kind === 'phone' ? button.phone : addressOf(button.url, value) }
}

/** An address ends in its one variable, whatever that is called. */
const addressOf = (url: string, value: string): string =>
  filled(url, Object.fromEntries(variablesOf(url).map((name) => [name, value])))

function headerOf(header: TemplateValues['header']): Omit<ShownTemplate, 'buttons'> {
  if (!header || header.kind === 'text') return {}
  if (header.kind !== 'location') {
    const { kind, link, filename } = header
    return { file: { kind, link, ...(filename ? { name: filename } : {}) } }
  }
  const { latitude, longitude, name, address } = header
  return { location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) } }
}
