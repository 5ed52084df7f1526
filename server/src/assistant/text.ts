/** Sentences and list items, without Markdown's marks. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?…])\s+(?=[\p{Lu}«"])/u)
    .map((part) =>
      part
        .replace(/^[#>*\-•\s]+/, '')
        .replaceAll('**', '')
        .trim(),
    )
    .filter((part) => /\p{L}.*\s.*\p{L}/u.test(part))
