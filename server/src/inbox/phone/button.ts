import { adapters, type ChannelKind } from '#channels'
import type { Ctx } from '#platform/context.ts'

interface Place {
  readonly channelKind: ChannelKind
  readonly to: string
}

interface Question {
  readonly text: string | null
  readonly asksPhone?: string | undefined
}

/** Whether the customer can share their number by a button under this text; else they are asked in words alone. */
export function hasPhoneButton(ctx: Ctx, { channelKind, to }: Place, text = '?'): boolean {
  return adapters[channelKind].refuses(ctx, { kind: 'contact_request', text }, to) === undefined
}

/** The word on the button of this question; undefined where it goes without one. */
export function phoneButton(ctx: Ctx, place: Place, { text, asksPhone }: Question): string | undefined {
  return asksPhone !== undefined && hasPhoneButton(ctx, place, text ?? '') ? asksPhone : undefined
}
