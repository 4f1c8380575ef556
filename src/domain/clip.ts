/** At most so many characters; what was cut off is told by an ellipsis. */
export function clip(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

/** The same, on one line and without characters that nobody sees. */
export function clippedLine(text: string, max: number): string {
  return clip(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim(), max);
}
