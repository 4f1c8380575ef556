/** What a card shows of a comment: so many code points and so many lines; the whole of a longer one is in the thread. */
export const COMMENT_ON_CARD = { codePoints: 600, lines: 12 } as const;

/** True when the card cannot show the whole comment. */
export function needsThreadForComment(comment: string | null): boolean {
  if (comment === null) return false;
  const text = comment.trim();
  return [...text].length > COMMENT_ON_CARD.codePoints || text.split('\n').length > COMMENT_ON_CARD.lines;
}
