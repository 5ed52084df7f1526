import { z } from 'zod'

/** A product as a model sees it: slots where figures would stand, and whether a variant can be had at all. */
export const ProductSeen = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  onePrice: z.boolean(),
  variants: z.array(
    z.object({
      sku: z.string(),
      options: z.record(z.string(), z.string()),
      available: z.boolean(),
      price: z.string(),
      stock: z.string(),
    }),
  ),
})
export type ProductSeen = z.infer<typeof ProductSeen>
export type VariantSeen = ProductSeen['variants'][number]

export const PassageSeen = z.object({ id: z.string(), title: z.string(), text: z.string() })
export type PassageSeen = z.infer<typeof PassageSeen>

export const ProductsSeen = z.object({ products: z.array(ProductSeen) })
export const PassagesSeen = z.object({ passages: z.array(PassageSeen) })

/** Why a model gives a conversation to a person. */
export const askedReasons = [
  'asked_for_person',
  'no_answer',
  'wants_to_order',
  'complaint',
  'cannot_read',
  'other',
] as const

export const SearchInput = z.object({ query: z.string().trim().min(1).max(300) })
export const GetProductInput = z.object({ id: z.string().max(100) })
export const HandOffInput = z.object({
  reason: z.enum(askedReasons),
  note: z.string().max(500).describe('One sentence for the colleague: what the customer wants.'),
})
