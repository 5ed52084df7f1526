/** What a provider tells about an account or its templates, beside messages. */

export interface TemplateName {
  readonly providerId: string
  readonly name: string
  readonly language: string
}

export type AccountEvent = { readonly at: Date } & (
  | {
      readonly kind: 'template_state'
      readonly template: TemplateName
      readonly state: string
      readonly reason: string | null
      /** What the provider advises, in its own words. */
      readonly advice: string | null
    }
  | { readonly kind: 'template_category'; readonly template: TemplateName; readonly category: string }
  | { readonly kind: 'template_quality'; readonly template: TemplateName; readonly quality: string }
  /** Its content changed elsewhere: read anew. */
  | { readonly kind: 'template_content'; readonly template: TemplateName }
  | Notice
)

/** A line of the channel. */
export interface Notice {
  readonly kind: 'notice'
  readonly notice: 'number_quality' | 'number_name' | 'capability' | 'account' | 'alert'
  readonly severity: 'info' | 'warning' | 'critical'
  /** The provider's own word, lower case: the panel has a sentence for those that are known. */
  readonly word: string
  /** Facts beside the word: a limit, a date, a reason. */
  readonly detail: Readonly<Record<string, string | number>>
  /** The number that it is about, digits only; without it, all numbers of the account. */
  readonly number?: string
}

/** What one business account was told; it may stand behind several channels. */
export interface BusinessEntry {
  readonly business: string
  readonly events: readonly AccountEvent[]
}
