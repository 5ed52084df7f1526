import { z } from 'zod'
import { windowReasons } from '#channels'

const fileKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const

export const UploadShape = z
  .object({
    id: z.uuid().describe('Names it when the message is sent; for a week'),
    kind: z.enum(fileKinds).describe('By its bytes; a sticker where it was put as one'),
    name: z.string(),
    type: z.string(),
    size: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationMs: z.int().nullable(),
    url: z.string().describe('Opens without a session, for an hour'),
    thumbnailUrl: z.string().nullable(),
  })
  .meta({ id: 'Upload' })

export const UploadQuery = z
  .object({
    name: z.string().max(300).default(''),
    recording: z.stringbool().default(false).describe('Spoken into the browser: goes as a voice message'),
    sticker: z.stringbool().default(false).describe('A WebP picture that goes as a sticker'),
  })
  .refine(({ recording, sticker }) => !(recording && sticker), 'must be at most one of recording and sticker')

export const UploadsQuery = z.object({
  ids: z
    .string()
    .max(4000)
    .default('')
    .transform((ids) => ids.split(',').filter(Boolean))
    .pipe(z.array(z.uuid()).max(100))
    .describe(
      'Of files that were put to this conversation, separated by commas; without any none is looked for',
    ),
})

export const UploadList = z.object({
  items: z.array(UploadShape).describe('Those that are still there, in this order'),
})

const whyNot = z.enum([...windowReasons, 'kind_not_supported']).nullable()

const textLimit = z.object({ max: z.int(), unit: z.enum(['characters', 'bytes']) })

export const ComposingShape = z
  .object({
    files: z.object({
      why: whyNot.describe('Why no file may go now; null when files may'),
      public: z.boolean().describe('False: the channel fetches files itself and cannot reach this server'),
      rules: z.array(
        z.object({
          kind: z.enum(fileKinds),
          types: z.array(z.string()).nullable().describe('By content; null: any'),
          max: z.int().describe('Bytes'),
          maxStill: z
            .int()
            .optional()
            .describe('Bytes; of a picture that does not move, where less is taken'),
          caption: z.int().describe('UTF-16 units; 0: no words under it'),
        }),
      ),
    }),
    quotes: z.boolean(),
    phoneButton: z
      .boolean()
      .describe('The customer can share their number by a button; false: it is asked for in words'),
    reactions: z.object({ why: whyNot, offered: z.array(z.string()) }),
    buttons: z.object({ most: z.int(), longest: z.int().describe('UTF-16 units of a title') }),
    choiceText: textLimit.describe(
      'Of a text over buttons or rows; characters are UTF-16 units, bytes those of UTF-8',
    ),
    list: z
      .object({
        most: z.int(),
        title: z.int(),
        description: z.int().describe('0: a row says nothing beside its title'),
        descriptionsInText: z
          .boolean()
          .describe(
            'True: each description stands under the text as a line `title: description`, after an empty line, and counts with it',
          ),
        button: z.int().describe('Of the word that opens the rows; 0: they stand open'),
      })
      .describe('Rows to pick from; lengths in UTF-16 units'),
    parts: z
      .object({
        opens: z
          .object({ label: z.int(), text: textLimit })
          .nullable()
          .describe('A button that opens an address'),
        asksPlace: z.object({ text: textLimit }).nullable().describe('A button by which a place is shared'),
        location: z.boolean(),
        cards: z
          .object({ most: z.int(), phones: z.int().describe('On each') })
          .nullable()
          .describe('People with their numbers'),
      })
      .describe(
        'What may stand in a message beside words and files; null or false: there is no form for it here',
      ),
    album: z
      .object({
        most: z.int(),
        mixes: z.array(z.array(z.enum(fileKinds))).describe('Those of one set may stand together'),
        caption: z.int().describe('UTF-16 units; 0: no words under it'),
      })
      .nullable()
      .describe('Several files as one message; null: each is a message of its own'),
  })
  .meta({ id: 'Composing' })

export type ComposingJson = z.infer<typeof ComposingShape>
