import type { Ctx } from '#platform/context.ts'
import type { PutFile } from '#platform/files/files.ts'
import type { StoreId } from '#platform/ids.ts'
import type { Made } from './forms.ts'

/** A file whose bytes are kept in all its forms, and still to be recorded. */
export interface PutForms {
  readonly original: PutFile
  readonly thumbnail: PutFile | undefined
  readonly playable: PutFile | undefined
}

/** Keeps the bytes of all forms; outside any transaction, like every put. */
export async function putForms(ctx: Ctx, storeId: StoreId, made: Made): Promise<PutForms> {
  const put = (form: { readonly bytes: Uint8Array; readonly type: string } | undefined) =>
    form && ctx.files.put(storeId, form.bytes, form.type)
  const original = await ctx.files.put(storeId, made.bytes, made.type)
  return { original, thumbnail: await put(made.thumbnail), playable: await put(made.playable) }
}

export const filesOf = ({ original, thumbnail, playable }: PutForms): PutFile[] =>
  [original, thumbnail, playable].filter((file) => file !== undefined)
