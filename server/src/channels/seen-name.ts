/** Signs that are not seen: they turn the direction of what follows, tear a word apart, or carry a text of their own. */
const unseen = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\p{Variation_Selector}\u200c\u200d]]/gv
/** A letter of Braille that is empty to look at. */
const blank = /\u2800/g
const joins = String.raw`\p{Extended_Pictographic}|\p{Script=Arabic}|\p{Script=Deva}|\p{Script=Beng}|\p{Script=Sinh}`
/** Joiners make one picture of several and shape the letters of some scripts; among others they only hide. */
const idleJoiner = new RegExp(
  String.raw`(?<!${joins}|\p{Emoji_Modifier}|\p{M})[\u200c\u200d]|[\u200c\u200d](?!${joins})`,
  'gu',
)
/** A letter with more marks than any script puts on one grows over the lines around it. */
const tower = /(\p{M}{4})\p{M}+/gu

/** A name on one line as everybody sees it: what only hides or disguises is taken out. */
export const seenName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(unseen, '')
    .replace(blank, ' ')
    .replace(idleJoiner, '')
    .replace(tower, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
