import type { Id } from '#platform/ids.ts'
import type { Money } from '#platform/money.ts'
import type { Found } from '#platform/text/hybrid.ts'
import type { Language } from '#platform/text/language.ts'

export type ProductId = Id<'product'>
export type VariantId = Id<'variant'>

interface ProductText {
  readonly title: string
  readonly description: string
}

export type ProductTexts = Readonly<Partial<Record<Language, ProductText>>>

/** `{ size: 'L', colour: 'белый' }` */
export type VariantOptions = Readonly<Record<string, string>>

export interface Variant {
  readonly id: VariantId
  readonly sku: string
  readonly options: VariantOptions
  readonly price: Money
  readonly stock: number
}

export interface Product {
  readonly id: ProductId
  readonly slug: string
  readonly texts: ProductTexts
  readonly variants: readonly Variant[]
  readonly updatedAt: Date
}

/** A product told in one language: what an assistant needs to answer. */
export interface ProductCard {
  readonly id: ProductId
  readonly title: string
  readonly description: string
  readonly variants: readonly Variant[]
}

export interface FoundProduct {
  readonly score: number
  readonly found: Found['found']
  readonly product: ProductCard
}

export interface Quoted {
  readonly sku: string
  readonly price: Money
  readonly stock: number
  readonly productId: ProductId
}

/** What a variant is to be. With an id, or a sku that the product has already, the variant is kept and changed. */
export interface WantedVariant {
  readonly id?: string | undefined
  readonly sku: string
  readonly options: VariantOptions
  readonly price: Money
  readonly stock: number
}

export interface WantedProduct {
  readonly slug?: string | undefined
  readonly texts: ProductTexts
  readonly variants: readonly WantedVariant[]
}
