import { z } from 'zod'
import type { Product } from './types.ts'

const text = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(10_000).default(''),
})
const texts = z
  .strictObject({ ru: text.optional(), ky: text.optional(), en: text.optional() })
  .refine((given) => Object.values(given).some(Boolean), 'a title in at least one language')
  .transform(
    (given) => Object.fromEntries(Object.entries(given).filter(([, one]) => one)) as Product['texts'],
  )
const sku = z
  .string()
  .trim()
  .regex(/^[^\s{}"'<>]{1,64}$/, 'up to 64 characters without spaces, quotes and braces')
const options = z.record(z.string().trim().min(1).max(50), z.string().trim().max(100)).default({})
const money = z
  .object({
    minor: z
      .int()
      .min(0)
      .max(10 ** 13),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .transform(({ minor, currency }) => ({ minor: BigInt(minor), currency }))
const variant = z.object({
  id: z.uuid().optional(),
  sku,
  options,
  price: money,
  stock: z.int().min(0).max(1_000_000_000).default(0),
})
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100)

export const NewProduct = z.object({
  slug: slug.optional(),
  texts,
  variants: z.array(variant).min(1).max(500),
})
export const ProductChange = z.object({
  slug: slug.optional(),
  texts: texts.optional(),
  variants: z.array(variant).min(1).max(500).optional(),
})

const textView = z.object({ title: z.string(), description: z.string() })
export const ProductView = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    texts: z.object({ ru: textView.optional(), ky: textView.optional(), en: textView.optional() }),
    variants: z.array(
      z.object({
        id: z.uuid(),
        sku: z.string(),
        options: z.record(z.string(), z.string()),
        price: z.object({ minor: z.int(), currency: z.string() }),
        stock: z.int(),
      }),
    ),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Product' })

export const ImportReportView = z
  .object({
    applied: z.boolean(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    bad: z.array(z.object({ line: z.int(), column: z.string(), value: z.string(), reason: z.string() })),
    columns: z.array(z.object({ heading: z.string(), meaning: z.string().nullable() })),
    encoding: z.string(),
    delimiter: z.string().nullable(),
  })
  .meta({ id: 'ProductImport' })

export const toView = (product: Product): z.infer<typeof ProductView> => ({
  id: product.id,
  slug: product.slug,
  texts: { ...product.texts },
  variants: product.variants.map(({ price, options, ...variant }) => ({
    ...variant,
    options: { ...options },
    price: { minor: Number(price.minor), currency: price.currency },
  })),
  updatedAt: product.updatedAt.toISOString(),
})
