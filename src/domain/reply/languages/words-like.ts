/**
 * A pattern for any of some words, in lower case: `*` stands for any letters, `_` for space between two words. What stands
 * with an apostrophe in the text is looked for with a straight one.
 */
export function wordsLike(list: string): RegExp {
  const words = list
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replaceAll('*', '\\p{L}*').replaceAll('_', '\\s+'));
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'u');
}
